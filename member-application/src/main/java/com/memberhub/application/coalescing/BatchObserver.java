package com.memberhub.application.coalescing;

import java.time.Duration;
import java.util.List;

/** Hears how calls are put together. It is called by the threads that do the work, and has to be quick. */
@FunctionalInterface
public interface BatchObserver {

    /**
     * A batch begins.
     *
     * @param waited how long each of its calls waited to begin; as many as the batch has calls
     */
    void batchBegins(List<Duration> waited);
}
