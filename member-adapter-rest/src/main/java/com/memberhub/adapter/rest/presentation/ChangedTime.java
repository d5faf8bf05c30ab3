package com.memberhub.adapter.rest.presentation;

import com.memberhub.domain.member.PlatformTime;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Points in time among what an alignment changed: the journal keeps them as text, in UTC. */
public final class ChangedTime {

    private ChangedTime() {}

    /** The time that a changed value is; null where it is none. */
    public static @Nullable Instant of(String field, @Nullable Object value) {
        if (!PlatformTime.FIELDS.contains(field) || !(value instanceof String text)) {
            return null;
        }
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException hidden) {
            return null;
        }
    }
}
