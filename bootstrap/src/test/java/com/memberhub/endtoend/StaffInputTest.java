package com.memberhub.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.memberhub.adapter.jpa.database.TestDatabase;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent in the name of staff, or of the platform, that no form and no program of ours would send. */
class StaffInputTest {

    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final int LONG = 100_000;

    @SuppressWarnings("NullAway.Init") // started once for all tests
    private static Hub hub;

    @SuppressWarnings("NullAway.Init")
    private static String outOpenId;

    @BeforeAll
    static void start() {
        hub = Hub.on(DATABASE, Staff.settings("everything VIEWER,PRIVACY,EXPORTER,OPERATOR,AUDITOR", "viewer VIEWER"));
        outOpenId = hub.caller()
                .create(Calls.with("13800138000", "\"name\": \"张小满\","))
                .outOpenId();
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    private static long looks() {
        return Long.parseLong(DATABASE.queryText("SELECT count(*)::text FROM access_log"));
    }

    private static Staff signedIn(String name) {
        Staff staff = new Staff(hub);
        assertThat(staff.signIn(name, Staff.PASSWORD).statusCode()).isEqualTo(302);
        return staff;
    }

    private static String token(Staff staff) {
        return staff.tokenOf("/console/members");
    }

    @Test
    void givenAFormWithAFieldFarTooLong_whenSignedIn_thenItIsRefusedOrPassedOver() {
        Staff staff = signedIn("everything");
        String token = token(staff);
        String member = "/console/members/" + outOpenId;

        for (String path : List.of("/console/members", member + "/reveal", member + "/erase", "/console/exports")) {
            for (String field : List.of("q", "reason", "city", "rootKdtId", "owningStore", "sort", "cursor", "size")) {
                HttpResponse<String> response = staff.post(path, "_csrf", token, field, "长".repeat(LONG / 10));

                assertThat(response.statusCode())
                        .as(path + " " + field)
                        .isBetween(200, 499)
                        .isNotIn(403, 404, 405);
            }
        }
        assertThat(staff.send(staff.form("/console/members", "_csrf", token, "city", "长".repeat(LONG / 10))
                                .header("HX-Request", "true"))
                        .statusCode())
                .as("while somebody types")
                .isEqualTo(200);
        assertThat(new Program(hub, "everything")
                        .get("/api/members/" + outOpenId)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void givenASignInFarTooLong_thenItFailsLikeAnyOther() {
        Staff staff = new Staff(hub);

        assertThat(staff.signIn("x".repeat(LONG), "y".repeat(LONG)).statusCode())
                .isBetween(300, 499);
        assertThat(staff.send(staff.request("GET", "/api/statistics")
                                .header("Authorization", Staff.basic("x".repeat(3_000), "y")))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void givenFieldsThatNobodyAskedFor_whenAFormIsPosted_thenTheyChangeNothing() {
        Staff staff = new Staff(hub);
        HttpResponse<String> signedIn = staff.post(
                "/console/login",
                "username",
                "viewer",
                "password",
                Staff.PASSWORD,
                "roles",
                "PRIVACY",
                "authorities",
                "ROLE_PRIVACY",
                "_csrf",
                staff.token());
        HttpResponse<String> revealed = staff.post(
                "/console/members/" + outOpenId + "/reveal", "_csrf", token(staff), "reason", "x", "roles", "PRIVACY");

        assertThat(signedIn.headers().firstValue("Location").orElse("")).endsWith("/console");
        assertThat(revealed.statusCode()).isEqualTo(403);
        assertThat(revealed.body()).as("for want of a role, not of a token").doesNotContain("页面已过期");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"reason\": \"x\", \"actor\": \"somebody else\"}",
                "{\"reason\": \"x\", \"roles\": [\"PRIVACY\"]}",
                "{\"reason\": \"x\", \"outOpenId\": \"1\"}",
                "{\"reason\": \"x\", \"__proto__\": {\"admin\": true}}",
                "{\"reason\": \"x\", \"class\": {\"module\": {}}}",
                "{\"reason\": \"x\", \"@type\": \"java.net.URL\"}"
            })
    void givenAFieldThatNobodyAskedFor_whenAProgramSendsIt_thenItIsRefusedByItsNameAndNothingIsDone(String body) {
        long before = looks();

        HttpResponse<String> response =
                new Program(hub, "everything").post("/api/members/" + outOpenId + "/reveal", body);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(Program.json(response).at("/errors/0/code").asString()).isEqualTo("unknown_field");
        assertThat(response.body()).doesNotContain("张小满");
        assertThat(looks()).isEqualTo(before);
    }

    @Test
    void givenFieldsOfOurs_whenThePlatformSendsThem_thenTheyAreKeptWithTheCallAndDecideNothing() {
        Hub.Answer answer = hub.caller().create(Calls.with("13800138001", """
                "outOpenId": "80012345", "requestId": "mine", "createdAt": "2001-01-01", "version": 9, "id": 1,
                "success": true, "data": {"outOpenId": "80012345"}, "code": 200,"""));

        assertThat(answer.success()).isTrue();
        assertThat(answer.outOpenId()).isNotEqualTo("80012345");
        assertThat(answer.requestId()).isNotEqualTo("mine");
        assertThat(DATABASE.queryText(
                        "SELECT (created_at > now() - interval '1 hour')::text FROM member WHERE out_open_id = '"
                                + answer.outOpenId() + "'"))
                .isEqualTo("true");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "text/json",
                "application/xml",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/json; charset=utf-16",
                "application/json; charset=gbk",
                "application/octet-stream",
                "application/ld+json",
                "no type",
                "*/*",
                "application/*"
            })
    void givenJsonUnderAnotherContentType_thenItIsRefusedByTheApiAndByTheEndpoint(String type) {
        long before = looks();
        Staff staff = new Staff(hub);
        for (String path :
                List.of("/MemberCreateExtension", "/api/members/search", "/api/members/" + outOpenId + "/reveal")) {
            HttpResponse<String> response = staff.send(staff.request("POST", path)
                    .header("Authorization", Staff.basic("everything", Staff.PASSWORD))
                    .header("Content-Type", type)
                    .POST(BodyPublishers.ofString("{\"reason\": \"x\"}")));

            assertThat(response.statusCode()).as(path).isEqualTo(415);
        }
        assertThat(looks()).isEqualTo(before);
    }
}
