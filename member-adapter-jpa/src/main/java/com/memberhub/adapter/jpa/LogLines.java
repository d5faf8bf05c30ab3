package com.memberhub.adapter.jpa;

import com.memberhub.adapter.jpa.Cursor.Total;
import com.memberhub.application.directory.InvalidCursorException;
import com.memberhub.application.directory.Page;
import com.memberhub.application.directory.PageRequest;
import java.time.Instant;
import java.time.ZoneOffset;
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

    private static final String AFTER = " AND (at, id) < (:at, :id)";

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

    Page<T> read(Conditions conditions, @Nullable Cursor cursor, int size) {
        return reads.read(StaffReads.LONGEST, () -> {
            Total total = cursor == null ? count(conditions) : cursor.total();
            return page(conditions, cursor, total, size);
        });
    }

    private static long line(Cursor cursor) {
        try {
            return Long.parseLong(cursor.id());
        } catch (NumberFormatException notOurs) {
            throw new InvalidCursorException();
        }
    }

    private Total count(Conditions conditions) {
        Map<String, Object> parameters = conditions.parameters();
        parameters.put("most", Page.MOST_COUNTED + 1);
        return Total.of(
                jdbc.queryForObject(
                        "SELECT count(*) FROM (SELECT 1 FROM " + table + " WHERE " + conditions.all()
                                + " LIMIT :most) AS counted",
                        parameters,
                        Long.class),
                Page.MOST_COUNTED);
    }

    private Page<T> page(Conditions conditions, @Nullable Cursor cursor, Total total, int size) {
        Map<String, Object> parameters = conditions.parameters();
        parameters.put("size", KeysetPage.toRead(size));
        if (cursor != null) {
            parameters.put("at", cursor.at().atOffset(ZoneOffset.UTC));
            parameters.put("id", line(cursor));
        }
        List<Line<T>> found = jdbc.query(
                "SELECT * FROM " + table + " WHERE " + conditions.all() + (cursor == null ? "" : AFTER)
                        + " ORDER BY at DESC, id DESC LIMIT :size",
                parameters,
                (row, number) -> new Line<>(row.getLong("id"), mapper.mapRow(row, number)));
        return KeysetPage.of(found, size, total, last -> next(last, total)).map(Line::content);
    }

    private String next(Line<T> last, Total total) {
        return new Cursor(order, at.apply(last.content()), Long.toString(last.id()), total).text();
    }

    private record Line<T>(long id, T content) {}
}
