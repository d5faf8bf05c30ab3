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
 * of the platform get the database in between: however slow it is, a purge takes a tenth of the time at most.
 */
final class RetentionSchedule {

    static final Duration BETWEEN_BATCHES = Duration.ofMillis(200);

    /** How many times as long as a batch takes the pause after it is. */
    static final int REST = 9;

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
            Instant start = clock.instant();
            boolean more = batch.getAsBoolean();
            pause = more ? rest(Duration.between(start, clock.instant())) : BETWEEN_LOOKS;
        } catch (DataAccessException | TransactionException notNow) {
            pause = BETWEEN_LOOKS;
            LOG.warn(
                    "Old {} could not be purged now, later then: {}",
                    what,
                    notNow.getClass().getSimpleName());
        }
    }

    /** No batch takes so long that it would rest longer than between two looks: a clock that was set does. */
    private static Duration rest(Duration taken) {
        Duration rest = taken.multipliedBy(REST);
        if (rest.compareTo(BETWEEN_LOOKS) > 0) {
            return BETWEEN_LOOKS;
        }
        return rest.compareTo(BETWEEN_BATCHES) > 0 ? rest : BETWEEN_BATCHES;
    }

    Instant next() {
        return clock.instant().plus(pause);
    }
}
