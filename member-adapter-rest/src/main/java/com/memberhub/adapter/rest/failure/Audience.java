package com.memberhub.adapter.rest.failure;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.springframework.web.util.UriUtils;

/** Who reads the answer. */
enum Audience {
    /** Youzan, and whoever asks for a path that is nobody's: an envelope. */
    PLATFORM,
    /** A program of the merchant's: a problem. */
    API,
    /** A person at the console: a page. */
    CONSOLE;

    private static final Pattern PATH_PARAMETERS = Pattern.compile(";[^/]*");

    /** Decided by the path that was asked for, also where the container has gone on to its error path. */
    static Audience of(HttpServletRequest request) {
        Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return ofPath(failed instanceof String path ? path : request.getRequestURI());
    }

    private static Audience ofPath(String uri) {
        String path = decoded(PATH_PARAMETERS.matcher(uri).replaceAll(""));
        if (isUnder("/api", path)) {
            return API;
        }
        return isUnder("/console", path) || isUnder("/login/oauth2/code", path) ? CONSOLE : PLATFORM;
    }

    private static String decoded(String path) {
        try {
            return UriUtils.decode(path, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return path;
        }
    }

    private static boolean isUnder(String root, String path) {
        return path.equals(root) || path.startsWith(root + "/");
    }
}
