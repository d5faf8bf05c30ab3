package com.memberhub.startup;

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
        super(description);
        this.action = action;
    }

    /** What to do about it. */
    public String action() {
        return action;
    }
}
