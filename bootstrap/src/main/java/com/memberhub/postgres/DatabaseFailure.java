package com.memberhub.postgres;

/** The configured database cannot be the hub's, and a person can do something about it. Neither text holds a secret. */
final class DatabaseFailure extends RuntimeException {

    private final String action;

    /**
     * Tells a person what to do.
     *
     * @param description what is the matter, a sentence
     * @param action what to do about it, a sentence
     */
    DatabaseFailure(String description, String action) {
        super(description);
        this.action = action;
    }

    String action() {
        return action;
    }
}
