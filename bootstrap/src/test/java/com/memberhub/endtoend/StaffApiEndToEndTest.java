package com.memberhub.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.memberhub.adapter.jpa.database.TestDatabase;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The staff's API on a real PostgreSQL: what the platform sent is found, told, corrected, taken out and erased. */
class StaffApiEndToEndTest {

    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final String REASON = "{\"reason\": \"核对\"}";
    private static final String REFUSED = """
            {"rootKdtId": %d, "appId": "a", "mobile": "1380013%d", "extendMap": {}}""";

    @SuppressWarnings("NullAway.Init") // started once for all tests
    private static Hub hub;

    @SuppressWarnings("NullAway.Init")
    private static Program everything;

    @SuppressWarnings("NullAway.Init")
    private static Program hangzhou;

    @BeforeAll
    static void start() {
        String all = "VIEWER,PRIVACY,EXPORTER,OPERATOR,AUDITOR";
        hub = Hub.on(DATABASE, Staff.settings("everything " + all, "hangzhou " + all + " 91234567"));
        everything = new Program(hub, "everything");
        hangzhou = new Program(hub, "hangzhou");
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    private static Hub.Answer create(long rootKdtId, String mobile, String fields) {
        return hub.caller().create("""
                {%s "rootKdtId": %d, "appId": "a", "mobile": "%s", "extendMap": {}}""".formatted(fields, rootKdtId, mobile));
    }

    @Test
    void givenAMember_thenItIsFoundSeenRevealedExportedAndErased() {
        String outOpenId = create(91_234_567, "13800138000", "\"name\": \"张小满\", \"memberSourceChannel\": 102,")
                .outOpenId();
        create(91_234_567, "13800138000", "\"nickname\": \"满满\",");

        JsonNode found = Program.json(everything.post("/api/members/search", "{\"query\": \"8000\"}"));
        assertThat(found.at("/items/0/outOpenId").asString()).isEqualTo(outOpenId);
        assertThat(found.at("/items/0/mobile").asString()).isEqualTo("138****8000");
        HttpResponse<String> member = everything.get("/api/members/" + outOpenId);
        assertThat(member.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(member.headers().firstValue("ETag")).isPresent();
        JsonNode story = Program.json(everything.get("/api/members/" + outOpenId + "/calls"));
        assertThat(story.path("items")
                        .valueStream()
                        .map(call -> call.at("/outcome/code").asString()))
                .containsExactly("ALIGNED", "CREATED");
        assertThat(Program.json(everything.post("/api/members/" + outOpenId + "/reveal", REASON))
                        .path("name")
                        .asString())
                .isEqualTo("张小满");
        assertThat(everything
                        .post("/api/members/export", "{\"query\": \"13800138000\"}")
                        .body())
                .startsWith("\uFEFF")
                .contains(outOpenId, "微信小程序", "138****8000");
        assertThat(everything
                        .send("DELETE", "/api/members/" + outOpenId, REASON)
                        .statusCode())
                .isEqualTo(204);
        assertThat(everything.get("/api/members/" + outOpenId).statusCode()).isEqualTo(404);
        assertThat(Program.json(everything.get("/api/access-log?outOpenId=" + outOpenId))
                        .path("items")
                        .valueStream()
                        .map(line -> line.at("/action/code").asString()))
                .containsExactly("ERASURE", "REVEAL_MEMBER");
        assertThat(DATABASE.queryText(
                        "SELECT string_agg(detail, '|' ORDER BY id) FROM access_log WHERE action = 'EXPORT' AND request_id ="
                                + " (SELECT max(request_id) FROM access_log WHERE action = 'EXPORT')"))
                .isEqualTo("began: query=mobile or identifier|done: rows=1");
    }

    @Test
    void givenARefusedCall_whenCorrected_thenItNeedsNoAttentionAnyMore() {
        String refused = hub.caller().create(REFUSED.formatted(91_234_567, 901)).requestId();
        assertThat(attention(everything)).contains(refused);

        JsonNode result = Program.json(everything.post("/api/calls/" + refused + "/resubmit", """
                {"payload": {"rootKdtId": 91234567, "appId": "a", "mobile": "13800138901", "extendMap": {}}}"""));

        assertThat(result.at("/outcome/code").asString()).isEqualTo("CREATED");
        assertThat(attention(everything)).doesNotContain(refused);
        assertThat(Program.json(everything.get("/api/calls/" + refused))
                        .path("correctedBy")
                        .asString())
                .isEqualTo(result.path("requestId").asString());
        assertThat(everything
                        .post("/api/calls/" + refused + "/resubmit", "{\"payload\": {}}")
                        .statusCode())
                .isEqualTo(409);
        assertThat(everything
                        .post("/api/calls/" + result.path("requestId").asString() + "/resubmit", "{\"payload\": {}}")
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void givenARefusedCall_whenManyCorrectItAtOnceIntoDifferentMobiles_thenOneOfThemDoes() throws Exception {
        int operators = 8;
        String refused = hub.caller().create(REFUSED.formatted(91_234_567, 902)).requestId();
        CyclicBarrier together = new CyclicBarrier(operators);
        ExecutorService threads = Executors.newFixedThreadPool(operators);
        try {
            List<Callable<Integer>> corrections = IntStream.range(0, operators)
                    .<Callable<Integer>>mapToObj(i -> () -> {
                        together.await();
                        return everything
                                .post("/api/calls/" + refused + "/resubmit", """
                                        {"payload": {"rootKdtId": 91234567, "appId": "a", "mobile": "1380013892%d", "extendMap": {}}}""".formatted(i))
                                .statusCode();
                    })
                    .toList();
            List<Integer> answers = new ArrayList<>();
            for (Future<Integer> answer : threads.invokeAll(corrections)) {
                answers.add(answer.get());
            }

            assertThat(answers).containsOnly(200, 409).containsOnlyOnce(200);
        } finally {
            threads.shutdownNow();
        }
        assertThat(DATABASE.queryText("SELECT count(*) FROM member WHERE mobile LIKE '+861380013892_'"))
                .isEqualTo("1");
    }

    @Test
    void givenAMemberOfAnotherRootShop_thenForWhoeverIsOfThisOneThereIsNone() {
        Hub.Answer foreign = create(7, "13900139007", "\"name\": \"李四光\", \"memberSourceChannel\": 4711,");
        String refused = hub.caller().create(REFUSED.formatted(7, 907)).requestId();
        String member = "/api/members/" + foreign.outOpenId();
        everything.post(member + "/reveal", REASON);

        assertThat(Stream.of(
                                hangzhou.get(member),
                                hangzhou.get(member + "/calls"),
                                hangzhou.post(member + "/reveal", REASON),
                                hangzhou.send("DELETE", member, REASON),
                                hangzhou.get("/api/calls/" + refused),
                                hangzhou.post("/api/calls/" + refused + "/reveal", REASON),
                                hangzhou.post(
                                        "/api/calls/" + refused + "/resubmit",
                                        "{\"payload\": {\"rootKdtId\": 91234567}}"))
                        .map(HttpResponse::statusCode))
                .containsOnly(404);
        assertThat(Stream.of(
                        hangzhou.post("/api/members/search", "{\"query\": \"13900139007\"}"),
                        hangzhou.post("/api/members/search", "{\"filters\": {\"rootKdtId\": 7}}"),
                        hangzhou.post("/api/members/search", "{\"query\": \"" + foreign.requestId() + "\"}"),
                        hangzhou.post("/api/calls/search", "{}"),
                        hangzhou.post("/api/members/export", "{}"),
                        hangzhou.get("/api/attention"),
                        hangzhou.get("/api/access-log?size=100")))
                .allSatisfy(answer -> {
                    assertThat(answer.statusCode()).isEqualTo(200);
                    assertThat(answer.body()).doesNotContain(foreign.outOpenId(), refused);
                });
        assertThat(everything.get(member).statusCode()).isEqualTo(200);
        assertThat(Program.json(everything.post("/api/members/search", "{\"query\": \"13900139007\"}"))
                        .path("total")
                        .intValue())
                .isEqualTo(1);
    }

    @Test
    void givenMembersOfTwoRootShops_thenTheFiguresAreThoseOfTheirOwn() {
        create(7, "13900139008", "");
        create(91_234_567, "13900139009", "");

        long all = Program.json(everything.get("/api/statistics"))
                .path("membersToday")
                .longValue();
        long own = Program.json(hangzhou.get("/api/statistics"))
                .path("membersToday")
                .longValue();

        assertThat(own).isPositive().isLessThan(all);
    }

    private static String attention(Program program) {
        return program.get("/api/attention?kind=refused&size=100").body();
    }
}
