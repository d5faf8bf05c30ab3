package com.memberhub.adapter.rest.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import com.memberhub.adapter.rest.network.Origin;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts failed sign-ins, so that nobody guesses passwords. A window begins with its first failure and ends after
 * {@link #WINDOW}, however many follow.
 *
 * <p>A name is counted at each address with a low limit and over all addresses with a high one: else anybody could keep
 * somebody out by failing in their name. The high one holds only where the name has not been proven lately, for the same reason.
 */
final class LoginThrottle {

    static final Duration WINDOW = Duration.ofMinutes(10);
    static final int FAILURES_OF_A_NAME_AT_AN_ADDRESS = 10;
    static final int FAILURES_AT_AN_ADDRESS = 30;
    static final int FAILURES_OF_A_NAME = 100;

    /** For how long somebody who signed in at an address is not kept out of it by what others do elsewhere. */
    static final Duration AT_HOME = Duration.ofDays(1);

    private static final int MOST_COUNTERS = 100_000;
    private static final int LONGEST_NAME = 128;
    private static final String EVERYWHERE = "*";

    private final Cache<Counted, AtomicInteger> failures;
    private final Cache<Counted, Boolean> atHome;

    LoginThrottle(Ticker ticker) {
        failures = Caffeine.newBuilder()
                .ticker(ticker)
                .maximumSize(MOST_COUNTERS)
                .expireAfter(Expiry.<Counted, AtomicInteger>creating((counted, count) -> WINDOW))
                .build();
        atHome = Caffeine.newBuilder()
                .ticker(ticker)
                .maximumSize(MOST_COUNTERS)
                .expireAfterWrite(AT_HOME)
                .build();
    }

    /** How long this name has to wait at this address; empty when it need not. */
    Optional<Duration> waitingTime(String name, String address) {
        boolean isAtHome = atHome.getIfPresent(Counted.nameAtAddress(name, address)) != null;
        return counters(name, address).stream()
                .filter(counted -> !(isAtHome && counted.isEverywhere()))
                .filter(counted -> {
                    AtomicInteger count = failures.getIfPresent(counted);
                    return count != null && count.get() >= counted.limit();
                })
                .map(this::remaining)
                .max(Duration::compareTo);
    }

    void failed(String name, String address) {
        counters(name, address)
                .forEach(counted ->
                        failures.get(counted, fresh -> new AtomicInteger()).incrementAndGet());
    }

    /** Somebody who knows the password is no guesser. The address stays counted: others may guess there. */
    void succeeded(String name, String address) {
        Counted here = Counted.nameAtAddress(name, address);
        failures.invalidate(here);
        atHome.put(here, true);
    }

    private Duration remaining(Counted counted) {
        return failures.policy()
                .expireVariably()
                .flatMap(policy -> policy.getExpiresAfter(counted))
                .orElse(WINDOW);
    }

    private static List<Counted> counters(String name, String address) {
        return List.of(
                Counted.nameAtAddress(name, address),
                new Counted("", Origin.neighbourhood(address), FAILURES_AT_AN_ADDRESS),
                new Counted(shortened(name), EVERYWHERE, FAILURES_OF_A_NAME));
    }

    /** What is typed as a name may be of any length; the memory may not. */
    private static String shortened(String name) {
        return name.substring(0, Math.min(name.length(), LONGEST_NAME));
    }

    private record Counted(String name, String network, int limit) {

        static Counted nameAtAddress(String name, String address) {
            return new Counted(shortened(name), Origin.neighbourhood(address), FAILURES_OF_A_NAME_AT_AN_ADDRESS);
        }

        boolean isEverywhere() {
            return network.equals(EVERYWHERE);
        }
    }
}
