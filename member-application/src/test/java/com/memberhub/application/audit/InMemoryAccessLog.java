package com.memberhub.application.audit;

import com.memberhub.application.directory.InMemoryPages;
import com.memberhub.application.directory.Page;
import com.memberhub.application.directory.PageRequest;
import com.memberhub.application.staff.RootShops;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The access log in memory, for tests. */
public final class InMemoryAccessLog implements AccessLog {

    private final List<AccessEntry> entries = new ArrayList<>();

    /** Forgets everything, as only a test may. */
    public synchronized void clear() {
        entries.clear();
    }

    /** Every line, in the order of arrival. */
    public synchronized List<AccessEntry> all() {
        return List.copyOf(entries);
    }

    @Override
    public synchronized void append(AccessEntry entry) {
        entries.add(entry);
    }

    @Override
    public synchronized Page<AccessEntry> search(Search search, PageRequest page, RootShops shops) {
        List<Line> matching = IntStream.range(0, entries.size())
                .mapToObj(number -> new Line(number, entries.get(number)))
                .filter(line -> shops.include(line.entry().rootKdtId()) && matches(search, line.entry()))
                .toList();
        return InMemoryPages.page(
                        matching,
                        "access",
                        true,
                        line -> line.entry().at(),
                        line -> "%09d".formatted(line.number()),
                        page,
                        Page.MOST_COUNTED)
                .map(Line::entry);
    }

    private static boolean matches(Search search, AccessEntry entry) {
        return isAsked(search.actor(), entry.actor())
                && isAsked(search.action(), entry.action())
                && isAsked(search.outOpenId(), entry.outOpenId())
                && (search.from() == null || !entry.at().isBefore(search.from()))
                && (search.before() == null || entry.at().isBefore(search.before()));
    }

    private static boolean isAsked(@Nullable Object asked, @Nullable Object value) {
        return asked == null || asked.equals(value);
    }

    private record Line(int number, AccessEntry entry) {}
}
