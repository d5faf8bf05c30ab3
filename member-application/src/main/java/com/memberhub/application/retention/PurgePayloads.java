package com.memberhub.application.retention;

import java.time.Clock;
import java.time.Duration;
import org.springframework.transaction.annotation.Transactional;

/** Purges old payloads in batches that are small enough to disturb nobody. What was decided of a call stays. */
public class PurgePayloads {

    /** How many calls one transaction purges. */
    public static final int BATCH = 1_000;

    private static final int LONGEST_SECONDS = 30;

    private final OldPayloads payloads;
    private final Clock clock;

    public PurgePayloads(OldPayloads payloads, Clock clock) {
        this.payloads = payloads;
        this.clock = clock;
    }

    /**
     * Purges a batch.
     *
     * @param age how old a call has to be
     * @return whether there may be more: the batch was full
     */
    @Transactional(timeout = LONGEST_SECONDS)
    public boolean purgeBatch(Duration age) {
        return payloads.purge(clock.instant().minus(age), BATCH) == BATCH;
    }
}
