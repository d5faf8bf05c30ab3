package com.memberhub.adapter.rest.security;

/** The paths of the console that signing in and out needs. */
final class ConsolePaths {

    static final String HOME = "/console";
    static final String ACCESS_LOG = "/console/access-log";
    static final String ASSETS = "/console/assets/**";
    static final String LOGIN = "/console/login";
    static final String LOGOUT = "/console/logout";
    static final String SIGNED_OUT = LOGIN + "?signed-out";

    /** Whoever signs in may choose the language first. */
    static final String LANGUAGE = "/console/language";

    /** Where signing in with a provider begins; the name of its registration follows. */
    static final String AUTHORIZATION = "/console/oauth2/authorization";

    /** Where a provider sends people back to: the path that Spring Boot has by default, so that nobody has to set it. */
    static final String REDIRECTION = "/login/oauth2/code/*";

    private ConsolePaths() {}
}
