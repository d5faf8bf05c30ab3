package com.memberhub.application.directory;

/** The order of a search. */
public enum MemberSort {
    CREATED_NEWEST_FIRST,
    CREATED_OLDEST_FIRST,
    UPDATED_NEWEST_FIRST,
    UPDATED_OLDEST_FIRST
}
