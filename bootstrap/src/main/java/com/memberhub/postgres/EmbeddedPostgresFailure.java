package com.memberhub.postgres;

import org.jspecify.annotations.Nullable;

/** The embedded PostgreSQL cannot start, and a person can do something about it. */
class EmbeddedPostgresFailure extends RuntimeException {

    private final String action;

    /**
     * Tells a person what to do.
     *
     * @param description what is the matter, a sentence
     * @param action what to do about it, a sentence
     */
    EmbeddedPostgresFailure(String description, String action, @Nullable Throwable cause) {
        super(description, cause);
        this.action = action;
    }

    String action() {
        return action;
    }
}
