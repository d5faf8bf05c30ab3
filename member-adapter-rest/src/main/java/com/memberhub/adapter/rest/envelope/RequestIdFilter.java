package com.memberhub.adapter.rest.envelope;

import com.memberhub.application.journal.RequestId;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Tells every request its id, in the answer's header. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class RequestIdFilter extends OncePerRequestFilter {

    private final Envelopes envelopes;

    RequestIdFilter(Envelopes envelopes) {
        this.envelopes = envelopes;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        RequestId requestId = envelopes.requestId(request);
        response.setHeader(Envelopes.REQUEST_ID_HEADER, requestId.value());
        chain.doFilter(request, response);
    }

    /** What failed is answered anew, without the headers that were there. */
    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }
}
