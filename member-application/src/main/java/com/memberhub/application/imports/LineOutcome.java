package com.memberhub.application.imports;

/** What becomes of a line. */
public enum LineOutcome {
    /** The identity is new. */
    CREATED,
    /** The identity is known and its profile changes. */
    ALIGNED,
    /** The identity is known and nothing changes. */
    UNCHANGED,
    /** The line breaks a rule and changes nothing. */
    REFUSED
}
