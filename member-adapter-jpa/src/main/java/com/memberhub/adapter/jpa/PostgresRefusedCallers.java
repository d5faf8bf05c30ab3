package com.memberhub.adapter.jpa;

import com.memberhub.application.caller.RefusalReason;
import com.memberhub.application.caller.RefusedCaller;
import com.memberhub.application.caller.RefusedCallers;
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
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** Refused callers in PostgreSQL. */
@Repository
class PostgresRefusedCallers implements RefusedCallers {

    private static final String APPEND = """
            INSERT INTO refused_caller (at, request_id, address, app_id, reason)
            VALUES (:at, :request, :address, :app, :reason)""";

    private static final String PURGE = """
            DELETE FROM refused_caller WHERE id IN (
                SELECT id FROM refused_caller WHERE at < :before ORDER BY at, id LIMIT :most FOR UPDATE SKIP LOCKED)""";

    private final NamedParameterJdbcTemplate jdbc;
    private final LogLines<RefusedCaller> lines;

    PostgresRefusedCallers(NamedParameterJdbcTemplate jdbc, StaffReads reads) {
        this.jdbc = jdbc;
        lines = new LogLines<>(
                jdbc, reads, "refused_caller", "refused", (row, number) -> refused(row), RefusedCaller::at);
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
        Cursor cursor = lines.cursor(page);
        if (shops.only() != null) {
            return new Page<>(List.of(), null, 0, true);
        }
        RefusalReason reason = search.reason();
        Conditions conditions = new Conditions()
                .add("address = :address", "address", search.address())
                .add("reason = :reason", "reason", reason == null ? null : reason.name())
                .addTimes("at", search.from(), search.before());
        return lines.read(conditions, cursor, page.size());
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
}
