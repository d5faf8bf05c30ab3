package com.memberhub.retention;

import com.memberhub.application.retention.PurgePayloads;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Purges a batch of old payloads, and knows when the next is due: soon where there is more, else after a while. The calls
 * of the platform get the database in between.
 */
final class RetentionSchedule {

    static final Duration BETWEEN_BATCHES = Duration.ofMillis(200);
    static final Duration BETWEEN_LOOKS = Duration.ofMinutes(5);

    private static final Logger LOG = LoggerFactory.getLogger(RetentionSchedule.class);

    private final PurgePayloads purgePayloads;
    private final Duration payloadAge;
    private final Clock clock;
    private Duration pause = BETWEEN_BATCHES;

    RetentionSchedule(PurgePayloads purgePayloads, Duration payloadAge, Clock clock) {
        this.purgePayloads = purgePayloads;
        this.payloadAge = payloadAge;
        this.clock = clock;
    }

    void purgeBatch() {
        try {
            pause = purgePayloads.purgeBatch(payloadAge) ? BETWEEN_BATCHES : BETWEEN_LOOKS;
        } catch (DataAccessException | TransactionException notNow) {
            pause = BETWEEN_LOOKS;
            LOG.warn(
                    "Old payloads could not be purged now, later then: {}",
                    notNow.getClass().getSimpleName());
        }
    }

    Instant next() {
        return clock.instant().plus(pause);
    }
}
