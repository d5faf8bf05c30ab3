package com.memberhub.adapter.jpa.database;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * Work at the same time, each in a thread of its own. The common pool has as many threads as there are processors, less one: of
 * two who wait for each other, the second would never begin.
 */
public final class Elsewhere {

    private static final Executor OWN_THREAD = work -> {
        Thread thread = new Thread(work, "elsewhere");
        thread.setDaemon(true);
        thread.start();
    };

    private Elsewhere() {}

    /** What the work will have given. */
    public static <T> CompletableFuture<T> supply(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, OWN_THREAD);
    }

    /** When the work will have ended. */
    public static CompletableFuture<Void> run(Runnable work) {
        return CompletableFuture.runAsync(work, OWN_THREAD);
    }
}
