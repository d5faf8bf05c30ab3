package com.memberhub.domain.finding;

import java.util.List;
import java.util.Locale;

/** What staff should know of a call that was accepted all the same. The wire form is the name in lower case. */
public enum NoticeCode {
    /** A source channel that the platform's page does not list. Argument: the code. */
    UNLISTED_CHANNEL,
    /** A data type of a custom attribute that is not listed. Argument: the code. */
    UNLISTED_DATA_TYPE,
    /** The level's own type contradicts the slot it was sent in; the slot wins. Arguments: sent, slot. */
    LEVEL_TYPE_CONTRADICTS_SLOT,
    /** The call's yzOpenId differs from the one stored for this identity. Arguments: stored, called. */
    YZ_OPEN_ID_DIFFERS,
    /** The call's yzOpenId is known under another mobile of the same root shop. Argument: the yzOpenId. */
    YZ_OPEN_ID_UNDER_OTHER_MOBILE,
    /**
     * Part of the value cannot be stored (U+0000, an unpaired surrogate, a number beyond PostgreSQL's numeric) and was
     * replaced; the journal keeps the payload as sent.
     */
    UNSTORABLE_REPLACED;

    private static final List<NoticeCode> ACTIONABLE =
            List.of(YZ_OPEN_ID_DIFFERS, YZ_OPEN_ID_UNDER_OTHER_MOBILE, UNLISTED_CHANNEL, LEVEL_TYPE_CONTRADICTS_SLOT);

    private final String wireName = name().toLowerCase(Locale.ROOT);

    /** Those that somebody can do something about, the most pressing first. */
    public static List<NoticeCode> actionable() {
        return ACTIONABLE;
    }

    /** The code as it stands in the journal. */
    public String wireName() {
        return wireName;
    }
}
