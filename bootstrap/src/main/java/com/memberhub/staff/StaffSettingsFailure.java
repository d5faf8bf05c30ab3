package com.memberhub.staff;

/** The settings of the staff cannot be used. Neither text holds a password or its hash. */
final class StaffSettingsFailure extends RuntimeException {

    private final String action;

    StaffSettingsFailure(String message, String action) {
        super(message);
        this.action = action;
    }

    String action() {
        return action;
    }
}
