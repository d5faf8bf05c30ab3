package com.memberhub.application.privacy;

import java.time.Duration;

/** Somebody searched for too many whole mobiles that are nobody's, and has to wait. */
public final class TooManySearchesException extends RuntimeException {

    private final transient Duration waitingTime;

    TooManySearchesException(Duration waitingTime) {
        super("too many searches for whole mobiles found nobody", null, false, false);
        this.waitingTime = waitingTime;
    }

    /** For Retry-After: whole seconds, at least one. */
    public long secondsToWait() {
        return Math.max(1, waitingTime.plusMillis(999).toSeconds());
    }
}
