package com.memberhub.adapter.jpa;

import com.memberhub.application.journal.RequestId;
import com.memberhub.application.privacy.PersonalData;
import com.memberhub.domain.member.Member;
import com.memberhub.domain.member.MemberKey;
import com.memberhub.domain.member.OutOpenId;
import com.memberhub.domain.member.RootKdtId;
import com.memberhub.domain.member.YzOpenId;
import com.memberhub.domain.privacy.Traces;
import java.sql.PreparedStatement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.stereotype.Repository;

/**
 * Personal data in PostgreSQL. Statements are such that a table distributed by mobile can run them: rows of a journal that
 * lose their mobile go to another shard, and that is a new row.
 */
@Repository
class PostgresPersonalData implements PersonalData {

    private static final String LOCK = """
            SELECT yz_open_id FROM member WHERE mobile = :mobile AND root_kdt_id = :root AND out_open_id = :number FOR UPDATE""";

    private static final String LEAVE_TOMBSTONE = """
            INSERT INTO erased_member (identity_hash, out_open_id, erased_at) VALUES (:hash::bytea, :number, :at)
            ON CONFLICT (identity_hash) DO UPDATE SET erased_at = excluded.erased_at""";

    /** A refused call that names no root shop may be anybody's of this mobile: better a line too few. */
    private static final String CALLS = """
            SELECT request_id FROM member_call
            WHERE shard_key = :mobile AND (root_kdt_id = :root OR root_kdt_id IS NULL)""";

    /** Refused calls whose mobile is none, as one with a digit too few: nothing but what was sent tells whose they are. */
    private static final String WITHOUT_MOBILE = """
            SELECT request_id, payload FROM member_call
            WHERE outcome = 'REJECTED' AND mobile IS NULL AND payload IS NOT NULL AND (root_kdt_id = ? OR root_kdt_id IS NULL)""";

    /** Where the calls lie. Whatever is done to each then is the work of one shard. */
    private static final String WHERE =
            "SELECT shard_key, request_id, corrects FROM member_call WHERE request_id IN (:calls)";

    /** What was tried in vain for one of them tells of the same person. IS NOT NULL is said for the index, which has few calls. */
    private static final String TRIED_IN_VAIN = """
            SELECT request_id FROM member_call
            WHERE corrects IS NOT NULL AND corrects IN (:calls) AND outcome = 'REJECTED'""";

    /** The arguments of a violation tell the rule, and its path a field of the contract: but for a key that stood twice, which may be anything. */
    private static final String VIOLATIONS = """
            (SELECT jsonb_agg(CASE violation ->> 'code'
                    WHEN 'duplicate_key' THEN jsonb_set(violation, '{path}', '"$"') ELSE violation END)
                FROM jsonb_array_elements(violations) AS violation)""";

    /** What a notice says of somebody are its arguments. */
    private static final String NOTICES = """
            (SELECT jsonb_agg(jsonb_build_object('path', notice -> 'path', 'code', notice -> 'code', 'arguments', '[]'::jsonb))
                FROM jsonb_array_elements(notices) AS notice)""";

    private static final String BLANK =
            "UPDATE member_call SET cured = true, mobile = NULL, payload = NULL, changes = NULL, violations = "
                    + VIOLATIONS + ", notices = " + NOTICES + " WHERE shard_key = :shard AND request_id = :call";

    /** A call that names no root shop is of whoever bears its mobile, at any: another erasure may have written it anew just before. */
    private static final String COPY = """
            INSERT INTO member_call (
                shard_key, request_id, received_at, app_id, root_kdt_id, outcome, out_open_id, violations, notices,
                time_taken_micros, origin, submitted_by, corrects, cured)
            SELECT request_id, request_id, received_at, app_id, root_kdt_id, outcome, out_open_id, %s,
                %s, time_taken_micros, origin, submitted_by, corrects, true
            FROM member_call WHERE shard_key = :shard AND request_id = :call
            ON CONFLICT DO NOTHING""".formatted(VIOLATIONS, NOTICES);

    private static final String REMOVE = "DELETE FROM member_call WHERE shard_key = :shard AND request_id = :call";

    private static final int MOST_AT_ONCE = 5_000;
    private static final int PAYLOADS_AT_ONCE = 200;

