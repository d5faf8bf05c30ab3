package com.memberhub.postgres;

import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/** Which database the hub runs on. */
public final class DatabaseChoice {

    static final String URL = "spring.datasource.url";

    private DatabaseChoice() {}

    /** Whether the hub brings its own, since none is configured. */
    public static boolean isEmbedded(Environment environment) {
        return !StringUtils.hasText(environment.getProperty(URL));
    }
}
