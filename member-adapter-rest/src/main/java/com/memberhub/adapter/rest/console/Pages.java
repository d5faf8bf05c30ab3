package com.memberhub.adapter.rest.console;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.view.RedirectView;
import org.springframework.web.util.UriUtils;

/** Where the pages are. None of these paths ever bears personal data. */
final class Pages {

    static final String HOME = "/console";
    static final String MEMBERS = "/console/members";
    static final String CALLS = "/console/calls";
    static final String ACCESS_LOG = "/console/access-log";
    static final String REFUSED_CALLERS = "/console/refused-callers";
    static final String IMPORTS = "/console/imports";

    private Pages() {}

    static String member(String outOpenId) {
        return MEMBERS + "/" + UriUtils.encodePathSegment(outOpenId, StandardCharsets.UTF_8);
    }

    static String call(String requestId) {
        return CALLS + "/" + UriUtils.encodePathSegment(requestId, StandardCharsets.UTF_8);
    }

    /** A path with parameters, whatever characters these have. */
    static String with(String path, Map<String, String> parameters) {
        String query = parameters.entrySet().stream()
                .map(parameter ->
                        parameter.getKey() + "=" + UriUtils.encode(parameter.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? path : path + "?" + query;
    }

    /** Whether a path that came from outside stays inside. */
    static boolean isOfTheConsole(String page) {
        boolean inside = page.equals(HOME) || page.startsWith(HOME + "/") || page.startsWith(HOME + "?");
        return inside && page.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '\\');
    }

    /** To be fetched with GET, whatever this request was. */
    static RedirectView redirect(String encodedPath) {
        RedirectView redirect = new RedirectView(encodedPath, true);
        redirect.setStatusCode(HttpStatus.SEE_OTHER);
        redirect.setExpandUriTemplateVariables(false);
        redirect.setExposeModelAttributes(false);
        return redirect;
    }
}
