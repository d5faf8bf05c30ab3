package com.memberhub.application.directory;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of what was searched for, by keyset: what is added meanwhile neither repeats nor hides an item.
 *
 * @param next the cursor of the next page, opaque and free of personal data; null on the last
 * @param total how many there are in all, exact up to {@link #MOST_COUNTED}
 * @param totalIsExact false where there are more than {@code total}
 */
public record Page<T>(List<T> items, @Nullable String next, long total, boolean totalIsExact) {

    /** Nobody reads further, and counting further is not free. */
    public static final int MOST_COUNTED = 10_000;

    public Page {
        items = List.copyOf(items);
    }

    /** The same page of other items. */
    public <R> Page<R> map(Function<? super T, ? extends R> change) {
        return new Page<>(items.stream().<R>map(change).toList(), next, total, totalIsExact);
    }
}
