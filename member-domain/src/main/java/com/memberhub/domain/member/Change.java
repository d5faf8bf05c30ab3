package com.memberhub.domain.member;

import org.jspecify.annotations.Nullable;

/**
 * One field that an alignment changed. Values are in the form of the wire: a String, Long, or the values of a
 * {@link JsonObject}; null is blank.
 *
 * @param field the field's path in the platform's spelling, {@code address.cityName}
 */
public record Change(
        String field, @Nullable Object before, @Nullable Object after) {

    /** Says the field only: the values are personal data. */
    @Override
    public String toString() {
        return "Change[" + field + "]";
    }
}
