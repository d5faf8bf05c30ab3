package com.memberhub.adapter.rest.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

/**
 * The name that somebody typed whose sign-in failed, for the form that they are led back to: most often it was the password that
 * was wrong. It stands in no address, and in their session only until the form is shown.
 */
final class NameOfSignIn {

    private static final String KEY = NameOfSignIn.class.getName();
    private static final int LONGEST = 128;

    private NameOfSignIn() {}

    /** Whoever sent the form has a session: that of its token. */
    static void keep(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        String name = request.getParameter("username");
        if (session != null && name != null && name.length() <= LONGEST) {
            session.setAttribute(KEY, name);
        }
    }

    static @Nullable String take(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(KEY) instanceof String name)) {
            return null;
        }
        session.removeAttribute(KEY);
        return name;
    }
}
