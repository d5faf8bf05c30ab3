package com.memberhub.retention;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Purges a batch of what is old, and knows when the next is due: soon where there is more, else after a while. The calls
 * of the platform get the database in between.
 */
final class RetentionSchedule {

    static final Duration BETWEEN_BATCHES = Duration.ofMillis(200);
    static final Duration BETWEEN_LOOKS = Duration.ofMinutes(5);

    private static final Logger LOG = LoggerFactory.getLogger(RetentionSchedule.class);

    private final String what;
    private final BooleanSupplier batch;
    private final Clock clock;
    private Duration pause = BETWEEN_BATCHES;

    /**
     * A schedule.
     *
     * @param what is purged, for the log
     * @param batch purges some of it, and says whether there may be more
     */
    RetentionSchedule(String what, BooleanSupplier batch, Clock clock) {
        this.what = what;
        this.batch = batch;
        this.clock = clock;
    }

    void purgeBatch() {
        try {
            pause = batch.getAsBoolean() ? BETWEEN_BATCHES : BETWEEN_LOOKS;
        } catch (DataAccessException | TransactionException notNow) {
            pause = BETWEEN_LOOKS;
            LOG.warn(
                    "Old {} could not be purged now, later then: {}",
                    what,
                    notNow.getClass().getSimpleName());
        }
    }

    Instant next() {
        return clock.instant().plus(pause);
    }
}
