package com.memberhub.endtoend;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.memberhub.adapter.jpa.database.TestDatabase;
import com.memberhub.application.directory.CallDirectory;
import com.memberhub.application.directory.CallSearch;
import com.memberhub.application.directory.PageRequest;
import com.memberhub.application.journal.RequestId;
import com.memberhub.application.privacy.EraseMember;
import com.memberhub.application.privacy.Reason;
import com.memberhub.application.privacy.RevealCall;
import com.memberhub.application.privacy.RevealMember;
import com.memberhub.application.staff.Actor;
import com.memberhub.application.staff.RootShops;
import com.memberhub.domain.member.OutOpenId;
import com.memberhub.endtoend.Hub.Answer;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.ConcurrencyFailureException;

/** Somebody is forgotten, and comes back. */
class ErasureTest {

    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final Actor MANAGER = new Actor("manager", RootShops.all(), "192.0.2.1");
    private static final Reason REASON = new Reason("本人要求");

    @SuppressWarnings("NullAway.Init") // started once for all tests
    private static Hub hub;

    @BeforeAll
    static void start() {
        hub = Hub.on(DATABASE);
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    private static boolean erase(String outOpenId) {
        return hub.context().getBean(EraseMember.class).erase(MANAGER, new OutOpenId(outOpenId), REASON);
    }

    @Test
    void givenSomebodyIsErased_thenNothingOfThemIsLeftButTheNumberAndWhoDidIt() {
        Answer created = hub.caller().create(Calls.with("13800138000", "\"name\": \"张小满\","));
        hub.caller().create(Calls.with("13800138000", "\"nickname\": \"小满\","));
        hub.caller().create(Calls.with("13800138000", "\"gender\": \"9\","));
        String number = created.outOpenId();

        assertThat(erase(number)).isTrue();

        for (String table : List.of("member", "member_call", "member_import_line", "access_log", "erased_member")) {
            assertThat(DATABASE.queryText(
                            "SELECT coalesce(string_agg(concat(t, convert_from(coalesce(%s, ''), 'UTF8')), ''), '')"
                                            .formatted(table.equals("member_call") ? "payload" : "''::bytea")
                                    + " FROM " + table + " AS t"))
                    .as(table)
                    .doesNotContain("13800138000", "张小满", "小满");
        }
        assertThat(DATABASE.queryText(
                        "SELECT count(*) FROM member_call WHERE payload IS NULL AND shard_key = request_id"))
                .isEqualTo("3");
        assertThat(DATABASE.queryText(
                        "SELECT action || ' ' || actor || ' ' || out_open_id || ' ' || reason FROM access_log WHERE out_open_id = '"
                                + number + "'"))
                .isEqualTo("ERASURE manager " + number + " 本人要求");
    }

    @Test
    void givenSomebodyHadARefusedCall_whenTheyAreErased_thenItNeedsNoAttentionAnyMore() {
        Answer created = hub.caller().create(Calls.smallest("13800138090"));
        String refused = hub.caller()
                .create(Calls.with("13800138090", "\"gender\": \"9\","))
                .requestId();
        CallDirectory calls = hub.context().getBean(CallDirectory.class);
        assertThat(calls.find(new RequestId(refused), RootShops.all())
                        .orElseThrow()
                        .cured())
                .isFalse();

        erase(created.outOpenId());

        assertThat(calls.find(new RequestId(refused), RootShops.all())
                        .orElseThrow()
                        .cured())
                .isTrue();
        assertThat(calls.search(CallSearch.uncuredRefusals(), PageRequest.first(100), RootShops.all())
                        .items())
                .extracting(call -> call.requestId().value())
                .doesNotContain(refused);
    }

    @Test
    void givenSomebodyWasErased_whenTheyComeBack_thenTheyHaveTheirNumberAgainAndNobodyElseHas() {
        Answer created = hub.caller().create(Calls.smallest("13800138001"));
        erase(created.outOpenId());

        Answer back = hub.caller().create(Calls.smallest("13800138001"));
        Answer again = hub.caller().create(Calls.smallest("13800138001"));
        Answer other = hub.caller().create(Calls.smallest("13800138002"));

        assertThat(back.outcome()).isEqualTo("created");
        assertThat(back.outOpenId()).isEqualTo(created.outOpenId());
        assertThat(again.outcome()).isEqualTo("unchanged");
        assertThat(again.outOpenId()).isEqualTo(created.outOpenId());
        assertThat(other.outOpenId()).isNotEqualTo(created.outOpenId());
        assertThat(erase(back.outOpenId())).as("and may be forgotten once more").isTrue();
    }

    @Test
    void givenACallIsAboutToChangeTheMember_whenItIsErasedFirst_thenTheCallMayBeTriedAgain() throws Exception {
        Answer created = hub.caller().create(Calls.smallest("13800138003"));
        Future<Answer> aligning;
        try (Connection erasing = DATABASE.connect();
                Statement statement = erasing.createStatement()) {
            erasing.setAutoCommit(false);
            // As an erasure does, slowly.
            statement.execute("DELETE FROM member WHERE mobile = '+8613800138003'");
            aligning = CompletableFuture.supplyAsync(
                    () -> hub.caller().create(Calls.with("13800138003", "\"name\": \"李四\",")));
            waitUntilBlocked();
            erasing.commit();
        }

        Answer answer = aligning.get(10, SECONDS);

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.response().headers().firstValue("Retry-After")).hasValue("1");
        assertThat(created.outcome()).isEqualTo("created");
    }

