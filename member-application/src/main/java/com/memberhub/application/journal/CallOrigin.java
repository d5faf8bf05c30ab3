package com.memberhub.application.journal;

/** Where a call came from. */
public enum CallOrigin {
    /** Youzan called. */
    PLATFORM,
    /** Somebody of the staff corrected a refused call and sent it again. */
    CORRECTION,
    /** A line of an import. */
    IMPORT
}
