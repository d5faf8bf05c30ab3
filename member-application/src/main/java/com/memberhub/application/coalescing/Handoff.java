package com.memberhub.application.coalescing;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Hands one thing over to the thread that created this. An interrupt does not end the wait, it is only restored afterwards:
 * the thread has to know what became of its call.
 */
final class Handoff<T> {

    private final Thread taker = Thread.currentThread();
    private volatile @Nullable T held;

    void give(T thing) {
        held = thing;
        LockSupport.unpark(taker);
    }

    /** Waits for what is given. */
    T take() {
        T taken = take(Long.MAX_VALUE);
        while (taken == null) {
            taken = take(Long.MAX_VALUE);
        }
        return taken;
    }

    /** Waits for what is given, but no longer than that; then null. */
    @Nullable
    T take(long nanos) {
        long started = System.nanoTime();
        boolean interrupted = false;
        T taken = held;
        while (taken == null) {
            long left = nanos - (System.nanoTime() - started);
            if (left <= 0) {
                break;
            }
            LockSupport.parkNanos(this, left);
            interrupted |= Thread.interrupted();
            taken = held;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return taken;
    }
}
