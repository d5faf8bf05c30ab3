package com.memberhub.adapter.jpa;

import static com.memberhub.adapter.jpa.ArrayColumn.bigint;
import static com.memberhub.adapter.jpa.ArrayColumn.bytea;
import static com.memberhub.adapter.jpa.ArrayColumn.json;
import static com.memberhub.adapter.jpa.ArrayColumn.text;
import static com.memberhub.adapter.jpa.ArrayColumn.time;

import com.memberhub.application.journal.CallJournal;
import com.memberhub.application.journal.CallOutcome;
import com.memberhub.application.journal.MemberCall;
import com.memberhub.application.journal.RequestId;
import com.memberhub.domain.member.AppId;
import com.memberhub.domain.member.Mobile;
import com.memberhub.domain.member.OutOpenId;
import com.memberhub.domain.member.RootKdtId;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The journal in PostgreSQL. Calls are added many at a time, and refused ones marked as cured: it needs no entity. */
@Repository
class PostgresCallJournal implements CallJournal {

    /** Which identities have refused calls to cure: most have none, and a row that is only read is not locked. */
    private static final String TO_CURE = """
            SELECT DISTINCT shard_key, root_kdt_id FROM member_call
            WHERE shard_key = ANY (?) AND outcome = 'REJECTED' AND NOT cured""";

    /** To mark more takes longer than a call may, if somebody sent one call again and again: what is left, the next ones mark. */
    private static final int MOST_CURED_AT_ONCE = 1_000;

    /** An accepted call cures the refused ones of its identity before it. */
    private static final String CURE = """
            UPDATE member_call SET cured = true
            WHERE shard_key = ? AND request_id = ANY (ARRAY(
                SELECT request_id FROM member_call
                WHERE shard_key = ? AND root_kdt_id = ? AND outcome = 'REJECTED' AND NOT cured
                    AND (received_at, request_id COLLATE "C") < (?, ?)
                LIMIT %s))""".formatted(MOST_CURED_AT_ONCE);

    /**
     * A call that was received first may be stored last, and is cured already. It is its own row alone that is looked at, which
     * nobody else sees yet.
     */
    private static final String CURE_LATE = """
            UPDATE member_call SET cured = true
            WHERE shard_key = ? AND request_id = ? AND NOT cured AND EXISTS (
                SELECT 1 FROM member_call later
                WHERE later.shard_key = ? AND later.root_kdt_id = ? AND later.outcome <> 'REJECTED'
                    AND (later.received_at, later.request_id COLLATE "C") > (?, ?))""";

    private static final String CORRECTED =
            "SELECT shard_key, request_id, corrects FROM member_call WHERE request_id = ?";

    private static final String REFUSED_CORRECTIONS = """
            SELECT shard_key, request_id, corrects FROM member_call
            WHERE corrects IS NOT NULL AND corrects = ? AND outcome = 'REJECTED' ORDER BY request_id""";

    private static final String CURE_CORRECTED = """
            UPDATE member_call SET cured = true
            WHERE shard_key = ? AND request_id = ? AND outcome = 'REJECTED'""";

    /** Not the row, of which only the id is known: a distributed PostgreSQL locks one within its shard only. */
    private static final String HOLD = "SELECT pg_advisory_xact_lock(hashtextextended(?, 0))";

    private final JdbcTemplate jdbc;
    private final PersonalColumns personal;
    private final List<ArrayColumn<MemberCall>> columns;
    private final String appendAndAsk;

    PostgresCallJournal(JdbcTemplate jdbc, JsonColumns json, CallContent content, PersonalColumns personal) {
        this.jdbc = jdbc;
        this.personal = personal;
        columns = List.of(
                text("shard_key", this::shardKey),
                text("request_id", call -> call.requestId().value()),
                time("received_at", MemberCall::receivedAt),
                text("app_id", call -> valueOf(call.appId())),
                bigint("root_kdt_id", call -> number(call.rootKdtId())),
                text("mobile", call -> stored(call.mobile())),
                text("outcome", call -> call.outcome().name()),
                text("out_open_id", call -> valueOf(call.outOpenId())),
                bytea("payload", call -> content.stored(call.payload(), call.requestId())),
                json("violations", call -> json.ofViolations(call.violations())),
                json("notices", call -> json.ofNotices(call.notices())),
                json("changes", call -> content.storedChanges(json.ofChanges(call.changes()), call.requestId())),
                bigint(
                        "time_taken_micros",
                        call -> TimeUnit.NANOSECONDS.toMicros(call.timeTaken().toNanos())),
                text("origin", call -> call.submitter().origin().name()),
                text("submitted_by", call -> call.submitter().staff()),
                text("corrects", call -> valueOf(call.submitter().corrects())));
        appendAndAsk = ArrayColumn.insert("member_call", columns) + "; " + TO_CURE;
    }

    @Override
    public void append(List<MemberCall> calls) {
        if (calls.isEmpty()) {
            return;
        }
        List<MemberCall> accepted = calls.stream()
                .filter(call -> call.outcome() != CallOutcome.REJECTED)
                .toList();
        cure(accepted, write(calls, accepted));
        calls.stream()
                .filter(call -> call.outcome() == CallOutcome.REJECTED)
                .filter(call -> call.mobile() != null && call.rootKdtId() != null)
                .forEach(this::cureLate);
    }

