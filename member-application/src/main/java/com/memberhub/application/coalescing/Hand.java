package com.memberhub.application.coalescing;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Hands one thing after another to the thread that made it. Nothing is given before what was given last is taken. An
 * interrupted thread takes as well, and is interrupted afterwards: what it is handed may be others' work.
 */
final class Hand<T> {

    private final Thread taker = Thread.currentThread();
    private volatile @Nullable T held;

    void give(T thing) {
        held = thing;
        LockSupport.unpark(taker);
    }

    /** Waits for what is given next. */
    T take() {
        T taken = take(Long.MAX_VALUE);
        while (taken == null) {
            taken = take(Long.MAX_VALUE);
        }
        return taken;
    }

    /** Waits for what is given next, but no longer than that; then null. */
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
        if (taken != null) {
            held = null;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return taken;
    }
}
