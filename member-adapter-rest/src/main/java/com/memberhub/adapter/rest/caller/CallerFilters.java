package com.memberhub.adapter.rest.caller;

import com.memberhub.adapter.rest.envelope.Envelopes;
import org.springframework.stereotype.Component;

/** Makes filters that ask who calls. */
@Component
public class CallerFilters {

    private final CallerAuthentication authentication;
    private final CallerRefusals refusals;
    private final Envelopes envelopes;

    CallerFilters(CallerAuthentication authentication, CallerRefusals refusals, Envelopes envelopes) {
        this.authentication = authentication;
        this.refusals = refusals;
        this.envelopes = envelopes;
    }

    /** A filter for POST requests to a path. */
    public CallerFilter of(String path) {
        return new CallerFilter(path, authentication, refusals, envelopes);
    }
}
