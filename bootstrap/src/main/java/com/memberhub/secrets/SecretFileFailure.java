package com.memberhub.secrets;

/** A secret cannot be had from its file. Neither text holds any of what is in it. */
final class SecretFileFailure extends RuntimeException {

    private final String action;

    SecretFileFailure(String message, String action) {
        super(message);
        this.action = action;
    }

    String action() {
        return action;
    }
}
