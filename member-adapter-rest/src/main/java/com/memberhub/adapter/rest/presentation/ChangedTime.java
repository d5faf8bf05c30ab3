package com.memberhub.adapter.rest.presentation;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Points in time among what an alignment changed: the journal keeps them as text, in UTC. */
public final class ChangedTime {

    private static final Set<String> FIELDS = Set.of("customerCreatedTime", "memberCreatedTime");

    private ChangedTime() {}

    /** The time that a changed value is; null where it is none. */
    public static @Nullable Instant of(String field, @Nullable Object value) {
        if (!FIELDS.contains(field) || !(value instanceof String text)) {
            return null;
        }
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException hidden) {
            return null;
        }
    }
}
