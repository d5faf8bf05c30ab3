package com.memberhub.startup;

import org.jspecify.annotations.Nullable;

/** The hub cannot start as it is set up, and a person can do something about it. Neither text holds a secret. */
public final class StartFailure extends RuntimeException {

    private final String action;

    /**
     * Tells a person what to do.
     *
     * @param description what is the matter, a sentence
     * @param action what to do about it, a sentence
     */
    public StartFailure(String description, String action) {
        this(description, action, null);
    }

    /**
     * The same, of what failed before.
     *
     * @param cause which is not printed
     */
    public StartFailure(String description, String action, @Nullable Throwable cause) {
        super(description, cause);
        this.action = action;
    }

    /** What to do about it. */
    public String action() {
        return action;
    }
}
