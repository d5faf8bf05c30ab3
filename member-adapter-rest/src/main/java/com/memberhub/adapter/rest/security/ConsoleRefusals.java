package com.memberhub.adapter.rest.security;

import com.memberhub.adapter.rest.problem.Problems;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.csrf.CsrfException;

/** Sends people to sign in, or tells them on a page why they may not. */
final class ConsoleRefusals implements AuthenticationEntryPoint, AccessDeniedHandler {

    private static final String BY_HTMX = "HX-Request";
    private static final String REDIRECTION_OF_HTMX = "HX-Redirect";
    private static final String EXPIRED = ConsolePaths.LOGIN + "?expired";

    private final AuthenticationEntryPoint loginPage = new LoginUrlAuthenticationEntryPoint(ConsolePaths.LOGIN);

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException cause)
            throws IOException, ServletException {
        if (request.getHeader(BY_HTMX) == null) {
            loginPage.commence(request, response, cause);
        } else {
            sendByHtmx(response, ConsolePaths.LOGIN);
        }
    }

    /** A redirect would put the login page into the middle of the page that is there. */
    private static void sendByHtmx(HttpServletResponse response, String path) {
        response.setHeader(REDIRECTION_OF_HTMX, path);
        response.setStatus(HttpStatus.UNAUTHORIZED.value());
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException cause)
            throws IOException {
        boolean expired = cause instanceof CsrfException;
        if (expired && request.getHeader(BY_HTMX) != null) {
            // To try again would never help: the page's token is that of a session which is over.
            sendByHtmx(response, EXPIRED);
            return;
        }
        if (expired && isLoginOrLogout(request)) {
            // Its session is over: whoever left the page open over lunch just signs in again.
            response.sendRedirect(EXPIRED);
            return;
        }
        if (expired) {
            request.setAttribute(Problems.MESSAGE_KEY, Problems.EXPIRED);
        } else if (SignedInStaff.hasNoRole()) {
            request.setAttribute(Problems.MESSAGE_KEY, Problems.NO_ROLE);
        }
        response.sendError(HttpStatus.FORBIDDEN.value());
    }

    private static boolean isLoginOrLogout(HttpServletRequest request) {
        String path = request.getServletPath();
        return path.equals(ConsolePaths.LOGIN) || path.equals(ConsolePaths.LOGOUT);
    }
}
