package com.memberhub.adapter.jpa;

import com.memberhub.adapter.jpa.Cursor.Total;
import com.memberhub.application.audit.AccessAction;
import com.memberhub.application.audit.AccessEntry;
import com.memberhub.application.audit.AccessLog;
import com.memberhub.application.directory.InvalidCursorException;
import com.memberhub.application.directory.Page;
import com.memberhub.application.directory.PageRequest;
import com.memberhub.application.journal.RequestId;
import com.memberhub.application.staff.RootShops;
import com.memberhub.domain.member.OutOpenId;
import com.memberhub.domain.member.RootKdtId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** The access log in PostgreSQL, where a trigger refuses whatever is not an insert. */
@Repository
class PostgresAccessLog implements AccessLog {

    private static final String ORDER = "access";

    private static final String APPEND = """
            INSERT INTO access_log (at, actor, address, action, root_kdt_id, out_open_id, request_id, reason, detail)
            VALUES (:at, :actor, :address, :action, :root, :member, :request, :reason, :detail)""";

    private final NamedParameterJdbcTemplate jdbc;
    private final StaffReads reads;

    PostgresAccessLog(NamedParameterJdbcTemplate jdbc, StaffReads reads) {
        this.jdbc = jdbc;
        this.reads = reads;
    }

    @Override
    public void append(AccessEntry entry) {
        RootKdtId rootKdtId = entry.rootKdtId();
        OutOpenId outOpenId = entry.outOpenId();
        RequestId requestId = entry.requestId();
        jdbc.update(
                APPEND,
                new MapSqlParameterSource()
                        .addValue("at", entry.at().atOffset(ZoneOffset.UTC))
                        .addValue("actor", entry.actor())
                        .addValue("address", entry.address())
                        .addValue("action", entry.action().name())
                        .addValue("root", rootKdtId == null ? null : rootKdtId.value())
                        .addValue("member", outOpenId == null ? null : outOpenId.value())
                        .addValue("request", requestId == null ? null : requestId.value())
                        .addValue("reason", entry.reason())
                        .addValue("detail", entry.detail()));
    }

    @Override
    public Page<AccessEntry> search(Search search, PageRequest page, RootShops shops) {
        List<String> conditions = new ArrayList<>(List.of("true"));
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("most", Page.MOST_COUNTED + 1);
        parameters.put("size", page.size() + 1);
        if (search.actor() != null) {
            conditions.add("actor = :actor");
            parameters.put("actor", search.actor());
        }
        AccessAction action = search.action();
        if (action != null) {
            conditions.add("action = :action");
            parameters.put("action", action.name());
        }
        OutOpenId outOpenId = search.outOpenId();
        if (outOpenId != null) {
            conditions.add("out_open_id = :member");
            parameters.put("member", outOpenId.value());
        }
        if (search.from() != null) {
            conditions.add("at >= :from");
            parameters.put("from", search.from().atOffset(ZoneOffset.UTC));
        }
        if (search.before() != null) {
            conditions.add("at < :before");
            parameters.put("before", search.before().atOffset(ZoneOffset.UTC));
        }
        if (shops.only() != null) {
            conditions.add("root_kdt_id IN (:shops)");
            parameters.put(
                    "shops",
                    shops.only().stream().map(RootKdtId::value).sorted().toList());
        }
        Cursor cursor = page.cursor() == null ? null : Cursor.of(page.cursor(), ORDER);
        long lineOfCursor = cursor == null ? 0 : line(cursor);
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
                "SELECT count(*) FROM (SELECT 1 FROM access_log WHERE " + String.join(" AND ", conditions)
                        + " LIMIT :most) AS counted",
                parameters,
                Long.class);
        return Total.of(counted == null ? 0 : counted, Page.MOST_COUNTED);
    }

    private Page<AccessEntry> page(List<String> conditions, Map<String, Object> parameters, Total total, int size) {
        List<Line> found = jdbc.query(
                "SELECT * FROM access_log WHERE " + String.join(" AND ", conditions)
                        + " ORDER BY at DESC, id DESC LIMIT :size",
                parameters,
                (row, number) -> new Line(row.getLong("id"), entry(row)));
        boolean isLast = found.size() <= size;
        List<Line> shown = isLast ? found : found.subList(0, size);
        return new Page<>(
                shown.stream().map(Line::entry).toList(),
                isLast ? null : next(shown.get(size - 1), total),
                total.count(),
                total.isExact());
    }

    private static String next(Line last, Total total) {
        return new Cursor(ORDER, last.entry().at(), Long.toString(last.id()), total).text();
    }

    private static AccessEntry entry(ResultSet row) throws SQLException {
        Long rootKdtId = row.getObject("root_kdt_id", Long.class);
        String outOpenId = row.getString("out_open_id");
        String requestId = row.getString("request_id");
        return new AccessEntry(
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("actor"),
                row.getString("address"),
                AccessAction.valueOf(row.getString("action")),
                rootKdtId == null ? null : new RootKdtId(rootKdtId),
                outOpenId == null ? null : new OutOpenId(outOpenId),
                requestId == null ? null : new RequestId(requestId),
                row.getString("reason"),
                row.getString("detail"));
    }

    private record Line(long id, AccessEntry entry) {}
}
