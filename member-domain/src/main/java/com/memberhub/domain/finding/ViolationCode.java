package com.memberhub.domain.finding;

import java.util.Locale;

/**
 * Why a value refuses its call. The wire form of each is its name in lower case ({@code too_long}): a caller may
 * switch on it, so a released code never changes its meaning.
 */
public enum ViolationCode {
    /** The field is required and absent, null or blank. */
    REQUIRED,
    /** The JSON value is of another type. Argument: the {@link ValueKind} that was expected. */
    WRONG_TYPE,
    /** The number does not fit its range. Arguments: the smallest and the largest allowed. */
    OUT_OF_RANGE,
    /** The value is not of a closed list. Argument: the allowed values. */
    NOT_LISTED,
    /** The value is missing from an open list, and lists are strict. */
    UNLISTED,
    /** Longer than allowed. Argument: the limit, in Unicode code points. */
    TOO_LONG,
    /** More entries than allowed. Argument: the limit. */
    TOO_MANY,
    /** A row that an import brings has more cells than the first row has columns. Argument: how many columns. */
    TOO_MANY_CELLS,
    /** More bytes than allowed, as compact UTF-8 JSON. Argument: the limit, in bytes. */
    TOO_LARGE,
    /** Not a mobile number: neither eleven digits starting with 1 nor a possible number with its country code. */
    MOBILE_MALFORMED,
    /** Neither {@code yyyy-MM-dd} nor {@code yyyy-MM-dd HH:mm:ss}, or not a real date. */
    DATE_MALFORMED,
    /** The date is after today in Asia/Shanghai. */
    DATE_IN_FUTURE,
    /** Neither {@code yyyy-MM-dd HH:mm:ss} nor ISO-8601 with an offset, or not a real instant. */
    TIME_MALFORMED,
    /** Not six digits. */
    AREA_CODE_MALFORMED,
    /** The same key stands twice in one JSON object, so nobody can say which value counts. */
    DUPLICATE_KEY,
    /** The body is not JSON (RFC 8259). Arguments: line and column where reading stopped. */
    JSON_MALFORMED,
    /** Objects and arrays nested deeper than allowed. Argument: the limit. */
    JSON_TOO_DEEP,
    /** The body is not valid UTF-8, which RFC 8259 asks of JSON. */
    NOT_UTF8,
    /**
     * A member number that an import brings is not made of visible ASCII characters, or of some that cannot stand in one
     * segment of a path.
     */
    OUT_OPEN_ID_MALFORMED,
    /**
     * A member number that an import brings is one that a spreadsheet rounded, such as {@code 6.22848E+15}: what its last
     * digits were nobody can tell, and others are rounded to the same.
     */
    OUT_OPEN_ID_ROUNDED,
    /**
     * A member number that an import brings is, or holds, a mobile, an e-mail address or the number of an identity card:
     * it would be shown to everybody.
     */
    OUT_OPEN_ID_PERSONAL,
    /** The identity bears another member number already. Argument: that number. */
    OUT_OPEN_ID_DIFFERS,
    /** The member number is, or was before an erasure, another identity's. */
    OUT_OPEN_ID_TAKEN,
    /** The root shop is not among those that whoever sends this may write for. */
    FOREIGN_SHOP;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    /** The code as it stands in {@code errorData} and in the journal. */
    public String wireName() {
        return wireName;
    }
}
