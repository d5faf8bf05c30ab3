package com.memberhub.adapter.rest.security;

import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * Lets the sessions of people who have not signed in end soon: whoever looks at the login page has one, for the token of its form,
 * and anybody can look at it as often as they like. Who signs in has the usual time from then on.
 */
@Component
class AnonymousSessionTimeout implements HttpSessionListener {

    private static final Duration TIME_TO_SIGN_IN = Duration.ofMinutes(10);

    @Override
    public void sessionCreated(HttpSessionEvent created) {
        created.getSession().setMaxInactiveInterval((int) TIME_TO_SIGN_IN.toSeconds());
    }

    static void keep(HttpSession session) {
        Duration usual = Duration.ofMinutes(session.getServletContext().getSessionTimeout());
        session.setMaxInactiveInterval((int) usual.toSeconds());
    }
}
