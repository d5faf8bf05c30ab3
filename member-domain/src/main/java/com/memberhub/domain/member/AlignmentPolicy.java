package com.memberhub.domain.member;

/** What a repeated call does to the profile that is stored. No policy ever touches the identity or the outOpenId. */
public enum AlignmentPolicy {
    /** Stored values stay, blanks are filled from the call. Calls may arrive in any order. */
    FILL_BLANKS,
    /** What the call tells replaces what is stored; what it leaves blank stays. */
    YOUZAN_WINS,
    /** Nothing changes. */
    KEEP
}
