package com.memberhub.endtoend;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.memberhub.adapter.jpa.database.Elsewhere;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
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

        int before = blankCalls();

        assertThat(erase(number)).isTrue();

        for (String table : tables()) {
            assertThat(rowsOf(table)).as(table).doesNotContain("13800138000", "张小满", "小满");
        }
        assertThat(blankCalls()).isEqualTo(before + 3);
        assertThat(DATABASE.queryText(
                        "SELECT action || ' ' || actor || ' ' || out_open_id || ' ' || reason FROM access_log WHERE out_open_id = '"
                                + number + "'"))
                .isEqualTo("ERASURE manager " + number + " 本人要求");
    }

    private static int blankCalls() {
        return Integer.parseInt(DATABASE.queryText(
                "SELECT count(*) FROM member_call WHERE payload IS NULL AND shard_key = request_id"));
    }

    /** Every table that there is: one that is added later is looked at too. */
    private static List<String> tables() {
        return List.of(DATABASE.queryText("SELECT string_agg(table_name, ' ') FROM information_schema.tables"
                        + " WHERE table_schema = current_schema() AND table_type = 'BASE TABLE'")
                .split(" "));
    }

    /** Every column of every row, whatever its type; bytes are in hexadecimal. */
    private static String rowsOf(String table) {
        return DATABASE.queryText("SELECT coalesce(string_agg(to_jsonb(t)::text, E'\\n'), '') FROM " + table + " AS t");
    }

    private static List<String> tablesThatTell() {
        return tables().stream()
                .flatMap(table -> SomebodyUnmistakable.toldBy(rowsOf(table)).stream()
                        .filter(value -> !value.equals("malformed mobile"))
                        .map(value -> table + ": " + value))
                .toList();
    }

    @Test
    void givenCallsAndFilesTellOfSomebody_whenTheyAreErased_thenNoTableDoesAnyMore() throws Exception {
        SomebodyUnmistakable somebody = new SomebodyUnmistakable();
        String number = hub.caller().create(somebody.firstCall()).outOpenId();
        hub.caller().create(somebody.wholeCall());
        hub.caller().create(somebody.refusedCall());
        String decided = Uploads.upload(
                hub,
                somebody.refusedCall(),
                // Without a root shop that can be read, and without JSON.
                somebody.refusedCall().replace("91234567,", "\"none\","),
                somebody.refusedCall().replace("}", ""));
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> stateOf(decided).equals("CHECKED"));
        assertThat(DATABASE.queryText("SELECT count(*) FROM member_import_line WHERE outcome = 'REFUSED'"))
                .isEqualTo("3");
        try (Connection dryRun = DATABASE.connect();
                Statement statement = dryRun.createStatement()) {
            // As another hub that is at it: no line of the second file is decided.
            statement.execute("SELECT pg_advisory_lock(hashtextextended('com.memberhub.import', 0))");
            Uploads.uploadAs(
                    hub,
                    SomebodyUnmistakable.MOBILE + ".ndjson",
                    somebody.wholeCall(),
                    somebody.refusedCall().replace("91234567,", "\"none\","));
            assertThat(DATABASE.queryText("SELECT count(*) FROM member_import_line WHERE outcome IS NULL"))
                    .isEqualTo("2");
            assertThat(tablesThatTell())
                    .contains(
                            "member: name",
                            "member_call: mobile",
                            "member_import: mobile",
                            "member_import_line: address");

            assertThat(erase(number)).isTrue();

            assertThat(tablesThatTell()).isEmpty();
        }
    }

    private static String stateOf(String id) {
        return DATABASE.queryText("SELECT state FROM member_import WHERE id = '" + id + "'");
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
    void givenACallIsAboutToChangeTheMember_whenItIsErasedFirst_thenTheCallBringsThemBackWithTheirNumber()
            throws Exception {
        Answer created = hub.caller().create(Calls.smallest("13800138003"));
        Future<Boolean> erasing;
        Future<Answer> aligning;
        try (Connection reading = DATABASE.connect();
                Statement statement = reading.createStatement()) {
            reading.setAutoCommit(false);
            // The erasure comes as far as the journal, and waits there with the member in its hand.
            statement.execute("LOCK TABLE member_call IN SHARE MODE");
            erasing = Elsewhere.supply(() -> erase(created.outOpenId()));
            waitUntilBlocked(1);
            aligning = Elsewhere.supply(() -> hub.caller().create(Calls.with("13800138003", "\"name\": \"李四\",")));
            waitUntilBlocked(2);
            reading.commit();
        }

        assertThat(erasing.get(10, SECONDS)).isTrue();
        assertThat(aligning.get(10, SECONDS)).satisfies(answer -> {
            assertThat(answer.outcome()).isEqualTo("created");
            assertThat(answer.outOpenId()).isEqualTo(created.outOpenId());
        });
    }

    @Test
    void givenACallIsBeingDecided_whenTheMemberIsErased_thenNothingOfThatCallIsLeftEither() throws Exception {
        hub.caller().create(Calls.with("13800138007", "\"gender\": \"9\","));
        String refused = DATABASE.queryText("SELECT request_id FROM member_call WHERE mobile = '+8613800138007'");
        Future<Answer> repeating;
        Future<Boolean> erasing;
        // A call that shares a transaction is patient for a tenth of a second only, then lets the erasure by, and is
        // done alone.
        try (Hub patient = Hub.on(DATABASE, "member-hub.coalescing.enabled=false");
                Connection purging = DATABASE.connect();
                Statement statement = purging.createStatement()) {
            String number = hub.caller().create(Calls.smallest("13800138007")).outOpenId();
            DATABASE.execute("UPDATE member_call SET cured = false WHERE request_id = '" + refused + "'");
            purging.setAutoCommit(false);
            statement.execute("SELECT 1 FROM member_call WHERE request_id = '" + refused + "' FOR UPDATE");
            repeating = Elsewhere.supply(() -> patient.caller().create(Calls.smallest("13800138007")));
            waitUntilBlocked(1);
            erasing = Elsewhere.supply(() -> erase(number));
            waitUntilBlocked(2);
            purging.commit();
        }

        assertThat(repeating.get(10, SECONDS).outcome()).isEqualTo("unchanged");
        assertThat(erasing.get(10, SECONDS)).isTrue();
        assertThat(DATABASE.queryText("SELECT count(*) FROM member_call WHERE shard_key = '+8613800138007'"))
                .isEqualTo("0");
    }

    @Test
    void givenACallTellsTheirIdAtYouzan_whenTheMemberIsBeingErased_thenTheLinesThatBearItAreGoneToo() throws Exception {
        String number = hub.caller().create(Calls.smallest("13800138008")).outOpenId();
        String id = Uploads.upload(
                hub, "{\"rootKdtId\": 91234567, \"mobile\": \"1380013800\", \"yzOpenId\": \"yz-just-learned\"}");
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> stateOf(id).equals("CHECKED"));
        Future<Boolean> erasing;
        try (Connection calling = DATABASE.connect();
                Statement statement = calling.createStatement()) {
            calling.setAutoCommit(false);
            statement.execute("UPDATE member SET yz_open_id = 'yz-just-learned' WHERE out_open_id = '" + number + "'");
            erasing = Elsewhere.supply(() -> erase(number));
            waitUntilBlocked(1);
            calling.commit();
        }

        assertThat(erasing.get(10, SECONDS)).isTrue();
        assertThat(DATABASE.queryText("SELECT count(*) FROM member_import_line WHERE import_id = '" + id + "'"))
                .isEqualTo("0");
    }

    @Test
    void givenSomebodyIsOfTwoShops_whenBothForgetThemAtTheSameTime_thenBothDo() throws Exception {
        String here = hub.caller().create(Calls.smallest("13800138009")).outOpenId();
        String there = hub.caller()
                .create(Calls.smallest("13800138009").replace("91234567", "7"))
                .outOpenId();
        String ofEither = hub.caller()
                .create("{\"appId\": \"a\", \"mobile\": \"13800138009\", \"extendMap\": {}}")
                .requestId();
        Future<Boolean> first;
        Future<Boolean> second;
        try (Connection reading = DATABASE.connect();
                Statement statement = reading.createStatement()) {
            reading.setAutoCommit(false);
            // The first has been through the journal, and waits to write down who did it.
            statement.execute("LOCK TABLE access_log IN SHARE MODE");
            first = Elsewhere.supply(() -> erase(here));
            waitUntilBlocked(1);
            second = Elsewhere.supply(() -> erase(there));
            waitUntilBlocked(2);
            reading.commit();
        }

        assertThat(first.get(10, SECONDS)).isTrue();
        assertThat(second.get(10, SECONDS)).isTrue();
        assertThat(DATABASE.queryText("SELECT count(*) || ' ' || count(mobile) || ' ' || count(payload)"
                        + " FROM member_call WHERE request_id = '" + ofEither + "'"))
                .isEqualTo("1 0 0");
    }

    private static void waitUntilBlocked(int sessions) {
        long deadline = System.nanoTime() + SECONDS.toNanos(10);
        while (System.nanoTime() < deadline) {
            if (DATABASE.queryText("SELECT count(*) FROM pg_stat_activity"
                            + " WHERE datname = current_database() AND cardinality(pg_blocking_pids(pid)) > 0")
                    .equals(Integer.toString(sessions))) {
                return;
            }
        }
        throw new AssertionError("not so many wait for a lock");
    }

    @Test
    void givenSomebodyIsErasedOverAndOverWhileCallsArrive_thenTheyNeverHaveASecondNumber() throws Exception {
        String number = hub.caller().create(Calls.smallest("13800138004")).outOpenId();
        AtomicBoolean done = new AtomicBoolean();
        List<Future<List<Answer>>> callers = new ArrayList<>();
        for (int caller = 0; caller < 4; caller++) {
            callers.add(Elsewhere.supply(() -> {
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
                .isNotEmpty()
                .allMatch(answer -> answer.status() == 200 && answer.outOpenId().equals(number));
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
