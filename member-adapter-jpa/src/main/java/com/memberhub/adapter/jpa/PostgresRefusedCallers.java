package com.memberhub.adapter.jpa;

import com.memberhub.adapter.jpa.Cursor.Total;
import com.memberhub.application.caller.RefusalReason;
import com.memberhub.application.caller.RefusedCaller;
import com.memberhub.application.caller.RefusedCallers;
import com.memberhub.application.directory.InvalidCursorException;
import com.memberhub.application.directory.Page;
import com.memberhub.application.directory.PageRequest;
import com.memberhub.application.journal.RequestId;
import com.memberhub.application.staff.RootShops;
import com.memberhub.domain.member.AppId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** Refused callers in PostgreSQL. */
@Repository
class PostgresRefusedCallers implements RefusedCallers {

    private static final String ORDER = "refused";

    private static final String APPEND = """
            INSERT INTO refused_caller (at, request_id, address, app_id, reason)
            VALUES (:at, :request, :address, :app, :reason)""";

    private static final String PURGE = """
            DELETE FROM refused_caller WHERE id IN (
                SELECT id FROM refused_caller WHERE at < :before ORDER BY at, id LIMIT :most FOR UPDATE SKIP LOCKED)""";

    private final NamedParameterJdbcTemplate jdbc;
    private final StaffReads reads;

    PostgresRefusedCallers(NamedParameterJdbcTemplate jdbc, StaffReads reads) {
        this.jdbc = jdbc;
        this.reads = reads;
    }

    @Override
    public void append(RefusedCaller refused) {
        AppId appId = refused.appId();
        jdbc.update(
                APPEND,
                new MapSqlParameterSource()
                        .addValue("at", refused.at().atOffset(ZoneOffset.UTC))
                        .addValue("request", refused.requestId().value())
                        .addValue("address", refused.address())
                        .addValue("app", appId == null ? null : appId.value())
                        .addValue("reason", refused.reason().name()));
    }

    @Override
    public int purge(Instant before, int most) {
        return jdbc.update(PURGE, Map.of("before", before.atOffset(ZoneOffset.UTC), "most", most));
    }

    @Override
    public Page<RefusedCaller> search(Search search, PageRequest page, RootShops shops) {
        List<String> conditions = new ArrayList<>(List.of("true"));
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("most", Page.MOST_COUNTED + 1);
        parameters.put("size", page.size() + 1);
        if (search.address() != null) {
            conditions.add("address = :address");
            parameters.put("address", search.address());
        }
        RefusalReason reason = search.reason();
        if (reason != null) {
            conditions.add("reason = :reason");
            parameters.put("reason", reason.name());
        }
        if (search.from() != null) {
            conditions.add("at >= :from");
            parameters.put("from", search.from().atOffset(ZoneOffset.UTC));
        }
        if (search.before() != null) {
            conditions.add("at < :before");
            parameters.put("before", search.before().atOffset(ZoneOffset.UTC));
        }
        Cursor cursor = page.cursor() == null ? null : Cursor.of(page.cursor(), ORDER);
        long lineOfCursor = cursor == null ? 0 : line(cursor);
        if (shops.only() != null) {
            return new Page<>(List.of(), null, 0, true);
        }
        return reads.read(StaffReads.LONGEST, () -> {
            Total total = cursor == null ? count(conditions, parameters) : cursor.total();
            if (cursor != null) {
                conditions.add("(at, id) < (:at, :id)");
                parameters.put("at", cursor.at().atOffset(ZoneOffset.UTC));
                parameters.put("id", lineOfCursor);
            }
            return page(conditions, parameters, total, page.size());
        });
    }

    private static long line(Cursor cursor) {
        try {
            return Long.parseLong(cursor.id());
        } catch (NumberFormatException notOurs) {
            throw new InvalidCursorException();
        }
    }

    private Total count(List<String> conditions, Map<String, Object> parameters) {
        Long counted = jdbc.queryForObject(
                "SELECT count(*) FROM (SELECT 1 FROM refused_caller WHERE " + String.join(" AND ", conditions)
                        + " LIMIT :most) AS counted",
                parameters,
                Long.class);
        return Total.of(counted == null ? 0 : counted, Page.MOST_COUNTED);
    }

    private Page<RefusedCaller> page(List<String> conditions, Map<String, Object> parameters, Total total, int size) {
        List<Line> found = jdbc.query(
                "SELECT * FROM refused_caller WHERE " + String.join(" AND ", conditions)
                        + " ORDER BY at DESC, id DESC LIMIT :size",
                parameters,
                (row, number) -> new Line(row.getLong("id"), refused(row)));
        boolean isLast = found.size() <= size;
        List<Line> shown = isLast ? found : found.subList(0, size);
        return new Page<>(
                shown.stream().map(Line::refused).toList(),
                isLast ? null : next(shown.get(size - 1), total),
                total.count(),
                total.isExact());
    }

    private static String next(Line last, Total total) {
        return new Cursor(ORDER, last.refused().at(), Long.toString(last.id()), total).text();
    }

    private static RefusedCaller refused(ResultSet row) throws SQLException {
        String appId = row.getString("app_id");
        return new RefusedCaller(
                row.getObject("at", OffsetDateTime.class).toInstant(),
                new RequestId(row.getString("request_id")),
                row.getString("address"),
                appId == null ? null : new AppId(appId),
                RefusalReason.valueOf(row.getString("reason")));
    }

    private record Line(long id, RefusedCaller refused) {}
}
