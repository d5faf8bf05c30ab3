package com.memberhub.encryption;

/** There are no keys where the settings say that they are. Neither text holds any of them. */
final class KeysetFailure extends RuntimeException {

    private final String action;

    KeysetFailure(String message, String action) {
        super(message);
        this.action = action;
    }

    String action() {
        return action;
    }
}
