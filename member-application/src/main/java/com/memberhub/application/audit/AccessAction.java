package com.memberhub.application.audit;

/** What is worth a line in the access log. */
public enum AccessAction {
    /** A member was seen in the clear. */
    REVEAL_MEMBER,
    /** The payload of a call was seen in the clear. */
    REVEAL_CALL,
    /** The payload of a refused call was seen in the clear, by whoever was about to correct it. */
    OPEN_CORRECTION,
    /** The members of a search were taken out. */
    EXPORT,
    /** A refused call was corrected and sent again. */
    CORRECTION,
    /** Members were brought in. */
    IMPORT,
    /** A member was erased. */
    ERASURE,
    /** Too many searches for whole mobiles found nobody, as they do when somebody tries what a mask hides. */
    MOBILE_SEARCHES
}
