package com.memberhub.adapter.jpa;

import com.memberhub.adapter.jpa.Cursor.Total;
import com.memberhub.application.directory.Page;
import java.util.List;
import java.util.function.Function;

/** A page of a list that is read by keyset: one item more than is shown tells whether there is a next page. */
final class KeysetPage {

    private KeysetPage() {}

    /** How many items to read for a page of this size. */
    static int toRead(int size) {
        return size + 1;
    }

    /**
     * A page.
     *
     * @param found at least as many as were {@linkplain #toRead to be read}, or all there are
     * @param cursor tells where the page after an item begins
     */
    static <T> Page<T> of(List<T> found, int size, Total total, Function<T, String> cursor) {
        boolean isLast = found.size() <= size;
        List<T> items = isLast ? found : found.subList(0, size);
        return new Page<>(items, isLast ? null : cursor.apply(items.get(size - 1)), total.count(), total.isExact());
    }
}
