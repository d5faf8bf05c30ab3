package com.memberhub.application.directory;

import org.jspecify.annotations.Nullable;

/**
 * Which part of a search is asked for.
 *
 * @param cursor {@link Page#next()} of the page before; null for the first
 * @param size how many items, from 1 to {@link #LARGEST}
 */
public record PageRequest(@Nullable String cursor, int size) {

    public static final int LARGEST = 100;

    public PageRequest {
        if (size < 1 || size > LARGEST) {
            throw new IllegalArgumentException("a page has from 1 to " + LARGEST + " items");
        }
    }

    /** The first page. */
    public static PageRequest first(int size) {
        return new PageRequest(null, size);
    }
}
