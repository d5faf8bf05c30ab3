package com.memberhub.adapter.rest.envelope;

import com.memberhub.application.journal.RequestId;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Gives every request its id, before anything else sees it: in the answer's header and in every log line (MDC). */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class RequestIdFilter extends OncePerRequestFilter {

    private static final String MDC_KEY = "requestId";

    private final Envelopes envelopes;

    RequestIdFilter(Envelopes envelopes) {
        this.envelopes = envelopes;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        RequestId requestId = envelopes.requestId(request);
        response.setHeader(Envelopes.REQUEST_ID_HEADER, requestId.value());
        try (MDC.MDCCloseable inLog = MDC.putCloseable(MDC_KEY, requestId.value())) {
            chain.doFilter(request, response);
        }
    }

    /** The error page of a failed request logs too. */
    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }
}