    private static void waitUntilBlocked() {
        long deadline = System.nanoTime() + SECONDS.toNanos(10);
        while (System.nanoTime() < deadline) {
            if (!DATABASE.queryText(
                            "SELECT count(*) FROM pg_stat_activity WHERE cardinality(pg_blocking_pids(pid)) > 0")
                    .equals("0")) {
                return;
            }
        }
        throw new AssertionError("nobody waits for a lock");
    }

    @Test
    void givenSomebodyIsErasedOverAndOverWhileCallsArrive_thenTheyNeverHaveASecondNumber() throws Exception {
        String number = hub.caller().create(Calls.smallest("13800138004")).outOpenId();
        AtomicBoolean done = new AtomicBoolean();
        List<Future<List<Answer>>> callers = new ArrayList<>();
        for (int caller = 0; caller < 4; caller++) {
            callers.add(CompletableFuture.supplyAsync(() -> {
                List<Answer> answers = new ArrayList<>();
                for (int i = 0; !done.get(); i++) {
                    String name = i % 3 == 0 ? "" : "\"name\": \"名" + i + "\",";
                    answers.add(hub.caller().create(Calls.with("13800138004", name)));
                }
                return answers;
            }));
        }
        int erased = 0;
        long deadline = System.nanoTime() + SECONDS.toNanos(20);
        while (erased < 40 && System.nanoTime() < deadline) {
            try {
                erased += erase(number) ? 1 : 0;
            } catch (ConcurrencyFailureException again) {
                // As a caller would, we try again.
            }
        }
        done.set(true);

        List<Answer> answers = new ArrayList<>();
        for (Future<List<Answer>> caller : callers) {
            answers.addAll(caller.get(30, SECONDS));
        }
        assertThat(erased).isEqualTo(40);
        assertThat(answers)
                .allMatch(answer -> answer.status() == 503 || answer.outOpenId().equals(number));
        assertThat(answers).filteredOn(answer -> answer.status() == 200).isNotEmpty();
        assertThat(answers)
                .filteredOn(answer -> answer.outcome().equals("created"))
                .isNotEmpty();
    }

    @Test
    void givenAReason_whenSomethingIsRevealed_thenItIsWrittenDown() {
        Answer created = hub.caller().create(Calls.with("13800138005", "\"name\": \"王五\","));
        OutOpenId number = new OutOpenId(created.outOpenId());

        assertThat(hub.context().getBean(RevealMember.class).reveal(MANAGER, number, REASON))
                .hasValueSatisfying(
                        member -> assertThat(member.profile().name()).isEqualTo("王五"));
        assertThat(hub.context().getBean(RevealCall.class).reveal(MANAGER, new RequestId(created.requestId()), REASON))
                .hasValueSatisfying(call -> assertThat(call.payload()).isNotNull());

        assertThat(DATABASE.queryText("SELECT string_agg(action, ' ' ORDER BY id) FROM access_log WHERE out_open_id = '"
                        + number.value() + "' OR request_id = '" + created.requestId() + "'"))
                .isEqualTo("REVEAL_MEMBER REVEAL_CALL");
    }

    @Test
    void givenAnAgeIsConfigured_thenOldPayloadsArePurged() {
        TestDatabase database = TestDatabase.create();
        try (Hub purging = Hub.on(database, "member-hub.retention.payload-age=1s")) {
            purging.caller().create(Calls.smallest("13800138006"));
            database.execute("UPDATE member_call SET received_at = received_at - interval '1 minute'");
        }
        try (Hub purging = Hub.on(database, "member-hub.retention.payload-age=1s")) {
            long deadline = System.nanoTime() + SECONDS.toNanos(20);
            while (System.nanoTime() < deadline
                    && !database.queryText("SELECT count(payload) FROM member_call")
                            .equals("0")) {
                Thread.onSpinWait();
            }

            assertThat(database.queryText("SELECT count(*) || ' ' || count(payload) FROM member_call"))
                    .isEqualTo("1 0");
        }
    }
}
