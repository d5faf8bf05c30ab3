package com.memberhub.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.memberhub.adapter.jpa.database.TestDatabase;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever somebody types, whatever stands in an address: what cannot be understood is their slip, not our defect. */
class HostileInputTest {

    private static final String ALL = "VIEWER,PRIVACY,EXPORTER,OPERATOR,AUDITOR";
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]* value=\"([^\"]+)\"");

    /** U+0000, dates beyond every calendar, halves of characters, numbers beyond every range, cursors that are none. */
    private static final List<String> STRANGE = List.of(
            "\0",
            "a\0b",
            "999999999-01-01",
            "+999999999-12-31",
            "-1-01-01",
            "-999999999-01-01",
            "9999-12-31",
            "0000-01-01",
            "+999999999-12-31T23:59:59+18:00",
            "-1",
            "99999999999999999999",
            "%zz",
            "\uFFFF",
            "'; DROP TABLE member; --",
            "%_\\",
            "x".repeat(3_000),
            cursor("CREATED|0|1|\0"),
            cursor("CREATED_NEWEST_FIRST|999999999999999999|1|x"),
            cursor("CREATED|-999999999999999999|1|x"),
            cursor("created|999999999999999999|1|9"),
            cursor("RECEIVED|999999999999999999|1|9"),
            cursor("AT|999999999999999999|1|99999999999999999999"),
            "!!!!");

    private static final List<String> MEMBER_FILTERS = List.of(
            "rootKdtId",
            "owningStore",
            "sourceStore",
            "channel",
            "freeLevel",
            "paymentLevel",
            "gender",
            "province",
            "city",
            "county",
            "areaCode",
            "createdFrom",
            "createdBefore",
            "createdTo",
            "noticed",
            "notice",
            "birthdayMonth");
    private static final List<String> CALL_FILTERS =
            List.of("outcome", "origin", "uncured", "noticed", "rootKdtId", "appId", "mobile", "from", "before", "to");

    @SuppressWarnings("NullAway.Init") // started once for all tests
    private static Hub hub;

    @SuppressWarnings("NullAway.Init")
    private static Program program;

    @SuppressWarnings("NullAway.Init")
    private static Staff person;

    @SuppressWarnings("NullAway.Init")
    private static String token;

    @SuppressWarnings("NullAway.Init")
    private static String member;

    @SuppressWarnings("NullAway.Init")
    private static String call;

    @SuppressWarnings("NullAway.Init")
    private static String refused;

    @SuppressWarnings("NullAway.Init")
    private static String imported;

    @BeforeAll
    static void start() {
        hub = Hub.on(TestDatabase.create(), Staff.settings("everything " + ALL));
        program = new Program(hub, "everything");
        person = new Staff(hub);
        person.signIn("everything", Staff.PASSWORD);
        Matcher form = TOKEN.matcher(person.get("/console/imports").body());
        assertThat(form.find()).as("a form with a token").isTrue();
        token = form.group(1);
        Hub.Answer created = hub.caller().create(Calls.smallest("13800138000"));
        member = created.outOpenId();
        call = created.requestId();
        refused = hub.caller().create(Calls.smallest("1380013800")).requestId();
        imported = Program.json(
                        upload("/api/imports", "text/csv", "x.csv", "outOpenId,rootKdtId,mobile,name\r\n1,7,1,a\r\n"))
                .path("id")
                .asString();
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    private static String cursor(String plain) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    static Stream<String> strange() {
        return STRANGE.stream();
    }

    private static HttpResponse<String> upload(String path, String type, String name, String body) {
        Staff staff = new Staff(hub);
        return staff.send(staff.request("POST", path)
                .header("Authorization", Staff.basic("everything", Staff.PASSWORD))
                .header("Content-Type", type)
                .header("Content-Disposition", "attachment; filename*=UTF-8''" + encoded(name))
                .POST(BodyPublishers.ofString(body)));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** As JSON; half a character cannot be sent otherwise either. */
    private static String json(String value) {
        StringBuilder text = new StringBuilder("\"");
        value.chars()
                .forEach(c -> text.append(
                        c >= 0x20 && c < 0x7f && c != '"' && c != '\\'
                                ? String.valueOf((char) c)
                                : "\\u%04x".formatted(c)));
        return text.append('"').toString();
    }

    private record Sent(String what, HttpResponse<String> answer) {}

    private static void neverADefect(List<Sent> sent) {
        assertThat(sent)
                .filteredOn(one -> one.answer().statusCode() >= 500)
                .extracting(one -> one.what() + " " + one.answer().statusCode())
                .isEmpty();
        assertThat(sent)
                .filteredOn(one -> one.what().contains("/api/") && one.answer().statusCode() == 400)
                .filteredOn(one -> !one.answer().body().contains("\"field\"")
                        // What the server refuses before anybody reads it has no field.
                        && one.what().startsWith("body "))
                .extracting(Sent::what)
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("strange")
    void inABodyOfTheApi(String value) {
        List<Sent> sent = new ArrayList<>();
        for (String filter : MEMBER_FILTERS) {
            String filters = "{\"filters\": {\"" + filter + "\": " + json(value) + "}}";
            sent.add(body("POST", "/api/members/search", filters, filter));
            sent.add(body("POST", "/api/members/export", filters, filter));
        }
        for (String filter : CALL_FILTERS) {
            sent.add(body(
                    "POST", "/api/calls/search", "{\"filters\": {\"" + filter + "\": " + json(value) + "}}", filter));
        }
        for (String field : List.of("query", "sort", "cursor", "size")) {
            String body = "{\"" + field + "\": " + json(value) + "}";
            sent.add(body("POST", "/api/members/search", body, field));
            sent.add(body("POST", "/api/members/export", body, field));
            sent.add(body("POST", "/api/calls/search", body, field));
        }
        String reason = "{\"reason\": " + json(value) + "}";
        sent.add(body("POST", "/api/members/" + member + "/reveal", reason, "reason"));
        sent.add(body("POST", "/api/calls/" + call + "/reveal", reason, "reason"));
        sent.add(body("DELETE", "/api/members/none", reason, "reason"));
        sent.add(body("POST", "/api/calls/" + refused + "/resubmit", "{\"payload\": " + json(value) + "}", "payload"));
        sent.add(body(
                "POST",
                "/api/calls/" + refused + "/resubmit",
                "{\"payload\": {\"mobile\": " + json(value) + ", \"name\": " + json(value) + "}}",
                "payload"));
        sent.add(body("POST", "/api/members/search", "{" + json(value) + ": 1}", "unknown"));

        neverADefect(sent);
    }

    private static Sent body(String method, String path, String body, String field) {
        return new Sent("body " + method + " " + path + " " + field, program.send(method, path, body));
    }

    @ParameterizedTest
    @MethodSource("strange")
    void inAnAddressOfTheApi(String value) {
        String typed = encoded(value);
        List<Sent> sent = new ArrayList<>();
        for (String parameter : List.of("actor", "action", "outOpenId", "from", "before", "cursor", "size")) {
            sent.add(asked("/api/access-log?" + parameter + "=" + typed));
        }
        for (String parameter : List.of("kind", "cursor", "size")) {
            sent.add(asked("/api/attention?" + parameter + "=" + typed));
            sent.add(asked("/api/attention?kind=refused&" + parameter + "=" + typed));
            sent.add(asked("/api/attention?kind=unlisted_channel&" + parameter + "=" + typed));
        }
        for (String parameter : List.of("cursor", "size")) {
            sent.add(asked("/api/members/" + member + "/calls?" + parameter + "=" + typed));
            sent.add(asked("/api/imports?" + parameter + "=" + typed));
        }
        for (String parameter : List.of("outcome", "cursor", "size")) {
            sent.add(asked("/api/imports/" + imported + "/lines?" + parameter + "=" + typed));
        }
        sent.add(asked("/api/statistics?x=" + typed));
        for (String path : List.of(
                "/api/members/%s",
                "/api/members/%s/calls",
                "/api/calls/%s",
                "/api/imports/%s",
                "/api/imports/%s/lines",
                "/api/imports/%s/refused-lines")) {
            sent.add(asked(path.formatted(typed)));
        }
        for (String path : List.of("/api/members/%s/reveal", "/api/calls/%s/reveal")) {
            sent.add(address("POST", path.formatted(typed), "{\"reason\": \"x\"}"));
        }
        sent.add(address("DELETE", "/api/members/" + typed, "{\"reason\": \"x\"}"));
        sent.add(address("POST", "/api/calls/" + typed + "/correction", ""));
        sent.add(address("POST", "/api/calls/" + typed + "/resubmit", "{\"payload\": {}}"));
        sent.add(address("POST", "/api/imports/" + typed + "/start", ""));
        sent.add(address("DELETE", "/api/imports/" + typed, ""));

        neverADefect(sent);
    }

    private static Sent asked(String path) {
        return new Sent("GET " + path, program.get(path));
    }

    private static Sent address(String method, String path, String body) {
        return new Sent(method + " " + path, program.send(method, path, body));
    }

    @ParameterizedTest
    @MethodSource("strange")
    void inAPage(String value) {
        String typed = encoded(value);
        List<Sent> sent = new ArrayList<>();
        for (String filter : MEMBER_FILTERS) {
            sent.add(page("/console/members?" + filter + "=" + typed));
            sent.add(form("/console/exports", filter, value));
        }
        for (String parameter : List.of("q", "search", "sort", "cursor")) {
            sent.add(page("/console/members?" + parameter + "=" + typed));
            sent.add(form("/console/members", parameter, value));
            sent.add(form("/console/exports", parameter, value));
        }
        Stream.concat(CALL_FILTERS.stream(), Stream.of("cursor"))
                .forEach(filter -> sent.add(page("/console/calls?" + filter + "=" + typed)));
        for (String filter : List.of("actor", "action", "outOpenId", "from", "to", "cursor")) {
            sent.add(page("/console/access-log?" + filter + "=" + typed));
        }
        for (String path : List.of(
                "/console/members/%s",
                "/console/calls/%s",
                "/console/calls/%s/payload",
                "/console/calls/%s/correct",
                "/console/imports/%s",
                "/console/imports?cursor=%s",
                "/console/attention?kind=%s",
                "/console/members/" + member + "?cursor=%s",
                "/console/imports/" + imported + "?cursor=%s",
                "/console/imports/" + imported + "?outcome=%s",
                "/console/login?error=%s")) {
            sent.add(page(path.formatted(typed)));
        }
        sent.add(new Sent(
                "part of the story",
                person.send(person.request("GET", "/console/members/" + member + "/calls?cursor=" + typed)
                        .header("HX-Request", "true"))));
        sent.add(form("/console/members/" + member + "/reveal", "reason", value));
        sent.add(form("/console/members/none/erase", "reason", value));
        sent.add(form("/console/calls/" + call + "/reveal", "reason", value));
        sent.add(form("/console/calls/" + refused + "/correct", "payload", value));
        sent.add(form("/console/calls/" + typed + "/correct", "payload", "{}"));
        sent.add(form("/console/calls/" + typed + "/correct", "x", "y"));
        sent.add(form(
                "/console/calls/" + refused + "/correct", "payload", "{}", "path", value, "value", value, "was", ""));
        for (String act : List.of("start", "cancel", "refused-lines")) {
            sent.add(form("/console/imports/" + typed + "/" + act, "x", value));
        }
        sent.add(form("/console/language", "language", value));
        sent.add(form("/console/login", "username", value, "password", "x"));

        neverADefect(sent);
    }

    private static Sent page(String path) {
        return new Sent("GET " + path, person.get(path));
    }

    private static Sent form(String path, String... fields) {
        String[] all =
                Stream.concat(Stream.of("_csrf", token), Stream.of(fields)).toArray(String[]::new);
        return new Sent("POST " + path + " " + fields[0], person.post(path, all));
    }

    @ParameterizedTest
    @MethodSource("strange")
    void inAFileThatIsBroughtIn(String value) {
        String cell = "\"" + value.replace("\"", "\"\"") + "\"";
        String csv = "outOpenId,rootKdtId,mobile,name,birthday,memberCreatedTime," + cell + "\r\n"
                + String.join(",", cell, "7", cell, cell, cell, cell, cell) + "\r\n";
        String ndjson = "{\"outOpenId\": " + json(value) + ", \"name\": " + json(value) + ", " + json(value) + ": 1}\n";
        HttpRequest.Builder named = person.request("POST", "/console/imports")
                .header("X-CSRF-TOKEN", token)
                .header("Content-Type", "text/csv")
                .header("X-File-Name", encoded(value))
                .POST(BodyPublishers.ofString(csv));

        neverADefect(List.of(
                new Sent("csv", upload("/api/imports", "text/csv", value, csv)),
                new Sent("ndjson", upload("/api/imports", "application/x-ndjson", value, ndjson)),
                new Sent("root shop", upload("/api/imports?rootKdtId=" + encoded(value), "text/csv", "x.csv", csv)),
                new Sent("console", person.send(named))));
    }

    /** Excel would take it for a formula, and run it. */
    @Test
    void aCellOfTheRefusedLinesStartsNoFormula() {
        List<String> formulas = List.of("=1+1", "+cmd|x", "-2+SUM(3)", "@SUM(1)", "\t=1", "\r=1", "＝1+1");
        StringBuilder lines = new StringBuilder();
        formulas.forEach(
                formula -> lines.append("{\"outOpenId\": \"1\", \"rootKdtId\": 7, \"mobile\": \"1\", \"name\": ")
                        .append(json(formula))
                        .append("}\n"));
        lines.append("{\"outOpenId\": \"1\", \"rootKdtId\": 7, \"mobile\": \"+852-1\"}\n");
        String id = Program.json(upload("/api/imports", "application/x-ndjson", "x", lines.toString()))
                .path("id")
                .asString();
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> Program.json(program.get("/api/imports/" + id))
                        .path("state")
                        .asString()
                        .equals("CHECKED"));

        String file = form("/console/imports/" + id + "/refused-lines", "x", "y")
                .answer()
                .body();

        assertThat(formulas)
                .allSatisfy(formula -> assertThat(file)
                        .contains("'" + formula)
                        .doesNotContain("," + formula)
                        .doesNotContain(",\"" + formula));
        assertThat(file).as("or nobody could bring it again").contains(",+852-1,");
    }

    /** As no browser sends it. */
    @ParameterizedTest
    @CsvSource({"%zz", "%", "%e4%b8", "a%00b"})
    void inTheNameOfAFile(String name) {
        HttpResponse<String> answer = person.send(person.request("POST", "/console/imports")
                .header("X-CSRF-TOKEN", token)
                .header("Content-Type", "text/csv")
                .header("X-File-Name", name)
                .POST(BodyPublishers.ofString("outOpenId,rootKdtId,mobile\r\n1,7,13800138000\r\n")));

        assertThat(answer.statusCode()).as(answer.body()).isIn(201, 400);
    }

    /** A program learns which field it was. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/members/search | {\"query\": \"a\\u0000b\"} | query",
                "/api/members/search | {\"filters\": {\"city\": \"\\u0000\"}} | filters.city",
                "/api/members/search | {\"filters\": {\"createdFrom\": \"999999999-01-01\"}} | filters.createdFrom",
                "/api/members/search | {\"filters\": {\"createdFrom\": \"9999-12-31T23:59:59-18:00\"}} | filters.createdFrom",
                "/api/members/search | {\"cursor\": \"\\u0000\"} | cursor",
                "/api/members/search | {\"query\": \"\\ud83d\"} | query",
                "/api/calls/search   | {\"filters\": {\"appId\": \"\\u0000\"}} | filters.appId",
                "/api/calls/search   | {\"filters\": {\"appId\": \"a\\ude00\\ud83d\"}} | filters.appId",
                "/api/calls/search   | {\"filters\": {\"from\": \"-1\"}} | filters.from",
                "/api/calls/none/reveal | {\"reason\": \"a\\u0000\"} | reason"
            })
    void namesTheField(String path, String body, String field) {
        HttpResponse<String> answer = program.post(path, body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("\"field\":\"" + field + "\"");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/imports?cursor=%00, cursor",
        "/api/imports?cursor=a%00b, cursor",
        "/api/access-log?actor=%00, actor",
        "/api/access-log?from=999999999-01-01, from",
        "/api/attention?kind=refused&cursor=%00, cursor"
    })
    void namesTheParameter(String path, String field) {
        HttpResponse<String> answer = program.get(path);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("\"field\":\"" + field + "\"");
    }

    @Test
    void aPageSaysWhichFilterIsNotUnderstood() {
        HttpResponse<String> answer = person.get("/console/members?createdFrom=%2B999999999-01-01");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("开始日期请写成");
    }
}
