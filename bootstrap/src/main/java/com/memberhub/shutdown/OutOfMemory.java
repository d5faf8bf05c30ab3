package com.memberhub.shutdown;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the process when one of its threads ends for want of memory. What is left of such a hub is half of one: without the thread that
 * accepts connections it says nothing to anybody, for ever, and nobody starts it again. A request that asks for too much fails alone;
 * its thread goes on. Where the JVM runs with {@code -XX:+ExitOnOutOfMemoryError}, it ends before.
 */
public final class OutOfMemory implements Thread.UncaughtExceptionHandler {

    /** As the JVM's own. */
    private static final int EXIT_CODE = 3;

    private static final Logger LOG = LoggerFactory.getLogger(OutOfMemory.class);

    private final Runnable end;

    OutOfMemory(Runnable end) {
        this.end = end;
    }

    /** From now on, in this process. No hook runs then, for it may want memory too; what was answered is stored. */
    public static void endsThisProcess() {
        Thread.setDefaultUncaughtExceptionHandler(
                new OutOfMemory(() -> Runtime.getRuntime().halt(EXIT_CODE)));
    }

    @Override
    public void uncaughtException(Thread thread, Throwable failure) {
        if (failure instanceof OutOfMemoryError) {
            try {
                LOG.error("There is no memory left, and the hub ends: a part of it would go on and serve nobody");
            } finally {
                end.run();
            }
        } else {
            // As without a handler: when a start fails early there is no log yet, and a line of it would be lost.
            System.err.print("Exception in thread \"" + thread.getName() + "\" ");
            failure.printStackTrace();
        }
    }
}
