package com.memberhub.domain.member;

import com.memberhub.domain.finding.InvalidValueException;
import com.memberhub.domain.finding.ViolationCode;

/** The limits of the contract. A longer value is refused, never cut. */
public final class Limits {

    /** Name and nicknames, in code points. */
    public static final int NAME = 128;
    /** Every identifier, in code points. */
    public static final int IDENTIFIER = 64;
    /** URLs, in code points. */
    public static final int URL = 1_024;
    /** The detailed part of an address, in code points. */
    public static final int ADDRESS_DETAIL = 512;
    /** The value of a custom attribute, in code points. */
    public static final int ATTRIBUTE_VALUE = 2_048;
    /** Every other text, in code points. */
    public static final int TEXT = 256;
    /** Entries of customerAttrInfos. */
    public static final int ATTRIBUTES = 200;
    /** Each of globalProps and extendMap, in bytes of compact UTF-8 JSON. */
    public static final int MAP_BYTES = 64 * 1_024;
    /** Nested objects and arrays of a body, the body itself counted. */
    public static final int JSON_DEPTH = 32;
    /** A body, in bytes. */
    public static final int BODY_BYTES = 256 * 1_024;

    private Limits() {}

    /**
     * The text itself when it is short enough.
     *
     * @throws InvalidValueException {@link ViolationCode#TOO_LONG}
     */
    static String atMost(int codePoints, String text) {
        // A text has never more code points than chars: most texts are done with one comparison.
        if (text.length() > codePoints && text.codePointCount(0, text.length()) > codePoints) {
            throw new InvalidValueException(ViolationCode.TOO_LONG, codePoints);
        }
        return text;
    }

    /** An identifier of another system, taken as it is. */
    public static String identifier(String text) {
        return atMost(IDENTIFIER, text);
    }

    /** A name of a person. */
    public static String name(String text) {
        return atMost(NAME, text);
    }

    /** A URL, taken as it is. */
    public static String url(String text) {
        return atMost(URL, text);
    }

    /** A text that has no limit of its own. */
    public static String text(String text) {
        return atMost(TEXT, text);
    }

    /** The detailed part of an address. */
    public static String addressDetail(String text) {
        return atMost(ADDRESS_DETAIL, text);
    }

    /** The value of a custom attribute. */
    public static String attributeValue(String text) {
        return atMost(ATTRIBUTE_VALUE, text);
    }
}
