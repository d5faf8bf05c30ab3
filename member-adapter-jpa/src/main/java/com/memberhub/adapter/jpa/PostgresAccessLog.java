package com.memberhub.adapter.jpa;

import com.memberhub.application.audit.AccessAction;
import com.memberhub.application.audit.AccessEntry;
import com.memberhub.application.audit.AccessLog;
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
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** The access log in PostgreSQL, where a trigger refuses whatever is not an insert. */
@Repository
class PostgresAccessLog implements AccessLog {

    private static final String APPEND = """
            INSERT INTO access_log (at, actor, address, action, root_kdt_id, out_open_id, request_id, reason, detail)
            VALUES (:at, :actor, :address, :action, :root, :member, :request, :reason, :detail)""";

    private final NamedParameterJdbcTemplate jdbc;
    private final LogLines<AccessEntry> lines;

    PostgresAccessLog(NamedParameterJdbcTemplate jdbc, StaffReads reads) {
        this.jdbc = jdbc;
        lines = new LogLines<>(jdbc, reads, "access_log", "access", (row, number) -> entry(row), AccessEntry::at);
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
        Cursor cursor = lines.cursor(page);
        AccessAction action = search.action();
        OutOpenId outOpenId = search.outOpenId();
        Conditions conditions = new Conditions()
                .add("actor = :actor", "actor", search.actor())
                .add("action = :action", "action", action == null ? null : action.name())
                .add("out_open_id = :member", "member", outOpenId == null ? null : outOpenId.value())
                .addTimes("at", search.from(), search.before())
                .addShops(shops);
        return lines.read(conditions, cursor, page.size());
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
}
