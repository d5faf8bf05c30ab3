package com.memberhub.application.caller;

import java.time.Clock;
import java.time.Duration;
import org.springframework.transaction.annotation.Transactional;

/** Removes old lines of refused callers, in batches that are small enough to disturb nobody. */
public class PurgeRefusedCallers {

    /** How many lines one transaction removes. */
    public static final int BATCH = 1_000;

    private static final int LONGEST_SECONDS = 30;

    private final RefusedCallers callers;
    private final Clock clock;

    public PurgeRefusedCallers(RefusedCallers callers, Clock clock) {
        this.callers = callers;
        this.clock = clock;
    }

    /**
     * Removes a batch.
     *
     * @param age how old a line has to be
     * @return whether there may be more: the batch was full
     */
    @Transactional(timeout = LONGEST_SECONDS)
    public boolean purgeBatch(Duration age) {
        return callers.purge(clock.instant().minus(age), BATCH) == BATCH;
    }
}
