package com.memberhub.platform;

/** The settings of the platform's side cannot be used. Neither text holds a secret, or a part of one. */
final class PlatformSettingsFailure extends RuntimeException {

    private final String action;

    PlatformSettingsFailure(String message, String action) {
        super(message);
        this.action = action;
    }

    String action() {
        return action;
    }
}
