package com.memberhub.adapter.rest.envelope;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.slf4j.MDC;

/**
 * Puts the id of every request into every line that is logged on its behalf (MDC), and takes it and all that was put
 * beside it away again. Around the container's own lines too: a filter would be too far inside.
 */
class RequestIdValve extends ValveBase {

    private static final String MDC_KEY = "requestId";

    private final Envelopes envelopes;

    RequestIdValve(Envelopes envelopes) {
        super(true);
        this.envelopes = envelopes;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        MDC.put(MDC_KEY, envelopes.requestId(request.getRequest()).value());
        try {
            getNext().invoke(request, response);
        } finally {
            // The thread serves somebody else next.
            MDC.clear();
        }
    }
}
