package com.memberhub.adapter.rest.caller;

import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** A caller who is turned away. It says nothing but with which answer. */
final class CallerRefusedException extends ResponseStatusException {

    private static final long MILLIS_BELOW_A_SECOND = 999;

    private final transient HttpHeaders headers;

    CallerRefusedException(HttpStatus status, HttpHeaders headers) {
        super(status);
        this.headers = headers;
    }

    /** Too many refusals of one address. */
    static CallerRefusedException throttled(Duration waitingTime) {
        HttpHeaders headers = new HttpHeaders();
        long seconds = Math.max(1, waitingTime.plusMillis(MILLIS_BELOW_A_SECOND).toSeconds());
        headers.set(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        return new CallerRefusedException(HttpStatus.TOO_MANY_REQUESTS, headers);
    }

    @Override
    public HttpHeaders getHeaders() {
        return headers;
    }
}
