package com.memberhub.application.journal;

/** What was decided of a call, as the journal keeps it. */
public enum CallOutcome {
    /** The identity was new and is stored. */
    CREATED,
    /** The identity was known and its profile changed. */
    ALIGNED,
    /** The identity was known and nothing changed. */
    UNCHANGED,
    /** The call was refused: it broke a rule and changed nothing. The journal and the API spell it so, nothing else does. */
    REJECTED
}