    private final NamedParameterJdbcTemplate jdbc;
    private final MemberRows rows;
    private final IdentityHash hash;
    private final PersonalColumns personal;
    private final CallContent content;

    PostgresPersonalData(
            NamedParameterJdbcTemplate jdbc,
            MemberRows rows,
            IdentityHash hash,
            PersonalColumns personal,
            CallContent content) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.hash = hash;
        this.personal = personal;
        this.content = content;
    }

    @Override
    public Optional<Member> find(OutOpenId outOpenId) {
        return jdbc
                .query("SELECT * FROM member WHERE out_open_id = :number", Map.of("number", outOpenId.value()), rows)
                .stream()
                .findFirst();
    }

    @Override
    public Optional<Traces> erase(MemberKey key, OutOpenId outOpenId, Instant at) {
        Map<String, Object> parameters = Map.of(
                "mobile", personal.stored(key.mobile()),
                "root", key.rootKdtId().value(),
                "number", outOpenId.value(),
                "hash", hash.of(key),
                "at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC));
        jdbc.queryForList(IdentityLock.ALONE, Map.of("lock", IdentityLock.of(key, personal)));
        List<@Nullable String> locked = jdbc.queryForList(LOCK, parameters, String.class);
        if (locked.isEmpty()) {
            return Optional.empty();
        }
        jdbc.update(LEAVE_TOMBSTONE, parameters);
        jdbc.update("DELETE FROM member WHERE mobile = :mobile AND root_kdt_id = :root", parameters);
        List<String> calls = new ArrayList<>(jdbc.queryForList(CALLS, parameters, String.class));
        String yzOpenId = locked.get(0);
        Traces traces = new Traces(key.mobile(), yzOpenId == null ? null : new YzOpenId(yzOpenId));
        calls.addAll(withoutMobile(key.rootKdtId(), traces));
        blankCalls(calls);
        return Optional.of(traces);
    }

    private List<String> withoutMobile(RootKdtId rootKdtId, Traces traces) {
        List<String> found = new ArrayList<>();
        jdbc.getJdbcOperations()
                .query(
                        connection -> {
                            PreparedStatement statement = connection.prepareStatement(WITHOUT_MOBILE);
                            statement.setFetchSize(PAYLOADS_AT_ONCE);
                            statement.setLong(1, rootKdtId.value());
                            return statement;
                        },
                        row -> {
                            RequestId call = new RequestId(row.getString(1));
                            byte[] sent = content.payload(row.getBytes(2), call).bytes();
                            if (traces.areIn(sent)) {
                                found.add(call.value());
                            }
                        });
        return found;
    }

    private void blankCalls(List<String> ofIdentity) {
        Set<String> seen = new HashSet<>();
        List<String> next = ofIdentity;
        while (!next.isEmpty()) {
            seen.addAll(next);
            List<String> batch = next.subList(0, Math.min(next.size(), MOST_AT_ONCE));
            List<String> rest = next.subList(batch.size(), next.size());
            List<Call> calls = jdbc.query(
                    WHERE,
                    Map.of("calls", batch),
                    (row, number) -> new Call(row.getString(1), row.getString(2), row.getString(3)));
            blank(calls.stream().filter(Call::standsForItself).toList(), BLANK);
            List<Call> ofMobiles =
                    calls.stream().filter(call -> !call.standsForItself()).toList();
            blank(ofMobiles, COPY);
            blank(ofMobiles, REMOVE);
            Stream<String> related = Stream.concat(
                    calls.stream().map(Call::corrects).filter(Objects::nonNull),
                    jdbc.queryForList(TRIED_IN_VAIN, Map.of("calls", batch), String.class).stream());
            next = Stream.concat(rest.stream(), related.distinct().filter(call -> !seen.contains(call)))
                    .toList();
        }
    }

    private void blank(List<Call> calls, String statement) {
        SqlParameterSource[] keys = calls.stream()
                .map(call -> new MapSqlParameterSource("shard", call.shardKey()).addValue("call", call.requestId()))
                .toArray(SqlParameterSource[]::new);
        if (keys.length > 0) {
            jdbc.batchUpdate(statement, keys);
        }
    }

    private record Call(
            String shardKey, String requestId, @Nullable String corrects) {

        /** Whether it lies on the shard of its own id, since it has no valid mobile, or none any more. */
        boolean standsForItself() {
            return shardKey.equals(requestId);
        }
    }
}
