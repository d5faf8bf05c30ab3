package com.memberhub.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

/** Every answer that a caller took for a promise, written down by the caller. */
final class Ledger {

    /** Longer than anything takes that goes well. */
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Collection<Acknowledged> entries = new ConcurrentLinkedQueue<>();
    private final AtomicInteger size = new AtomicInteger();

    void write(Acknowledged entry) {
        entries.add(entry);
        size.incrementAndGet();
    }

    int size() {
        return size.get();
    }

    List<Acknowledged> entries() {
        return List.copyOf(entries);
    }

    List<Acknowledged> before(Instant instant) {
        return entries.stream().filter(entry -> entry.at().isBefore(instant)).toList();
    }

    /** Waits until so many more are written. */
    void await(int more) {
        await(more, PATIENCE);
    }

    /** Waits until so many more are written, for no longer than this. */
    void await(int more, Duration patience) {
        int wanted = size() + more;
        Awaitility.await()
                .atMost(patience)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> size() >= wanted);
    }

    /**
     * A call that was answered with success.
     *
     * @param at when the answer had arrived
     */
    record Acknowledged(Identity identity, String outOpenId, String requestId, String outcome, Instant at) {}
}
