package com.memberhub.application.directory;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** Cuts sorted lists into pages, for the fakes. */
public final class InMemoryPages {

    private InMemoryPages() {}

    /**
     * A page of everything that matches.
     *
     * @param order of the items; cursors of another are refused
     * @param at what it sorts by, and id what breaks its ties
     */
    public static <T> Page<T> page(
            List<T> matching,
            String order,
            boolean newestFirst,
            Function<T, Instant> at,
            Function<T, String> id,
            PageRequest page,
            int mostCounted) {
        Comparator<T> ascending = Comparator.comparing(at).thenComparing(id);
        List<T> sorted = matching.stream()
                .sorted(newestFirst ? ascending.reversed() : ascending)
                .toList();
        int start = page.cursor() == null ? 0 : start(sorted, order, newestFirst, at, id, page.cursor());
        int end = Math.min(start + page.size(), sorted.size());
        List<T> items = sorted.subList(start, end);
        String next = end == sorted.size()
                ? null
                : cursor(order, at.apply(sorted.get(end - 1)), id.apply(sorted.get(end - 1)));
        return new Page<>(items, next, Math.min(sorted.size(), mostCounted), sorted.size() <= mostCounted);
    }

    private static <T> int start(
            List<T> sorted,
            String order,
            boolean newestFirst,
            Function<T, Instant> at,
            Function<T, String> id,
            String cursor) {
        String[] parts = parts(cursor);
        if (parts.length != 3 || !parts[0].equals(order)) {
            throw new InvalidCursorException();
        }
        Instant lastAt = time(parts[1]);
        int start = 0;
        for (T item : sorted) {
            int ascending = Comparator.<Instant>naturalOrder().compare(at.apply(item), lastAt);
            int compared = ascending == 0 ? id.apply(item).compareTo(parts[2]) : ascending;
            if (newestFirst ? compared >= 0 : compared <= 0) {
                start++;
            }
        }
        return start;
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException notOurs) {
            throw new InvalidCursorException();
        }
    }

    private static String[] parts(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split("\\|", 3);
        } catch (IllegalArgumentException notOurs) {
            throw new InvalidCursorException();
        }
    }

    private static String cursor(String order, Instant at, String id) {
        return Base64.getUrlEncoder().encodeToString((order + "|" + at + "|" + id).getBytes(StandardCharsets.UTF_8));
    }
}
