package com.memberhub.adapter.rest.staff;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.memberhub.adapter.rest.Answer;
import com.memberhub.adapter.rest.Hub;
import com.memberhub.adapter.rest.HubTest;
import com.memberhub.adapter.rest.InMemoryRegistration;
import com.memberhub.adapter.rest.RestTestApplication;
import com.memberhub.application.audit.AccessEntry;
import com.memberhub.application.audit.InMemoryAccessLog;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The staff's API over HTTP, on stores in memory. */
@HubTest
class StaffApiTest {

    private static final String SEARCH = "/api/members/search";

    private final Hub hub;
    private final InMemoryRegistration registration;
    private final InMemoryAccessLog accessLog;

    StaffApiTest(Hub hub, InMemoryRegistration registration, InMemoryAccessLog accessLog) {
        this.hub = hub;
        this.registration = registration;
        this.accessLog = accessLog;
    }

    private HttpRequest.Builder as(String user, String path) {
        String credentials = user + ":" + RestTestApplication.PASSWORD;
        return hub.request(path)
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(UTF_8)));
    }

    private Answer get(String user, String path) {
        return hub.send(as(user, path).GET());
    }

    private Answer send(String user, String method, String path, String body) {
        return hub.send(as(user, path)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body)));
    }

    private Answer post(String user, String path, String body) {
        return send(user, "POST", path, body);
    }

    private Answer created(String mobile, String fields) {
        return hub.create("""
                {%s "rootKdtId": 91234567, "appId": "91234567_crm", "mobile": "%s", "extendMap": {"activity": "double11"}}""".formatted(fields, mobile));
    }

    private String zhang() {
        return created("13800138000", """
                "name": "张小满", "nickname": "满满", "gender": "2", "birthday": "1992-05-21", "memberSourceChannel": 102,
                "customerSourceChannel": 4711, "memberCreatedTime": "2026-11-20 10:15:31",
                "globalProps": {"accessToken": "t0p", "traceId": "7f3a"},
                "address": {"provinceName": "浙江省", "cityName": "杭州市", "addressDetail": "文三路 1 号"},
                "freeLevel": {"levelType": 2, "yzLevelAlias": "silver", "yzLevelName": "银卡"},""").outOpenId();
    }

    private String refusedCall() {
        return created("1380013800", "\"name\": \"张小满\",").requestId();
    }

    private static Map<String, String> errors(Answer problem) {
        assertThat(problem.status()).as(problem.body()).isEqualTo(400);
        assertThat(problem.header("Content-Type")).isEqualTo("application/problem+json");
        Map<String, String> errors = new LinkedHashMap<>();
        problem.json()
                .path("errors")
                .forEach(error -> errors.put(
                        error.path("field").asString(), error.path("code").asString()));
        return errors;
    }

    private static void assertProblem(Answer answer, int status) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.json().path("status").intValue()).isEqualTo(status);
        assertThat(answer.json().path("requestId").asString()).isEqualTo(answer.header("X-Request-Id"));
    }

    @Test
    void givenSomebodyTriesTheMobilesThatAMaskLeaves_thenTheyHaveToWaitAndTheAuditorSeesIt() {
        zhang();
        for (int i = 0; i < 20; i++) {
            String wrong = "138%04d8000".formatted(100 + i);
            post("guesser", SEARCH, "{\"query\": \"" + wrong + "\"}");
            post("guesser", "/api/calls/search", "{\"filters\": {\"mobile\": \"" + wrong + "\"}}");
            post("guesser", "/api/members/export", "{\"query\": \"+86 " + wrong + "\"}");
        }

        for (String path : List.of(SEARCH, "/api/members/export")) {
            Answer throttled = post("guesser", path, "{\"query\": \"13800138000\"}");
            assertProblem(throttled, 429);
            assertThat(throttled.header("Retry-After")).isEqualTo("600");
            assertThat(throttled.header("Content-Disposition")).isEmpty();
            assertThat(throttled.json().path("detail").asString()).contains("手机号");
        }
        assertProblem(post("guesser", "/api/calls/search", "{\"filters\": {\"mobile\": \"13800138000\"}}"), 429);
        assertThat(post("guesser", SEARCH, "{\"query\": \"8000\"}").status()).isEqualTo(200);
        assertThat(post("viewer", SEARCH, "{\"query\": \"13800138000\"}").status())
                .isEqualTo(200);
        JsonNode told = get("auditor", "/api/access-log?action=MOBILE_SEARCHES").json();
        assertThat(told.path("items")).hasSize(1);
        assertThat(told.at("/items/0/actor").asString()).isEqualTo("guesser");
        assertThat(told.toString()).doesNotContain("8000");
    }

    @Test
    void givenAMember_thenItIsShownWholeMaskedAndWithLabels() {
        String outOpenId = zhang();

        Answer answer = get("viewer", "/api/members/" + outOpenId);

        JsonNode member = answer.json();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("Vary")).contains("Accept-Language");
        assertThat(member.path("outOpenId").asString()).isEqualTo(outOpenId);
        assertThat(member.path("masked").booleanValue()).isTrue();
        assertThat(member.path("mobile").asString()).isEqualTo("138****8000");
        assertThat(member.path("name").asString()).isEqualTo("张*");
        assertThat(member.path("gender").toString()).isEqualTo("{\"code\":\"2\",\"label\":\"女\"}");
        assertThat(member.path("memberSourceChannel").toString())
                .isEqualTo("{\"code\":102,\"label\":\"微信小程序\",\"listed\":true}");
        assertThat(member.at("/customerSourceChannel/listed").booleanValue()).isFalse();
        assertThat(member.path("memberCreatedTime").asString()).isEqualTo("2026-11-20T10:15:31+08:00");
        assertThat(member.path("createdAt").asString()).isEqualTo("2026-11-23T06:00:00+08:00");
        assertThat(member.at("/address/cityName").asString()).isEqualTo("杭州市");
        assertThat(member.at("/address/addressDetail").asString()).isEqualTo("****");
        assertThat(member.path("globalProps").toString()).isEqualTo("{\"accessToken\":\"****\",\"traceId\":\"7f3a\"}");
        assertThat(member.path("extendMap").toString()).isEqualTo("{\"activity\":\"double11\"}");
        assertThat(member.at("/noticed/0").toString())
                .isEqualTo("{\"code\":\"unlisted_channel\",\"label\":\""
                        + member.at("/noticed/0/label").asString() + "\"}");
        assertThat(member.has("weixin")).isTrue();
        assertThat(member.path("weixin").isNull()).isTrue();
    }

    @Test
    void givenAnotherLanguage_thenLabelsAndTheEntityTagAreOthers() {
        String path = "/api/members/" + zhang();

        Answer english = hub.send(as("viewer", path).header("Accept-Language", "en"));

        assertThat(english.json().at("/memberSourceChannel/label").asString()).isEqualTo("WeChat mini program");
        assertThat(english.header("ETag")).isNotEqualTo(get("viewer", path).header("ETag"));
    }

    @Test
    void givenTheEntityTagOfWhatIsShown_thenNothingIsSentAgainUntilItChanges() {
        String path = "/api/members/" + zhang();
        String tag = get("viewer", path).header("ETag");

        Answer same = hub.send(as("viewer", path).header("If-None-Match", tag));
        created("13800138000", "\"yzOpenId\": \"yz4fQe8Kp2Lm\",");
        Answer changed = hub.send(as("viewer", path).header("If-None-Match", tag));

        assertThat(tag).matches("\"[0-9a-f]{32}\"");
        assertThat(same.status()).isEqualTo(304);
        assertThat(same.body()).isEmpty();
        assertThat(same.header("ETag")).isEqualTo(tag);
        assertThat(changed.status()).isEqualTo(200);
    }

    @Test
    void givenNobody_thenItIsNotFound() {
        assertProblem(get("viewer", "/api/members/nobody"), 404);
        assertProblem(get("viewer", "/api/members/" + "x".repeat(65)), 404);
        assertProblem(get("viewer", "/api/members/nobody/calls"), 404);
        assertProblem(get("viewer", "/api/calls/none"), 404);
        assertProblem(post("privacy", "/api/members/nobody/reveal", "{\"reason\": \"x\"}"), 404);
        assertProblem(post("privacy", "/api/calls/none/reveal", "{\"reason\": \"x\"}"), 404);
        assertProblem(send("privacy", "DELETE", "/api/members/nobody", "{\"reason\": \"x\"}"), 404);
        // A card may bear any word.
        assertProblem(send("exporter", "DELETE", "/api/members/export", "{\"reason\": \"x\"}"), 403);
        assertProblem(send("privacy", "DELETE", "/api/members/export", "{\"reason\": \"x\"}"), 404);
        assertProblem(get("viewer", "/api/members/export"), 404);
        assertProblem(post("operator", "/api/calls/none/resubmit", "{\"payload\": {}}"), 404);
        assertThat(accessLog.all()).isEmpty();
    }

    @Test
    void givenMembers_whenSearchedPageByPage_thenEachIsFoundOnce() {
        String first = zhang();
        String second = created("13900138000", "").outOpenId();

        JsonNode page =
                post("viewer", SEARCH, "{\"query\": \"8000\", \"size\": 1}").json();
        JsonNode next = post(
                        "viewer",
                        SEARCH,
                        "{\"query\": \"8000\", \"size\": 1, \"cursor\": \""
                                + page.path("next").asString() + "\"}")
                .json();

        assertThat(page.propertyNames()).containsExactly("items", "next", "total", "totalIsExact");
        assertThat(page.path("total").intValue()).isEqualTo(2);
        assertThat(page.path("totalIsExact").booleanValue()).isTrue();
        assertThat(next.path("next").isNull()).isTrue();
        assertThat(List.of(
                        page.at("/items/0/outOpenId").asString(),
                        next.at("/items/0/outOpenId").asString()))
                .containsExactlyInAnyOrder(first, second);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"query\": \"138 0013 8000\"}",
                "{\"query\": \"张小\"}",
                "{\"filters\": {\"rootKdtId\": \"91234567\", \"channel\": 102, \"gender\": \"2\", \"birthdayMonth\": 5}}",
                "{\"filters\": {\"province\": \"浙江省\", \"city\": \"杭州市\", \"freeLevel\": \"银卡\", \"noticed\": true}}",
                "{\"filters\": {\"createdFrom\": \"2026-11-23\", \"createdBefore\": \"2026-11-23T06:00:01+08:00\"}}",
                "{\"filters\": {\"notice\": \"unlisted_channel\"}, \"sort\": \"updated:asc\"}",
                "{\"filters\": null, \"query\": \" \", \"cursor\": null, \"size\": 100}"
            })
    void givenASearchThatFits_thenTheMemberIsFound(String body) {
        zhang();

        assertThat(post("viewer", SEARCH, body).json().path("total").intValue()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"filters\": {\"rootKdtId\": 7}}",
                "{\"filters\": {\"createdFrom\": \"2026-11-24\"}}",
                "{\"filters\": {\"createdBefore\": \"2026-11-23\"}}",
                "{\"filters\": {\"noticed\": false}}"
            })
    void givenASearchThatDoesNotFit_thenNobodyIsFound(String body) {
        zhang();

        assertThat(post("viewer", SEARCH, body).json().path("items").size()).isZero();
    }

    @Test
    void givenManySlips_thenAllAreToldAtOnceByTheirPaths() {
        Answer problem = post("viewer", SEARCH, """
                {"qurey": "x", "filters": {"chanel": 102, "gender": "女", "rootKdtId": 0, "birthdayMonth": 13, "channel": "x",
                 "areaCode": "33", "createdFrom": "yesterday", "noticed": "perhaps", "notice": "none", "owningStore": []},
                 "sort": "name:asc", "size": 101}""");

        assertThat(errors(problem))
                .containsEntry("qurey", "unknown_field")
                .containsEntry("filters.chanel", "unknown_field")
                .containsEntry("filters.gender", "not_listed")
                .containsEntry("filters.rootKdtId", "out_of_range")
                .containsEntry("filters.birthdayMonth", "out_of_range")
                .containsEntry("filters.channel", "wrong_type")
                .containsEntry("filters.areaCode", "area_code_malformed")
                .containsEntry("filters.createdFrom", "time_malformed")
                .containsEntry("filters.noticed", "not_listed")
                .containsEntry("filters.notice", "not_listed")
                .containsEntry("filters.owningStore", "wrong_type")
                .containsEntry("sort", "not_listed")
                .containsEntry("size", "out_of_range")
                .hasSize(13);
        assertThat(problem.json().at("/errors/0/message").asString()).isNotBlank();
    }

    @Test
    void givenAnotherLanguage_thenProblemsAreToldInIt() {
        Answer english = hub.send(as("viewer", SEARCH)
                .header("Content-Type", "application/json")
                .header("Accept-Language", "en")
                .POST(BodyPublishers.ofString("{\"qurey\": 1}")));

        assertThat(english.json().at("/errors/0/message").asString())
                .isEqualTo("is not known here; the fields are query, filters, sort, cursor, size");
        assertThat(post("viewer", SEARCH, "{\"qurey\": 1}")
                        .json()
                        .at("/errors/0/message")
                        .asString())
                .isEqualTo("没有此字段，可用字段为 query, filters, sort, cursor, size");
        assertThat(post("viewer", SEARCH, "{\"size\": \"many\"}")
                        .json()
                        .at("/errors/0/message")
                        .asString())
                .isEqualTo("类型有误，应为整数");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{|json_malformed",
                "''|json_malformed",
                "[]|wrong_type",
                "{\"query\":1}}|json_malformed",
            })
    void givenABodyThatIsNoObject_thenThatIsTold(String body, String code) {
        assertThat(errors(post("viewer", SEARCH, body))).containsExactly(Map.entry("$", code));
    }

    @Test
    void givenAKeyThatStandsTwice_thenThatIsTold() {
        assertThat(errors(post("viewer", SEARCH, "{\"filters\": {\"city\": \"a\", \"city\": \"b\"}}")))
                .containsEntry("filters.city", "duplicate_key");
    }

    /** What a generated client sends: the document lists no other format of this operation's answers. */
    @Test
    void givenWhoeverTakesProblemsAlone_whenErasing_thenTheMemberIsErased() {
        HttpRequest.Builder erasure = as("privacy", "/api/members/" + zhang())
                .header("Content-Type", "application/json")
                .header("Accept", "application/problem+json")
                .method("DELETE", BodyPublishers.ofString("{\"reason\": \"asked\"}"));

        assertThat(hub.send(erasure).status()).isEqualTo(204);
    }

    /** OpenAPI is written from records that nothing is read into. */
    @ParameterizedTest
    @CsvSource({
        "MemberSearch,viewer,/api/members/search,",
        "MemberFilters,viewer,/api/members/search,filters",
        "MemberExport,exporter,/api/members/export,",
        "CallSearch,viewer,/api/calls/search,",
        "CallFilters,viewer,/api/calls/search,filters",
        "Reason,privacy,/api/members/x/reveal,",
        "Correction,operator,/api/calls/x/resubmit,"
    })
    void theDocumentKnowsTheFieldsThatAreRead(String schema, String user, String path, @Nullable String part) {
        Answer problem = post(user, path, part == null ? "{\"x\": 1}" : "{\"" + part + "\": {\"x\": 1}}");

        String unknown = part == null ? "x" : part + ".x";
        String message = problem.json()
                .path("errors")
                .valueStream()
                .filter(error -> error.path("field").asString().equals(unknown))
                .map(error -> error.path("message").asString())
                .findFirst()
                .orElseThrow();
        assertThat(message.substring(message.indexOf("为 ") + 2).split(", "))
                .containsExactlyInAnyOrderElementsOf(hub.send(hub.request("/v3/api-docs"))
                        .json()
                        .at("/components/schemas/" + schema + "/properties")
                        .propertyNames());
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "eyJhIjoxfQ", "张"})
    void givenACursorOfNobody_thenItIsRefused(String cursor) {
        assertThat(errors(post("viewer", SEARCH, "{\"cursor\": \"" + cursor + "\"}")))
                .containsKey("cursor");
    }

    @Test
    void givenACursorOfAnotherOrder_thenItIsRefused() {
        zhang();
        created("13900138000", "");
        String cursor =
                post("viewer", SEARCH, "{\"size\": 1}").json().path("next").asString();

        assertThat(errors(post("viewer", SEARCH, "{\"sort\": \"created:asc\", \"cursor\": \"" + cursor + "\"}")))
                .containsKey("cursor");
    }

    @ParameterizedTest
    @CsvSource({
        "viewer,/api/members/x/calls?size=0,size",
        "viewer,/api/members/x/calls?sice=1,sice",
        "auditor,/api/access-log?actr=x,actr",
        "auditor,/api/access-log?action=LOOK,action",
        "auditor,/api/access-log?from=x,from",
        "viewer,/api/attention?kind=odd,kind",
        "viewer,/api/attention?cursor=x,kind",
        "viewer,/api/statistics?day=1,day"
    })
    void givenAParameterWithASlip_thenItIsRefused(String user, String path, String field) {
        assertThat(errors(get(user, path))).containsKey(field);
    }

    @Test
    void givenAnotherMethodOrType_thenTheProblemSaysSo() {
        assertProblem(
                hub.send(as("viewer", SEARCH)
                        .header("Content-Type", "text/plain")
                        .POST(BodyPublishers.ofString("{}"))),
                415);
        assertProblem(
                hub.send(as("viewer", SEARCH)
                        .header("Content-Type", "application/json")
                        .header("Content-Encoding", "gzip")
                        .POST(BodyPublishers.ofString("{}"))),
                415);
        assertProblem(post("viewer", SEARCH, " ".repeat(256 * 1024 + 1)), 413);
        assertProblem(get("viewer", "/api/nothing"), 404);
        assertProblem(hub.send(as("operator", "/api/imports").method("PUT", BodyPublishers.ofString("{}"))), 405);
    }

    @Test
    void givenARefusedCall_thenItIsToldWithItsErrorsAndTheMaskedPayload() {
        String requestId = refusedCall();

        JsonNode call = get("viewer", "/api/calls/" + requestId).json();

        assertThat(call.at("/outcome/code").asString()).isEqualTo("REJECTED");
        assertThat(call.at("/origin/code").asString()).isEqualTo("PLATFORM");
        assertThat(call.at("/errors/0/field").asString()).isEqualTo("mobile");
        assertThat(call.at("/errors/0/code").asString()).isEqualTo("mobile_malformed");
        assertThat(call.at("/errors/0/message").asString()).isNotBlank();
        assertThat(call.path("receivedAt").asString()).isEqualTo("2026-11-23T06:00:00+08:00");
        assertThat(call.path("payloadState").asString()).isEqualTo("shown");
        assertThat(call.path("payloadMasked").booleanValue()).isTrue();
        assertThat(call.path("payload").asString())
                .contains("\"138***3800\"", "\"张*\"", "\n")
                .doesNotContain("1380013800", "张小满");
    }

    @Test
    void givenAnExplanationWithAMobileAsAnExample_thenTheExampleIsNotMasked() {
        String requestId = refusedCall();

        JsonNode call = get("viewer", "/api/calls/" + requestId).json();
        JsonNode attention = get("viewer", "/api/attention?kind=refused").json();

        assertThat(call.at("/errors/0/message").asString()).endsWith("如 +852-12344567");
        assertThat(attention.toString()).contains("如 +852-12344567").doesNotContain("+852****4567");
    }

    @Test
    void givenAFindingWithPersonalArguments_thenTheyAreMaskedInTheSentence() {
        created("13800138000", "\"name\": \"张小满\", \"yzOpenId\": \"yz-张小满\",");
        String requestId = created(
                        "13800138000",
                        "\"name\": \"张小满\", \"yzOpenId\": \"13877776666\", \"memberSourceChannel\": 13900001111,")
                .requestId();

        JsonNode notices = get("viewer", "/api/calls/" + requestId).json().path("notices");

        assertThat(notices.toString())
                .contains("请求中的 yzOpenId 为 138****6666，已存为 yz-****", "来源渠道 139****1111 不在")
                .doesNotContain("13877776666", "张小满", "13900001111");
    }

    @Test
    void givenAPayloadThatIsNoJson_thenItIsShownOnlyInTheClear() {
        String requestId = hub.create("mobile=13800138000").requestId();

        JsonNode masked = get("viewer", "/api/calls/" + requestId).json();
        JsonNode clear = post("privacy", "/api/calls/" + requestId + "/reveal", "{\"reason\": \"核对\"}")
                .json();

        assertThat(masked.path("payload").isNull()).isTrue();
        assertThat(masked.path("payloadState").asString()).isEqualTo("not_json");
        assertThat(clear.path("payload").asString()).isEqualTo("mobile=13800138000");
        assertThat(clear.path("payloadMasked").booleanValue()).isFalse();
    }

    @Test
    void givenAMember_thenItsStoryIsEveryCallNewestFirst() {
        String outOpenId = zhang();
        created("13800138000", "\"weixin\": {\"account\": \"xiaoman\"},");

        JsonNode story =
                get("viewer", "/api/members/" + outOpenId + "/calls?size=1").json();

        assertThat(story.path("total").intValue()).isEqualTo(2);
        assertThat(story.path("next").isNull()).isFalse();
        assertThat(story.at("/items/0/outcome/code").asString()).isEqualTo("ALIGNED");
        assertThat(story.at("/items/0/changes/0/field").asString()).isEqualTo("weixin.account");
        assertThat(story.at("/items/0/changes/0/before").isNull()).isTrue();
        assertThat(story.at("/items/0/changes/0/after").asString()).isEqualTo("****");
    }

    @Test
    void givenATimeThatAnAlignmentFilledIn_thenTheStoryWritesItAsTheMemberDoes() {
        String outOpenId = zhang();
        created("13800138000", "\"customerCreatedTime\": \"2026-11-19 07:05:09\",");

        JsonNode story = get("viewer", "/api/members/" + outOpenId + "/calls").json();

        assertThat(story.at("/items/0/changes/0/field").asString()).isEqualTo("customerCreatedTime");
        assertThat(story.at("/items/0/changes/0/after").asString())
                .isEqualTo("2026-11-19T07:05:09+08:00")
                .isEqualTo(get("viewer", "/api/members/" + outOpenId)
                        .json()
                        .path("customerCreatedTime")
                        .asString());
    }

    @Test
    void givenCalls_whenSearched_thenFiltersHold() {
        zhang();
        String refused = refusedCall();

        JsonNode uncured = post("viewer", "/api/calls/search", "{\"filters\": {\"uncured\": true}}")
                .json();
        JsonNode of = post(
                        "viewer",
                        "/api/calls/search",
                        "{\"filters\": {\"mobile\": \"13800138000\", \"outcome\": \"CREATED\"}}")
                .json();

        assertThat(uncured.path("total").intValue()).isEqualTo(1);
        assertThat(uncured.at("/items/0/requestId").asString()).isEqualTo(refused);
        assertThat(of.path("total").intValue()).isEqualTo(1);
        assertThat(errors(post(
                        "viewer",
                        "/api/calls/search",
                        "{\"filters\": {\"outcome\": \"LOST\", \"mobile\": \"1\", \"x\": 1}}")))
                .containsOnlyKeys("filters.outcome", "filters.mobile", "filters.x");
    }

    @Test
    void givenAReason_whenRevealed_thenTheMemberIsInTheClearInTheSameShapeAndThatIsWrittenDown() {
        String outOpenId = zhang();

        JsonNode clear = post("privacy", "/api/members/" + outOpenId + "/reveal", "{\"reason\": \" 顾客来电 \"}")
                .json();

        JsonNode masked = get("viewer", "/api/members/" + outOpenId).json();
        assertThat(clear.propertyNames()).containsExactlyElementsOf(masked.propertyNames());
        assertThat(clear.path("masked").booleanValue()).isFalse();
        assertThat(clear.path("mobile").asString()).isEqualTo("+8613800138000");
        assertThat(clear.path("name").asString()).isEqualTo("张小满");
        assertThat(clear.at("/globalProps/accessToken").asString()).isEqualTo("****");
        JsonNode log = get("auditor", "/api/access-log?outOpenId=" + outOpenId).json();
        assertThat(log.path("total").intValue()).isEqualTo(1);
        assertThat(log.at("/items/0/actor").asString()).isEqualTo("privacy");
        assertThat(log.at("/items/0/action/code").asString()).isEqualTo("REVEAL_MEMBER");
        assertThat(log.at("/items/0/reason").asString()).isEqualTo("顾客来电");
        assertThat(log.at("/items/0/at").asString()).isEqualTo("2026-11-23T06:00:00+08:00");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|required",
                "{\"reason\": \" \"}|required",
                "{\"reason\": []}|wrong_type",
                "{\"reason\": null}|required",
                "{\"reason\": \"\\u200b\"}|required",
                "{\"reason\": \"\\ufffe\"}|required",
                "{\"reason\": \"...\"}|required"
            })
    void givenNoReason_thenNothingIsRevealedOrErased(String body, String code) {
        String path = "/api/members/" + zhang();

        assertThat(errors(post("privacy", path + "/reveal", body))).containsExactly(Map.entry("reason", code));
        assertThat(errors(send("privacy", "DELETE", path, body))).containsExactly(Map.entry("reason", code));
        assertThat(registration.members()).hasSize(1);
        assertThat(accessLog.all()).isEmpty();
    }

    @Test
    void givenAReasonThatIsTooLong_thenItIsRefused() {
        assertThat(errors(post("privacy", "/api/members/x/reveal", "{\"reason\": \"" + "长".repeat(257) + "\"}")))
                .containsExactly(Map.entry("reason", "too_long"));
    }

    @Test
    void givenAReason_whenErased_thenTheMemberIsGone() {
        String path = "/api/members/" + zhang();

        Answer erased = send("privacy", "DELETE", path, "{\"reason\": \"本人要求\"}");

        assertThat(erased.status()).isEqualTo(204);
        assertProblem(get("viewer", path), 404);
    }

    @Test
    void givenARefusedCall_whenItsCorrectionIsOpened_thenItStandsInTheClearUntilItIsCured() {
        String path = "/api/calls/" + refusedCall();

        JsonNode opened = post("operator", path + "/correction", "").json();
        JsonNode lines = get("auditor", "/api/access-log").json().path("items");
        post("operator", path + "/resubmit", corrections()[0]);
        Answer cured = post("operator", path + "/correction", "");

        assertThat(opened.path("payloadMasked").booleanValue()).isFalse();
        assertThat(opened.path("payload").asString()).contains("1380013800");
        assertThat(lines.at("/0/action/code").asString()).isEqualTo("OPEN_CORRECTION");
        assertProblem(cured, 409);
        assertThat(cured.body()).doesNotContain("1380013800");
        assertProblem(post("operator", "/api/calls/none/correction", ""), 404);
        assertProblem(post("privacy", path + "/correction", ""), 403);
    }

    @ParameterizedTest
    @MethodSource("corrections")
    void givenARefusedCall_whenCorrected_thenBothAreLinked(String body) {
        String refused = refusedCall();

        Answer answer = post("operator", "/api/calls/" + refused + "/resubmit", body);

        JsonNode result = answer.json();
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(result.at("/outcome/code").asString()).isEqualTo("CREATED");
        assertThat(result.path("requestId").asString()).isEqualTo(answer.header("X-Request-Id"));
        assertThat(result.path("outOpenId").asString()).isNotBlank();
        assertThat(result.path("errors").size()).isZero();
        JsonNode corrected = get("viewer", "/api/calls/" + refused).json();
        assertThat(corrected.path("correctedBy").asString()).isEqualTo(answer.requestId());
        assertThat(corrected.path("cured").booleanValue()).isTrue();
        JsonNode correction = get("viewer", "/api/calls/" + answer.requestId()).json();
        assertThat(correction.path("corrects").asString()).isEqualTo(refused);
        assertThat(correction.path("submittedBy").asString()).isEqualTo("operator");
        assertThat(new String(registration.lastCall().payload().bytes(), UTF_8))
                .isEqualTo("{\"mobile\":\"13800138000\" ,\"rootKdtId\":91234567.0,\"appId\":\"a\",\"extendMap\":{}}");
    }

    static String[] corrections() {
        return new String[] {
            "\uFEFF{ \"payload\" : {\"mobile\":\"13800138000\" ,\"rootKdtId\":91234567.0,\"appId\":\"a\",\"extendMap\":{}} }",
            "{\"payload\": \"{\\\"mobile\\\":\\\"13800138000\\\" ,\\\"rootKdtId\\\":91234567.0,\\\"appId\\\":\\\"a\\\","
                    + "\\\"extendMap\\\":{}}\"}"
        };
    }

    @Test
    void givenACorrectionThatIsWrongToo_thenItsErrorsAreToldByField() {
        String refused = refusedCall();

        JsonNode result =
                post("operator", "/api/calls/" + refused + "/resubmit", """
                {"payload": {"rootKdtId": 91234567, "appId": "a", "mobile": "1", "mobile": "2", "gender": "女", "extendMap": {}}}""").json();

        assertThat(result.at("/outcome/code").asString()).isEqualTo("REJECTED");
        assertThat(result.path("outOpenId").isNull()).isTrue();
        assertThat(result.path("errors")
                        .valueStream()
                        .map(error -> error.path("field").asString() + " "
                                + error.path("code").asString()))
                .contains("mobile duplicate_key", "gender not_listed");
    }

    @Test
    void givenACorrectionOfWhatWasShownMasked_thenTheMasksAreNotTakenForValues() {
        String refused = hub.create("""
                {"rootKdtId": 91234567, "appId": "a", "mobile": "1380013800", "name": "张小满", "extendMap": {},
                 "customerAttrInfos": [{"name": "爱好", "value": "登山"}]}""").requestId();

        Answer answer = post("operator", "/api/calls/" + refused + "/resubmit", """
                {"payload": {"rootKdtId": 91234567, "appId": "a", "mobile": "13800138000", "name": "张*", "extendMap": {},
                 "customerAttrInfos": [{"name": "爱好", "value": "****"}]}}""");

        assertThat(errors(answer))
                .containsOnly(
                        Map.entry("payload.name", "masked"), Map.entry("payload.customerAttrInfos.value", "masked"));
        assertThat(get("viewer", "/api/calls/" + refused)
                        .json()
                        .path("correctedBy")
                        .isNull())
                .isTrue();
    }

    @Test
    void givenACallThatWasNotRefused_thenThereIsNothingToCorrect() {
        String accepted = created("13800138000", "").requestId();

        Answer answer = post("operator", "/api/calls/" + accepted + "/resubmit", "{\"payload\": {}}");

        assertProblem(answer, 409);
        assertThat(answer.json().path("detail").asString()).isEqualTo("该请求未被拒绝，或已经解决，无需更正");
    }

    @Test
    void givenACorrectionForAForeignShop_thenItIsForbidden() {
        String refused = refusedCall();

        assertProblem(post("hangzhou", "/api/calls/" + refused + "/resubmit", """
                        {"payload": {"rootKdtId": 7, "appId": "a", "mobile": "13800138000", "extendMap": {}}}"""), 403);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{}|required", "{\"payload\": 1}|wrong_type", "{\"payload\": []}|wrong_type"})
    void givenNoCorrection_thenThatIsTold(String body, String code) {
        assertThat(errors(post("operator", "/api/calls/" + refusedCall() + "/resubmit", body)))
                .containsExactly(Map.entry("payload", code));
    }

    @Test
    void givenThingsThatNeedAttention_thenEveryKindIsCountedAndOneCanBePaged() {
        String refused = refusedCall();
        String noticed = zhang();

        JsonNode all = get("viewer", "/api/attention").json();
        JsonNode one =
                get("viewer", "/api/attention?kind=unlisted_channel&size=1").json();

        assertThat(all.path("kinds")
                        .valueStream()
                        .map(kind -> kind.at("/kind/code").asString() + " "
                                + kind.path("total").intValue()))
                .containsExactly(
                        "refused 1",
                        "yz_open_id_differs 0",
                        "yz_open_id_under_other_mobile 0",
                        "unlisted_channel 1",
                        "level_type_contradicts_slot 1");
        assertThat(all.at("/kinds/0/calls/0/requestId").asString()).isEqualTo(refused);
        assertThat(one.path("kinds").size()).isEqualTo(1);
        assertThat(one.at("/kinds/0/members/0/outOpenId").asString()).isEqualTo(noticed);
        assertThat(one.at("/kinds/0/kind/label").asString()).isNotBlank();
    }

    @Test
    void givenCallsOfToday_thenTheFiguresSaySo() {
        zhang();
        refusedCall();

        JsonNode figures = get("viewer", "/api/statistics").json();

        assertThat(figures.path("membersToday").intValue()).isEqualTo(1);
        assertThat(figures.path("asOf").asString()).endsWith("+08:00");
        assertThat(figures.path("days").size()).isEqualTo(30);
        assertThat(figures.at("/days/29/date").asString()).isEqualTo("2026-11-23");
        assertThat(figures.at("/callsByOutcomeToday/REJECTED").intValue()).isEqualTo(1);
        assertThat(figures.at("/channels/0/channel/label").asString()).isEqualTo("微信小程序");
    }

    @Test
    void whenExported_thenTheFileIsMaskedAndTheAccessLogHasTwoLinesWithoutWhatWasTyped() {
        String outOpenId = zhang();

        Answer answer = post(
                "exporter", "/api/members/export", "{\"query\": \"13800138000\", \"filters\": {\"channel\": 102}}");

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualToIgnoringCase("text/csv;charset=UTF-8");
        assertThat(answer.header("Content-Disposition")).isEqualTo("attachment; filename=\"members.csv\"");
        assertThat(answer.body())
                .startsWith("\uFEFF")
                .contains(outOpenId, "138****8000", "张*")
                .doesNotContain("张小满");
        assertThat(answer.body().lines()).hasSize(2);
        assertThat(accessLog.all())
                .extracting(AccessEntry::detail)
                .containsExactly("began: query=mobile or identifier, channel=102", "done: rows=1");
        assertThat(accessLog.all())
                .extracting(AccessEntry::requestId)
                .allMatch(id -> id != null && id.value().equals(answer.header("X-Request-Id")));
    }

    @Test
    void givenASlipInAnExport_thenItIsAProblemAndNothingIsWrittenDown() {
        assertThat(errors(post("exporter", "/api/members/export", "{\"filter\": {}}")))
                .containsKey("filter");
        assertThat(accessLog.all()).isEmpty();
    }

    @Test
    void givenAnotherRootShop_thenItsMembersAndCallsAreAsIfThereWereNone() {
        Answer foreign =
                hub.create("{\"rootKdtId\": 7, \"appId\": \"a\", \"mobile\": \"13800138000\", \"extendMap\": {}}");

        assertProblem(get("hangzhou", "/api/members/" + foreign.outOpenId()), 404);
        assertProblem(get("hangzhou", "/api/members/" + foreign.outOpenId() + "/calls"), 404);
        assertProblem(get("hangzhou", "/api/calls/" + foreign.requestId()), 404);
        assertThat(post("hangzhou", SEARCH, "{\"filters\": {\"rootKdtId\": 7}}")
                        .json()
                        .path("total")
                        .intValue())
                .isZero();
        assertThat(post("hangzhou", "/api/calls/search", "{}")
                        .json()
                        .path("total")
                        .intValue())
                .isZero();
    }
}
