package com.memberhub.adapter.rest.extension;

import com.memberhub.adapter.rest.envelope.Envelopes;
import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses whatever is not POST. Spring would answer OPTIONS and a browser's preflight request by itself, without an
 * envelope, and allow methods that no handler has.
 */
@Component
class PostOnlyFilter extends OncePerRequestFilter {

    private static final String POST = HttpMethod.POST.name();

    private final Envelopes envelopes;

    PostOnlyFilter(Envelopes envelopes) {
        this.envelopes = envelopes;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getMethod().equals(POST)
                || !request.getServletPath().equals(MemberCreateExtensionController.PATH);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException {
        response.setHeader(HttpHeaders.ALLOW, POST);
        envelopes.writeFailure(request, response, HttpStatus.METHOD_NOT_ALLOWED.value());
    }
}
