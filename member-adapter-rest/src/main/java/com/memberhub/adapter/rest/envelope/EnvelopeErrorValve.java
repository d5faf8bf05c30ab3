package com.memberhub.adapter.rest.envelope;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers what never reached the application: Tomcat itself refused it, for a malformed request line, say. Tomcat's own
 * page would be HTML.
 */
class EnvelopeErrorValve extends ErrorReportValve {

    private static final Logger LOG = LoggerFactory.getLogger(EnvelopeErrorValve.class);
    private static final int FIRST_ERROR = 400;

    private final Envelopes envelopes;

    EnvelopeErrorValve(Envelopes envelopes) {
        this.envelopes = envelopes;
    }

    @Override
    protected void report(Request request, Response response, Throwable throwable) {
        int status = response.getStatus();
        if (status < FIRST_ERROR || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            envelopes.writeFailure(request.getRequest(), response.getResponse(), status);
        } catch (IOException callerIsGone) {
            LOG.debug("Nobody was there to read the answer", callerIsGone);
        }
    }
}
