package com.memberhub.adapter.jpa;

import com.memberhub.application.journal.CallJournal;
import com.memberhub.application.journal.MemberCall;
import com.memberhub.application.journal.RequestId;
import com.memberhub.domain.member.AppId;
import com.memberhub.domain.member.Mobile;
import com.memberhub.domain.member.OutOpenId;
import com.memberhub.domain.member.RootKdtId;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The journal in PostgreSQL. It is only ever added to, so it needs no entity. */
@Repository
class PostgresCallJournal implements CallJournal {

    private static final String APPEND = """
            INSERT INTO member_call (
                shard_key, request_id, received_at, app_id, root_kdt_id, mobile, outcome, out_open_id, payload,
                violations, notices, changes, time_taken_micros, origin, submitted_by, corrects)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?::jsonb, ?, ?, ?, ?)""";

    private final JdbcTemplate jdbc;
    private final JsonColumns json;

    PostgresCallJournal(JdbcTemplate jdbc, JsonColumns json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    @Override
    public void append(List<MemberCall> calls) {
        jdbc.batchUpdate(APPEND, calls, calls.size(), this::bind);
    }

    private void bind(PreparedStatement statement, MemberCall call) throws SQLException {
        int i = 1;
        statement.setString(i++, shardKey(call));
        statement.setString(i++, call.requestId().value());
        statement.setObject(i++, OffsetDateTime.ofInstant(call.receivedAt(), ZoneOffset.UTC));
        statement.setString(i++, text(call.appId()));
        statement.setObject(i++, number(call.rootKdtId()));
        statement.setString(i++, e164(call.mobile()));
        statement.setString(i++, call.outcome().name());
        statement.setString(i++, text(call.outOpenId()));
        statement.setBytes(i++, call.payload().bytes());
        statement.setString(i++, json.ofViolations(call.violations()));
        statement.setString(i++, json.ofNotices(call.notices()));
        statement.setString(i++, json.ofChanges(call.changes()));
        statement.setLong(i++, TimeUnit.NANOSECONDS.toMicros(call.timeTaken().toNanos()));
        statement.setString(i++, call.submitter().origin().name());
        statement.setString(i++, call.submitter().staff());
        RequestId corrects = call.submitter().corrects();
        statement.setString(i, corrects == null ? null : corrects.value());
    }

    /** A distribution column may not be null, so a call without a valid mobile stands for itself. */
    private static String shardKey(MemberCall call) {
        Mobile mobile = call.mobile();
        return mobile == null ? call.requestId().value() : mobile.e164();
    }

    private static @Nullable String text(@Nullable AppId appId) {
        return appId == null ? null : appId.value();
    }

    private static @Nullable String text(@Nullable OutOpenId outOpenId) {
        return outOpenId == null ? null : outOpenId.value();
    }

    private static @Nullable Long number(@Nullable RootKdtId rootKdtId) {
        return rootKdtId == null ? null : rootKdtId.value();
    }

    private static @Nullable String e164(@Nullable Mobile mobile) {
        return mobile == null ? null : mobile.e164();
    }
}
