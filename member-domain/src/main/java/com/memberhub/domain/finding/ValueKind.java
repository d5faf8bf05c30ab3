package com.memberhub.domain.finding;

import java.util.Locale;

/** The kinds of value that the wire contract asks for. */
public enum ValueKind {
    TEXT,
    INTEGER,
    OBJECT,
    ARRAY;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    /** {@code text}, {@code integer}, {@code object} or {@code array}. */
    public String wireName() {
        return wireName;
    }

    /** The wire name, so that it reads well wherever it is written down. */
    @Override
    public String toString() {
        return wireName;
    }
}