    @Override
    public void holdForCorrection(RequestId call) {
        // Of all that lead back to one call one at a time: each of them tells of the same person.
        String held = oldest(call.value()).stream()
                .map(Corrected::requestId)
                .findFirst()
                .orElse(call.value());
        jdbc.query(HOLD, row -> {}, "correction of " + held);
    }

    /** Writes the calls and asks, in the same round trip, which of their identities have refused calls to cure. */
    private Set<Identity> write(List<MemberCall> calls, List<MemberCall> accepted) {
        String[] shardKeys = accepted.stream().map(this::shardKey).distinct().toArray(String[]::new);
        return jdbc.execute(
                connection -> {
                    PreparedStatement statement = ArrayColumn.prepare(connection, appendAndAsk, columns, calls);
                    statement.setArray(columns.size() + 1, connection.createArrayOf("text", shardKeys));
                    return statement;
                },
                (PreparedStatement statement) -> {
                    statement.execute();
                    statement.getMoreResults();
                    Set<Identity> toCure = new HashSet<>();
                    ResultSet result = statement.getResultSet();
                    while (result.next()) {
                        toCure.add(new Identity(result.getString(1), result.getLong(2)));
                    }
                    return toCure;
                });
    }

    private void cure(List<MemberCall> accepted, Set<Identity> toCure) {
        // In the order of the identities: two batches that wait for each other's rows would never end.
        accepted.stream()
                .filter(call -> toCure.contains(new Identity(shardKey(call), number(call.rootKdtId()))))
                .sorted(Comparator.comparing(this::shardKey)
                        .thenComparing(call -> number(call.rootKdtId()))
                        .thenComparing(call -> call.requestId().value()))
                .forEach(call -> jdbc.update(
                        CURE,
                        shardKey(call),
                        shardKey(call),
                        number(call.rootKdtId()),
                        OffsetDateTime.ofInstant(call.receivedAt(), ZoneOffset.UTC),
                        call.requestId().value()));
        accepted.stream()
                .map(call -> call.submitter().corrects())
                .filter(Objects::nonNull)
                .forEach(corrected -> cureCorrected(corrected.value()));
    }

    private void cureLate(MemberCall refused) {
        String shardKey = shardKey(refused);
        String requestId = refused.requestId().value();
        jdbc.update(
                CURE_LATE,
                shardKey,
                requestId,
                shardKey,
                number(refused.rootKdtId()),
                OffsetDateTime.ofInstant(refused.receivedAt(), ZoneOffset.UTC),
                requestId);
    }

    /**
     * Makes good the call that was corrected and all that was tried in vain for it: nobody has to put that right any more. A correction
     * that was refused can be corrected itself, so these are a tree, and it is made good whole, whichever of them was corrected. One
     * after the other: they may lie on different nodes of a distributed PostgreSQL, which follows no such chain. The oldest comes
     * first, so that two who correct at a time wait in one order.
     */
    private void cureCorrected(String corrected) {
        Deque<Corrected> next = new ArrayDeque<>(oldest(corrected));
        Set<String> cured = new HashSet<>();
        while (!next.isEmpty()) {
            Corrected call = next.removeFirst();
            if (cured.add(call.requestId())) {
                jdbc.update(CURE_CORRECTED, call.shardKey(), call.requestId());
                next.addAll(find(REFUSED_CORRECTIONS, call.requestId()));
            }
        }
    }

    /** The call from which the corrections went out, as far back as the journal knows it. */
    private List<Corrected> oldest(String corrected) {
        Set<String> followed = new HashSet<>();
        List<Corrected> oldest = List.of();
        String next = corrected;
        while (next != null && followed.add(next)) {
            List<Corrected> found = find(CORRECTED, next);
            next = found.isEmpty() ? null : found.get(0).corrects();
            oldest = found.isEmpty() ? oldest : found;
        }
        return oldest;
    }

    private List<Corrected> find(String sql, String requestId) {
        return jdbc.query(
                sql, (row, index) -> new Corrected(row.getString(1), row.getString(2), row.getString(3)), requestId);
    }

    private record Corrected(
            String shardKey, String requestId, @Nullable String corrects) {}

    private record Identity(String shardKey, @Nullable Long rootKdtId) {}

    /** A distribution column may not be null, so a call without a valid mobile stands for itself. */
    private String shardKey(MemberCall call) {
        Mobile mobile = call.mobile();
        return mobile == null ? call.requestId().value() : personal.stored(mobile);
    }

    private static @Nullable String valueOf(@Nullable AppId appId) {
        return appId == null ? null : appId.value();
    }

    private static @Nullable String valueOf(@Nullable RequestId requestId) {
        return requestId == null ? null : requestId.value();
    }

    private static @Nullable String valueOf(@Nullable OutOpenId outOpenId) {
        return outOpenId == null ? null : outOpenId.value();
    }

    private static @Nullable Long number(@Nullable RootKdtId rootKdtId) {
        return rootKdtId == null ? null : rootKdtId.value();
    }

    private @Nullable String stored(@Nullable Mobile mobile) {
        return mobile == null ? null : personal.stored(mobile);
    }
}
