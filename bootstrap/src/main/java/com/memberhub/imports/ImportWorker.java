package com.memberhub.imports;

import com.memberhub.application.imports.ImportWork;
import com.memberhub.application.imports.ImportWork.StepFailedException;
import java.util.function.BooleanSupplier;
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
    private static final long A_SECOND = 1_000;
    private static final long TEN_MINUTES = 600_000;

    private final ImportWork work;
    /** An outage is told once, not every second. */
    private volatile boolean waiting;

    private volatile boolean stopping;

    ImportWorker(ImportWork work) {
        this.work = work;
    }

    @Scheduled(initialDelay = A_SECOND, fixedDelay = A_SECOND)
    void advance() {
        try {
            doWhile(work::advance);
            waiting = false;
        } catch (StepFailedException failed) {
            if (passes(failed.reason())) {
                await(failed.reason());
            } else {
                // Not the message: it may hold what the line holds.
                LOG.error("Import {} is stopped by a defect: {}", failed.id(), reason(failed));
                work.giveUp(failed.id());
            }
        } catch (RuntimeException outsideOfAStep) {
            await(outsideOfAStep);
        }
    }

    /** A connection that is cut within a step, or at its end, comes as one of two that sound as if it were for good. */
    private static boolean passes(Throwable failure) {
        return failure instanceof TransientDataAccessException
                || failure instanceof RecoverableDataAccessException
                || failure instanceof NonTransientDataAccessResourceException
                || failure instanceof UncategorizedDataAccessException
                || failure instanceof TransactionException;
    }

    private void await(Throwable failure) {
        if (!waiting) {
            LOG.warn("Imports wait for the database: {}", reason(failure));
        }
        waiting = true;
    }

    @Scheduled(initialDelay = A_SECOND, fixedDelay = TEN_MINUTES)
    void tidy() {
        try {
            doWhile(work::tidy);
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
