package com.memberhub.adapter.jpa;

import static com.memberhub.application.journal.MemberCallBuilder.aCall;
import static com.memberhub.application.journal.MemberCallBuilder.aRejectedCall;
import static org.assertj.core.api.Assertions.assertThat;

import com.memberhub.adapter.jpa.database.Elsewhere;
import com.memberhub.application.journal.CallJournal;
import com.memberhub.application.journal.CallJournalContract;
import com.memberhub.application.journal.CallOutcome;
import com.memberhub.application.journal.MemberCall;
import com.memberhub.application.journal.Payload;
import com.memberhub.application.journal.RequestId;
import com.memberhub.application.journal.Submitter;
import com.memberhub.domain.finding.Violation;
import com.memberhub.domain.finding.ViolationCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PostgresCallJournalTest extends PersistenceTest implements CallJournalContract {

    private static final JsonMapper JSON = new JsonMapper();

    @Autowired
    private CallJournal journal;

    @Override
    public void append(List<MemberCall> calls) {
        inTransaction(() -> {
            journal.append(calls);
            return calls;
        });
    }

    @Override
    public List<Entry> entries() {
        return jdbc.query("SELECT * FROM member_call ORDER BY request_id", (row, number) -> entry(row));
    }

    @Test
    void putsACallOnTheShardOfItsMemberAndAnUnreadableOneOnItsOwn() {
        append(List.of(
                aCall().requestId("1").build(),
                aRejectedCall(Violation.of("$", ViolationCode.NOT_UTF8))
                        .requestId("2")
                        .build()));

        assertThat(jdbc.queryForList("SELECT shard_key FROM member_call ORDER BY request_id", String.class))
                .containsExactly("+8613800138000", "2");
    }

    @Test
    void givenSomebodyCorrectsACall_thenWhoeverCorrectsItTooWaitsAndOthersDoNot() {
        CompletableFuture<Boolean> second = inTransaction(() -> {
            journal.holdForCorrection(new RequestId("1"));
            CompletableFuture<Boolean> other = Elsewhere.supply(() -> holds("2"));
            CompletableFuture<Boolean> same = Elsewhere.supply(() -> holds("1"));
            assertThat(other).succeedsWithin(Duration.ofSeconds(10));
            assertThat(same).failsWithin(Duration.ofMillis(300)).withThrowableOfType(TimeoutException.class);
            return same;
        });

        assertThat(second).succeedsWithin(Duration.ofSeconds(10));
    }

    /** Of one person, into two mobiles, two members would become. */
    @Test
    void givenSomebodyCorrectsACall_thenWhoeverCorrectsACorrectionOfItWaitsToo() {
        Violation violation = Violation.of("gender", ViolationCode.NOT_LISTED);
        append(List.of(
                aCall().requestId("1").refused(violation).build(),
                aCall().requestId("2")
                        .refused(violation)
                        .submitter(correctionOf("1"))
                        .build(),
                aCall().requestId("3")
                        .refused(violation)
                        .submitter(correctionOf("2"))
                        .build()));

        CompletableFuture<Boolean> second = inTransaction(() -> {
            journal.holdForCorrection(new RequestId("2"));
            CompletableFuture<Boolean> correction = Elsewhere.supply(() -> holds("3"));
            assertThat(correction).failsWithin(Duration.ofMillis(300)).withThrowableOfType(TimeoutException.class);
            return correction;
        });

        assertThat(second).succeedsWithin(Duration.ofSeconds(10));
    }

    /** A connector that is set up wrongly may send one call again and again, for days. */
    @Test
    void givenMoreRefusedCallsOfAnIdentityThanCanBeMarkedInTime_thenTheAcceptedOneIsStoredAllTheSame() {
        Instant accepted = aCall().build().receivedAt();
        jdbc.update("""
                INSERT INTO member_call (shard_key, request_id, received_at, root_kdt_id, mobile, outcome, payload, time_taken_micros)
                SELECT '+8613800138000', 'refused ' || n, ?::timestamptz - make_interval(secs => n), 91234567, '+8613800138000', 'REJECTED', '', 0
                FROM generate_series(1, 1500) AS n""", accepted.toString());

        append(List.of(aCall().build()));
        assertThat(openCalls()).isEqualTo(500);

        append(List.of(aCall().requestId("again").build()));
        assertThat(openCalls()).isZero();
    }

    private @Nullable Integer openCalls() {
        return jdbc.queryForObject(
                "SELECT count(*) FROM member_call WHERE outcome = 'REJECTED' AND NOT cured", Integer.class);
    }

    private static Submitter correctionOf(String call) {
        return Submitter.correction("operator", new RequestId(call));
    }

    private boolean holds(String call) {
        return inTransaction(() -> {
            journal.holdForCorrection(new RequestId(call));
            return true;
        });
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getString("request_id"),
                row.getString("app_id"),
                row.getObject("root_kdt_id", Long.class),
                row.getString("mobile"),
                CallOutcome.valueOf(row.getString("outcome")),
                row.getString("out_open_id"),
                new Payload(row.getBytes("payload")),
                items(row.getString("violations"), PostgresCallJournalTest::finding),
                items(row.getString("notices"), PostgresCallJournalTest::finding),
                items(
                        row.getString("changes"),
                        change -> text(change, "field") + ": " + plain(change.get("before")) + " -> "
                                + plain(change.get("after"))),
                row.getLong("time_taken_micros"));
    }

    private static String finding(JsonNode finding) {
        return text(finding, "path") + " " + text(finding, "code") + " " + plain(finding.get("arguments"));
    }

    private static String text(JsonNode object, String field) {
        return object.get(field).stringValue();
    }

    private static List<String> items(@Nullable String column, Function<JsonNode, String> form) {
        List<String> items = new ArrayList<>();
        if (column != null) {
            JSON.readTree(column).forEach(item -> items.add(form.apply(item)));
        }
        return items;
    }

    /** Values as Java prints them; jsonb orders keys by length, the contract tests name them in that order. */
    private static @Nullable Object plain(JsonNode node) {
        if (node.isArray()) {
            List<@Nullable Object> items = new ArrayList<>();
            node.forEach(item -> items.add(plain(item)));
            return items;
        }
        if (node.isObject()) {
            Map<String, @Nullable Object> fields = new LinkedHashMap<>();
            node.properties().forEach(field -> fields.put(field.getKey(), plain(field.getValue())));
            return fields;
        }
        return node.isNull() ? null : node.asString();
    }
}
