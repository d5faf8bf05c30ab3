package com.memberhub.adapter.rest.console;

import com.memberhub.application.privacy.Reason;
import org.jspecify.annotations.Nullable;

/** Reasons as people type them. */
final class Reasons {

    private Reasons() {}

    /** The reason; null for a blank one or one that is too long. */
    static @Nullable Reason read(String text) {
        try {
            return new Reason(text);
        } catch (IllegalArgumentException blankOrTooLong) {
            return null;
        }
    }
}
