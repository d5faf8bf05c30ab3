package com.memberhub.adapter.rest.security;

import com.memberhub.adapter.rest.problem.Problems;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/** Tells programs, as a problem, why they may not. */
final class ApiRefusals implements AuthenticationEntryPoint, AccessDeniedHandler {

    private static final String BASIC = "Basic realm=\"member-hub\", charset=\"UTF-8\"";

    private final Problems problems;
    private final AuthenticationEntryPoint bearer = new BearerTokenAuthenticationEntryPoint();

    ApiRefusals(Problems problems) {
        this.problems = problems;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException cause)
            throws IOException {
        if (cause instanceof ThrottledException throttled) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(throttled.secondsToWait()));
            problems.write(request, response, HttpStatus.TOO_MANY_REQUESTS.value());
            return;
        }
        if (cause instanceof OAuth2AuthenticationException) {
            challengeBearer(request, response, cause);
        } else {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, BASIC);
        }
        problems.write(request, response, HttpStatus.UNAUTHORIZED.value());
    }

    /** RFC 6750: what is wrong with the token stands in the header. */
    private void challengeBearer(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException cause)
            throws IOException {
        try {
            bearer.commence(request, response, cause);
        } catch (ServletException never) {
            throw new IllegalStateException(never);
        }
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException cause)
            throws IOException {
        int status = HttpStatus.FORBIDDEN.value();
        problems.write(
                request,
                response,
                SignedInStaff.hasNoRole()
                        ? problems.of(request, status, Problems.NO_ROLE, List.of())
                        : problems.ofStatus(request, status));
    }
}
