package com.memberhub.observability;

import com.memberhub.adapter.rest.envelope.Envelopes;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.server.observation.DefaultServerRequestObservationConvention;
import org.springframework.http.server.observation.ServerRequestObservationContext;

/** Says of a request which it was, so that the id that a caller was answered finds its trace, and not what was asked for. */
class RequestTraces extends DefaultServerRequestObservationConvention {

    static final String REQUEST_ID = "requestId";

    private final Envelopes envelopes;

    RequestTraces(Envelopes envelopes) {
        this.envelopes = envelopes;
    }

    @Override
    public KeyValues getHighCardinalityKeyValues(ServerRequestObservationContext context) {
        HttpServletRequest request = context.getCarrier();
        return request == null
                ? KeyValues.empty()
                : KeyValues.of(
                        KeyValue.of(REQUEST_ID, envelopes.requestId(request).value()));
    }
}
