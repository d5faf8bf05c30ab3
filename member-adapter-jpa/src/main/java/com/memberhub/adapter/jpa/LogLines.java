package com.memberhub.adapter.jpa;

import com.memberhub.adapter.jpa.Cursor.Total;
import com.memberhub.application.directory.InvalidCursorException;
import com.memberhub.application.directory.Page;
import com.memberhub.application.directory.PageRequest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/**
 * Reads a table that is a log, newest first. Each line has its time in {@code at}, and in {@code id} a number that tells
 * lines of the same time apart.
 */
final class LogLines<T> {

    private final NamedParameterJdbcTemplate jdbc;
    private final StaffReads reads;
    private final String table;
    private final String order;
    private final RowMapper<T> mapper;
    private final Function<T, Instant> at;

    /**
     * A log.
     *
     * @param order as its cursors know it
     * @param at the time of a line
     */
    LogLines(
            NamedParameterJdbcTemplate jdbc,
            StaffReads reads,
            String table,
            String order,
            RowMapper<T> mapper,
            Function<T, Instant> at) {
        this.jdbc = jdbc;
        this.reads = reads;
        this.table = table;
        this.order = order;
        this.mapper = mapper;
        this.at = at;
    }

    /** The cursor of a page, which is ours; null for the first page. */
    @Nullable
    Cursor cursor(PageRequest page) {
        Cursor cursor = page.cursor() == null ? null : Cursor.of(page.cursor(), order);
        if (cursor != null) {
            line(cursor);
        }
        return cursor;
    }

    Page<T> read(Asked asked, @Nullable Cursor cursor, int size) {
        return reads.read(StaffReads.LONGEST, () -> {
            Total total = cursor == null ? count(asked) : cursor.total();
            if (cursor != null) {
                asked.add("(at, id) < (:at, :id)", "at", cursor.at().atOffset(ZoneOffset.UTC));
                asked.parameters.put("id", line(cursor));
            }
            return page(asked, total, size);
        });
    }

    private static long line(Cursor cursor) {
        try {
            return Long.parseLong(cursor.id());
        } catch (NumberFormatException notOurs) {
            throw new InvalidCursorException();
        }
    }

    private Total count(Asked asked) {
        asked.parameters.put("most", Page.MOST_COUNTED + 1);
        Long counted = jdbc.queryForObject(
                "SELECT count(*) FROM (SELECT 1 FROM " + table + asked.where() + " LIMIT :most) AS counted",
                asked.parameters,
                Long.class);
        return Total.of(counted == null ? 0 : counted, Page.MOST_COUNTED);
    }

    private Page<T> page(Asked asked, Total total, int size) {
        // One more tells whether there is a next page.
        asked.parameters.put("size", size + 1);
        List<Line<T>> found = jdbc.query(
                "SELECT * FROM " + table + asked.where() + " ORDER BY at DESC, id DESC LIMIT :size",
                asked.parameters,
                (row, number) -> new Line<>(row.getLong("id"), mapper.mapRow(row, number)));
        boolean isLast = found.size() <= size;
        List<Line<T>> shown = isLast ? found : found.subList(0, size);
        return new Page<>(
                shown.stream().map(Line::content).toList(),
                isLast ? null : next(shown.get(size - 1), total),
                total.count(),
                total.isExact());
    }

    private String next(Line<T> last, Total total) {
        return new Cursor(order, at.apply(last.content()), Long.toString(last.id()), total).text();
    }

    private record Line<T>(long id, T content) {}

    /** What a line has to be. */
    static final class Asked {

        private final List<String> conditions = new ArrayList<>(List.of("true"));
        private final Map<String, Object> parameters = new HashMap<>();

        /** Adds a condition; null asks nothing. */
        Asked add(String condition, String parameter, @Nullable Object value) {
            if (value != null) {
                conditions.add(condition);
                parameters.put(parameter, value);
            }
            return this;
        }

        /** From a time, which is included, to another, which is not. */
        Asked within(@Nullable Instant from, @Nullable Instant before) {
            return add("at >= :from", "from", from == null ? null : from.atOffset(ZoneOffset.UTC))
                    .add("at < :before", "before", before == null ? null : before.atOffset(ZoneOffset.UTC));
        }

        private String where() {
            return " WHERE " + String.join(" AND ", conditions);
        }
    }
}
