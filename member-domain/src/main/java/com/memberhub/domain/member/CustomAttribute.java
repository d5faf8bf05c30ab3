package com.memberhub.domain.member;

import org.jspecify.annotations.Nullable;

/**
 * One entry of a member's custom data (自定义资料项).
 *
 * @param name what it is; several entries of one name are one attribute of several values
 * @param value what it says
 * @param dataType 0 text, 1 number, 2 date, 3 region, 4 gender, 5 picture, 6 address, 7 single choice, 8 multiple
 *     choice, 9 mobile; an open list, so any number may stand here
 */
public record CustomAttribute(
        @Nullable String name,
        @Nullable String value,
        @Nullable Long dataType) {

    private static final long LAST_LISTED_TYPE = 9;

    /** Whether there is neither a name nor a value. */
    public boolean isBlank() {
        return name == null && value == null;
    }

    /** Whether the contract lists the data type; true where none was sent. */
    public boolean hasListedDataType() {
        return dataType == null || (dataType >= 0 && dataType <= LAST_LISTED_TYPE);
    }

    /** Says the name only: the value is personal data. */
    @Override
    public String toString() {
        return "CustomAttribute[name=" + name + "]";
    }
}
