package com.memberhub.adapter.rest.caller;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import com.memberhub.adapter.rest.network.Origin;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts refused calls by address. A minute begins with its first refusal. Who calls rightly is never counted and never
 * held up, whoever else fails at their address.
 */
final class FailureThrottle {

    static final Duration WINDOW = Duration.ofMinutes(1);
    static final int FAILURES_AT_AN_ADDRESS = 60;

    /** Over all addresses: who has many would fill the disk else. */
    static final int KEPT_IN_ALL = 200;

    private static final int MOST_COUNTERS = 100_000;
    private static final String EVERYWHERE = "";

    private final Cache<String, AtomicInteger> failures;

    FailureThrottle(Ticker ticker) {
        failures = Caffeine.newBuilder()
                .ticker(ticker)
                .maximumSize(MOST_COUNTERS)
                .expireAfter(Expiry.<String, AtomicInteger>creating((counted, count) -> WINDOW))
                .build();
    }

    /** Counts a refusal, and says how long this address has to wait; empty where there were not too many of it. */
    Optional<Duration> failed(String address) {
        String neighbourhood = Origin.neighbourhood(address);
        return count(neighbourhood) > FAILURES_AT_AN_ADDRESS ? Optional.of(remaining(neighbourhood)) : Optional.empty();
    }

    /** Whether a refusal may be kept: counts it, and says no where there were too many in all. */
    boolean mayKeep() {
        return count(EVERYWHERE) <= KEPT_IN_ALL;
    }

    private int count(String counted) {
        return failures.get(counted, fresh -> new AtomicInteger()).incrementAndGet();
    }

    private Duration remaining(String counted) {
        return failures.policy()
                .expireVariably()
                .flatMap(policy -> policy.getExpiresAfter(counted))
                .orElse(WINDOW);
    }
}
