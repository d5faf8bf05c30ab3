package com.memberhub.adapter.rest.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses a large form of whoever is not signed in, before anybody asks for a field of it. Tomcat makes room for as much as a form
 * says it has before the first byte came, and for up to two megabytes of one that does not say; a few hundred of either would fill
 * the heap.
 */
final class AnonymousFormLimit extends OncePerRequestFilter {

    /** A name, a password and a token have far less. */
    private static final int MOST_BYTES = 16 * 1024;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (mayBeLarge(request) && !isSignedIn()) {
            response.sendError(HttpStatus.CONTENT_TOO_LARGE.value());
            return;
        }
        chain.doFilter(request, response);
    }

    /** In chunks a body does not say how large it is. No browser sends a form so. */
    private static boolean mayBeLarge(HttpServletRequest request) {
        return request.getContentLengthLong() > MOST_BYTES || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
    }

    private static boolean isSignedIn() {
        return SignedInStaff.of(SecurityContextHolder.getContext().getAuthentication())
                .isPresent();
    }
}
