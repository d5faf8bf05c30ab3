package com.memberhub.adapter.rest.caller;

import com.memberhub.adapter.rest.envelope.Envelopes;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.server.ResponseStatusException;

/** Lets through whoever proves that they may call a path. Everybody else learns that they could not, and no more. */
public final class CallerFilter extends OncePerRequestFilter implements Ordered {

    /** Behind the filter that gives requests their ids, before those that look at what is asked for. */
    private static final int ORDER = 0;

    private static final Logger LOG = LoggerFactory.getLogger(CallerFilter.class);

    private final String path;
    private final CallerAuthentication authentication;
    private final CallerRefusals refusals;
    private final Envelopes envelopes;

    CallerFilter(String path, CallerAuthentication authentication, CallerRefusals refusals, Envelopes envelopes) {
        this.path = path;
        this.authentication = authentication;
        this.refusals = refusals;
        this.envelopes = envelopes;
    }

    @Override
    public int getOrder() {
        return ORDER;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST") || !request.getServletPath().equals(path);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isKnown(request, response)) {
            chain.doFilter(new RequestWithoutQuery(request), response);
        }
    }

    /** Whether the request may go on; if not, it has been answered. */
    private boolean isKnown(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            Caller caller =
                    authentication.authenticate(request).orElseThrow(reason -> refusals.unknown(request, reason));
            caller.sent(request);
            refusals.requireRate(caller);
            return true;
        } catch (ResponseStatusException refused) {
            answer(request, response, refused);
        } catch (IOException brokenOff) {
            LOG.debug("The body broke off: {}", brokenOff.toString());
            envelopes.writeFailure(request, response, HttpStatus.BAD_REQUEST.value());
        }
        return false;
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, ResponseStatusException refused)
            throws IOException {
        HttpHeaders headers = refused.getHeaders();
        headers.forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        envelopes.writeFailure(request, response, refused.getStatusCode().value());
    }
}
