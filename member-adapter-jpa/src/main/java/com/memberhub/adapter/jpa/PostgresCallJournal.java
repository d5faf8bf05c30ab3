package com.memberhub.adapter.jpa;

import com.memberhub.application.journal.CallJournal;
import com.memberhub.application.journal.CallOutcome;
import com.memberhub.application.journal.MemberCall;
import com.memberhub.application.journal.RequestId;
import com.memberhub.domain.member.AppId;
import com.memberhub.domain.member.Mobile;
import com.memberhub.domain.member.OutOpenId;
import com.memberhub.domain.member.RootKdtId;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
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

    /** An accepted call makes good the refused ones of its identity before it: in one statement, since most cure none. */
    private static final String APPEND = """
            WITH cured AS (
                UPDATE member_call SET cured = true
                WHERE shard_key = ? AND root_kdt_id = ? AND outcome = 'REJECTED' AND NOT cured
                    AND (received_at, request_id COLLATE "C") < (?, ?))
            INSERT INTO member_call (
                shard_key, request_id, received_at, app_id, root_kdt_id, mobile, outcome, out_open_id, payload,
                violations, notices, changes, time_taken_micros, origin, submitted_by, corrects)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?::jsonb, ?, ?, ?, ?)""";

    /** The call that was corrected, and those that it was meant to correct itself. */
    private static final String CURE_CORRECTED = """
            WITH RECURSIVE corrected AS (
                SELECT request_id, corrects FROM member_call WHERE request_id = ?
                UNION
                SELECT earlier.request_id, earlier.corrects
                FROM member_call earlier JOIN corrected ON earlier.request_id = corrected.corrects)
            UPDATE member_call SET cured = true
            WHERE request_id IN (SELECT request_id FROM corrected) AND outcome = 'REJECTED'""";

    private final JdbcTemplate jdbc;
    private final JsonColumns json;
    private final CallContent content;

    PostgresCallJournal(JdbcTemplate jdbc, JsonColumns json, CallContent content) {
        this.jdbc = jdbc;
        this.json = json;
        this.content = content;
    }

    @Override
    public void append(List<MemberCall> calls) {
        jdbc.batchUpdate(APPEND, calls, calls.size(), this::bind);
        for (MemberCall call : calls) {
            RequestId corrects = call.submitter().corrects();
            if (corrects != null && call.outcome() != CallOutcome.REJECTED) {
                jdbc.update(CURE_CORRECTED, corrects.value());
            }
        }
    }

    private void bind(PreparedStatement statement, MemberCall call) throws SQLException {
        boolean cures = call.outcome() != CallOutcome.REJECTED;
        int i = 1;
        statement.setString(i++, cures ? shardKey(call) : null);
        statement.setObject(i++, cures ? number(call.rootKdtId()) : null, Types.BIGINT);
        statement.setObject(i++, OffsetDateTime.ofInstant(call.receivedAt(), ZoneOffset.UTC));
        statement.setString(i++, call.requestId().value());
        statement.setString(i++, shardKey(call));
        statement.setString(i++, call.requestId().value());
        statement.setObject(i++, OffsetDateTime.ofInstant(call.receivedAt(), ZoneOffset.UTC));
        statement.setString(i++, text(call.appId()));
        statement.setObject(i++, number(call.rootKdtId()));
        statement.setString(i++, e164(call.mobile()));
        statement.setString(i++, call.outcome().name());
        statement.setString(i++, text(call.outOpenId()));
        statement.setBytes(i++, content.stored(call.payload(), call.requestId()));
        statement.setString(i++, json.ofViolations(call.violations()));
        statement.setString(i++, json.ofNotices(call.notices()));
        statement.setString(i++, content.storedChanges(json.ofChanges(call.changes()), call.requestId()));
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
