package com.memberhub.application.caller;

import com.memberhub.application.directory.InMemoryPages;
import com.memberhub.application.directory.Page;
import com.memberhub.application.directory.PageRequest;
import com.memberhub.application.staff.RootShops;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Refused callers in memory, for tests. */
public final class InMemoryRefusedCallers implements RefusedCallers {

    private final List<RefusedCaller> lines = new ArrayList<>();

    /** Forgets everything, as only a test may. */
    public synchronized void clear() {
        lines.clear();
    }

    @Override
    public synchronized void append(RefusedCaller refused) {
        lines.add(refused);
    }

    @Override
    public synchronized Page<RefusedCaller> search(Search search, PageRequest page, RootShops shops) {
        List<Line> matching = IntStream.range(0, lines.size())
                .mapToObj(number -> new Line(number, lines.get(number)))
                .filter(line -> shops.only() == null && matches(search, line.refused()))
                .toList();
        return InMemoryPages.page(
                        matching,
                        "refused",
                        true,
                        line -> line.refused().at(),
                        line -> "%09d".formatted(line.number()),
                        page,
                        Page.MOST_COUNTED)
                .map(Line::refused);
    }

    @Override
    public synchronized int purge(Instant before, int most) {
        List<RefusedCaller> old = lines.stream()
                .filter(line -> line.at().isBefore(before))
                .sorted(Comparator.comparing(RefusedCaller::at))
                .limit(most)
                .toList();
        lines.removeAll(old);
        return old.size();
    }

    private static boolean matches(Search search, RefusedCaller refused) {
        return isAsked(search.address(), refused.address())
                && isAsked(search.reason(), refused.reason())
                && (search.from() == null || !refused.at().isBefore(search.from()))
                && (search.before() == null || refused.at().isBefore(search.before()));
    }

    private static boolean isAsked(@Nullable Object asked, Object value) {
        return asked == null || asked.equals(value);
    }

    private record Line(int number, RefusedCaller refused) {}
}
