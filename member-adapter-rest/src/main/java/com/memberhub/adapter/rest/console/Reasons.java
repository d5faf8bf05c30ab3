package com.memberhub.adapter.rest.console;

import com.memberhub.application.privacy.Reason;
import com.memberhub.domain.finding.InvalidValueException;
import org.jspecify.annotations.Nullable;

/** Reasons as people type them. */
final class Reasons {

    private Reasons() {}

    /** The reason; null for one that says nothing or is too long. */
    static @Nullable Reason read(String text) {
        try {
            return new Reason(text);
        } catch (InvalidValueException missingOrTooLong) {
            return null;
        }
    }
}
