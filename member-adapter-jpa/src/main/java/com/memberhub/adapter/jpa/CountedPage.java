package com.memberhub.adapter.jpa;

import com.memberhub.application.directory.Page;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A page with the total of a list. */
final class CountedPage {

    private CountedPage() {}

    /**
     * A page.
     *
     * @param found its items, and one more where there is a next page
     * @param cursor tells where the page after an item begins
     * @param counted how many items the list has; any number above {@link Page#MOST_COUNTED} says that there are more
     */
    static <T> Page<T> of(List<T> found, int size, Function<T, String> cursor, @Nullable Long counted) {
        boolean isLast = found.size() <= size;
        List<T> items = isLast ? found : found.subList(0, size);
        long total = counted == null ? 0 : counted;
        return new Page<>(
                items,
                isLast ? null : cursor.apply(items.get(size - 1)),
                Math.min(total, Page.MOST_COUNTED),
                total <= Page.MOST_COUNTED);
    }
}
