package com.memberhub.domain.finding;

import java.util.Locale;

/** The kinds of value that the wire contract asks for. */
public enum ValueKind {
    TEXT,
    INTEGER,
    OBJECT,
    ARRAY;

    /** {@code text}, {@code integer}, {@code object} or {@code array}: what is written down of it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
