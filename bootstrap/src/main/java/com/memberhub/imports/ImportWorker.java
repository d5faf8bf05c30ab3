package com.memberhub.imports;

import com.memberhub.application.imports.AdvanceImports;
import com.memberhub.application.imports.AdvanceImports.StepFailedException;
import java.sql.SQLException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.dao.UncategorizedDataAccessException;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Looks every second whether an import can go forward, on every hub of a database: whichever is first takes the step, so
 * that an import goes on when a hub dies.
 */
@Component
@EnableScheduling
class ImportWorker implements ApplicationListener<ContextClosedEvent> {

    private static final Logger LOG = LoggerFactory.getLogger(ImportWorker.class);
    /** SQLSTATE of PostgreSQL. */
    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    private static final long A_SECOND = 1_000;
    private static final long TEN_MINUTES = 600_000;

    private final AdvanceImports advanceImports;
    /** An outage is told once, not every second. */
    private volatile boolean waiting;

    private volatile boolean stopping;

    ImportWorker(AdvanceImports advanceImports) {
        this.advanceImports = advanceImports;
    }

    @Scheduled(initialDelay = A_SECOND, fixedDelay = A_SECOND)
    void advance() {
        try {
            doWhile(advanceImports::advance);
            waiting = false;
        } catch (StepFailedException failed) {
            if (passes(failed.reason())) {
                await(failed.reason());
            } else {
                giveUp(failed);
            }
        } catch (RuntimeException outsideOfAStep) {
            await(outsideOfAStep);
        }
    }

    private void giveUp(StepFailedException failed) {
        try {
            advanceImports.giveUp(failed.id());
            // Not the message: it may hold what the line holds.
            LOG.error("Import {} is stopped by a defect: {}", failed.id(), reason(failed));
        } catch (RuntimeException notNow) {
            // The step is taken again, and fails again.
            await(notNow);
        }
    }

    /**
     * A connection that is cut within a step, or at its end, comes as one of two that sound as if it were for good. A right that the
     * hub's role lacks is nothing of this import, and ends when somebody grants it.
     */
    private static boolean passes(Throwable failure) {
        return forbidden(failure) != null
                || failure instanceof TransientDataAccessException
                || failure instanceof RecoverableDataAccessException
                || failure instanceof NonTransientDataAccessResourceException
                || failure instanceof UncategorizedDataAccessException
                || failure instanceof TransactionException;
    }

    /** What the database forbids; null where it is something else that failed. */
    private static @Nullable SQLException forbidden(Throwable failure) {
        return NestedExceptionUtils.getMostSpecificCause(failure) instanceof SQLException refused
                        && INSUFFICIENT_PRIVILEGE.equals(refused.getSQLState())
                ? refused
                : null;
    }

    private void await(Throwable failure) {
        if (!waiting) {
            SQLException forbidden = forbidden(failure);
            // What is forbidden names a table and no line.
            LOG.warn("Imports wait for the database: {}", forbidden == null ? reason(failure) : forbidden.toString());
        }
        waiting = true;
    }

    @Scheduled(initialDelay = A_SECOND, fixedDelay = TEN_MINUTES)
    void tidy() {
        try {
            doWhile(advanceImports::tidy);
        } catch (RuntimeException again) {
            LOG.warn("Lines of imports could not be forgotten; tried again later: {}", reason(again));
        }
    }

    /** A hub that is asked to stop finishes its step and leaves the rest to another, or to its next start. */
    @Override
    public void onApplicationEvent(ContextClosedEvent closed) {
        stopping = true;
    }

    private void doWhile(BooleanSupplier step) {
        boolean more = true;
        while (more && !stopping) {
            more = step.getAsBoolean();
        }
    }

    private static String reason(Throwable failure) {
        return NestedExceptionUtils.getMostSpecificCause(failure).getClass().getName();
    }
}
