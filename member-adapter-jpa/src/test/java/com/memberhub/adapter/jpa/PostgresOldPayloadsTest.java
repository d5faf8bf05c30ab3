package com.memberhub.adapter.jpa;

import static com.memberhub.application.journal.MemberCallBuilder.aCall;
import static org.assertj.core.api.Assertions.assertThat;

import com.memberhub.adapter.jpa.database.Elsewhere;
import com.memberhub.application.journal.CallJournal;
import com.memberhub.application.journal.MemberCall;
import com.memberhub.application.retention.OldPayloads;
import com.memberhub.domain.member.Change;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class PostgresOldPayloadsTest extends PersistenceTest {

    private static final Instant LIMIT = Instant.parse("2026-11-20T00:00:00Z");

    @Autowired
    private OldPayloads payloads;

    @Autowired
    private CallJournal journal;

    /** One call a second, the first {@code old} of them before the limit. */
    private void calls(int old, int young) {
        List<MemberCall> calls = IntStream.range(-old, young)
                .mapToObj(second -> aCall().requestId(String.format("%04d", second + old))
                        .receivedAt(LIMIT.plus(Duration.ofSeconds(second)))
                        .aligned(new Change("name", null, "张小满"))
                        .build())
                .toList();
        inTransaction(() -> {
            journal.append(calls);
            return calls;
        });
    }

    private List<String> withPayload() {
        return jdbc.queryForList(
                "SELECT request_id FROM member_call WHERE payload IS NOT NULL OR changes IS NOT NULL ORDER BY request_id",
                String.class);
    }

    private int purge(int most) {
        return inTransaction(() -> payloads.purge(LIMIT, most));
    }

    @Test
    void givenOldAndYoungCalls_thenOnlyTheOldLoseTheirPayloadsInBatches() {
        calls(5, 2);

        assertThat(purge(2)).isEqualTo(2);
        assertThat(withPayload()).containsExactly("0002", "0003", "0004", "0005", "0006");
        assertThat(purge(2)).isEqualTo(2);
        assertThat(purge(2)).isEqualTo(1);
        assertThat(purge(2)).isZero();
        assertThat(withPayload()).containsExactly("0005", "0006");
        assertThat(jdbc.queryForObject("SELECT count(*) FROM member_call", Integer.class))
                .isEqualTo(7);
    }

    @Test
    void givenAnotherHubIsAtIt_thenItDoesNothingAndDoesNotWait() {
        calls(3, 0);

        int meanwhile = inTransaction(() -> {
            payloads.purge(LIMIT, 1);
            return Elsewhere.supply(() -> purge(10)).join();
        });

        assertThat(meanwhile).isZero();
        assertThat(withPayload()).hasSize(2);
        assertThat(purge(10)).isEqualTo(2);
    }

    @Test
    void givenACallIsBeingMarkedAsCured_thenItIsLeftForLaterSoThatNeitherEverWaitsForTheOther() {
        calls(3, 0);

        int meanwhile = inTransaction(() -> {
            jdbc.update("UPDATE member_call SET cured = true WHERE request_id = '0001'");
            return Elsewhere.supply(() -> purge(10))
                    .orTimeout(10, TimeUnit.SECONDS)
                    .join();
        });

        assertThat(meanwhile).isEqualTo(3);
        assertThat(withPayload()).containsExactly("0001");
        assertThat(purge(10)).isEqualTo(1);
        assertThat(withPayload()).isEmpty();
    }

    @Test
    void givenMostIsPurged_thenTheNextBatchIsFoundByTheIndexOfWhatIsNot() {
        jdbc.update("""
                INSERT INTO member_call (shard_key, request_id, received_at, outcome, payload, time_taken_micros)
                SELECT n, n, timestamptz '2026-01-01' + n * interval '1 second', 'REJECTED',
                    CASE WHEN n > 19000 THEN 'x'::bytea END, 1
                FROM generate_series(1, 20000) AS n""");
        jdbc.execute("ANALYZE member_call");

        List<String> plan = jdbc.queryForList(
                "EXPLAIN " + PostgresOldPayloads.OLDEST.replace("?", "%s").formatted("now()", "1000"), String.class);

        assertThat(plan)
                .anyMatch(line -> line.contains("member_call_unpurged"))
                .noneMatch(line -> line.contains("Seq Scan"));
    }
}
