package com.memberhub.adapter.rest.security;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** Too many failed sign-ins. */
final class ThrottledException extends AuthenticationException {

    private final transient Duration waitingTime;

    ThrottledException(Duration waitingTime) {
        super("too many failed sign-ins");
        this.waitingTime = waitingTime;
    }

    /** For Retry-After: whole seconds, at least one. */
    long secondsToWait() {
        return Math.max(1, waitingTime.plusMillis(999).toSeconds());
    }
}
