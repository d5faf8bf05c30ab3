package com.memberhub.adapter.rest.caller;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How often an app may call: a token bucket that holds what comes in a second, so that a burst may be as large as that. Each
 * hub has its own.
 */
public final class CallRate {

    private final @Nullable Bucket bucket;

    private CallRate(@Nullable Bucket bucket) {
        this.bucket = bucket;
    }

    /** As often as it likes. */
    public static CallRate unlimited() {
        return new CallRate(null);
    }

    /** So many calls a second, at least one. */
    public static CallRate perSecond(int calls) {
        return perSecond(calls, TimeMeter.SYSTEM_NANOTIME);
    }

    static CallRate perSecond(int calls, TimeMeter time) {
        return new CallRate(Bucket.builder()
                .addLimit(limit -> limit.capacity(calls).refillGreedy(calls, Duration.ofSeconds(1)))
                .withCustomTimePrecision(time)
                .build());
    }

    /** Takes a call, or says how long to wait for the next one; empty where it was taken. */
    Optional<Duration> take() {
        if (bucket == null) {
            return Optional.empty();
        }
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Optional.empty() : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }
}
