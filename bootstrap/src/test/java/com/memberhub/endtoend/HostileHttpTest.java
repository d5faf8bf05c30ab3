package com.memberhub.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.memberhub.adapter.jpa.database.TestDatabase;
import com.memberhub.endtoend.RawConnection.Exchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * HTTP that means harm, from a socket and to a whole hub: each shape is refused in our own words or cut, tells nothing of
 * what is inside, and the next call works.
 */
class HostileHttpTest {

    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final String CALL = Calls.smallest("13800138000");
    private static final String HEAD = """
            POST /MemberCreateExtension HTTP/1.1
            Host: localhost
            Content-Type: application/json
            """;
    private static final String CLOSE = "Connection: close\n";
    private static final String AUTHORIZED =
            "Host: localhost\nConnection: close\nAuthorization: " + Staff.basic("everything", Staff.PASSWORD) + "\n";
    private static final int MEBIBYTE = 1_024 * 1_024;
    /** RFC 9110: of what a server does not know at all these are the answers. */
    private static final Set<Integer> NOT_KNOWN = Set.of(501, 505);

    @SuppressWarnings("NullAway.Init") // started once for all tests
    private static Hub hub;

    @BeforeAll
    static void start() {
        hub = Hub.on(DATABASE, Staff.settings("everything VIEWER,PRIVACY,EXPORTER,OPERATOR,AUDITOR"));
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @AfterEach
    void theNextCallWorks() {
        assertThat(hub.caller().create(CALL).success()).isTrue();
    }

    @ParameterizedTest
    @MethodSource
    void givenAStrangeRequest_thenItIsRefusedInOurWordsAndTheConnectionEnds(String request) {
        Exchange exchange = RawConnection.to(hub).send(request);

        assertThat(exchange.statuses()).hasSize(1).allSatisfy(HostileHttpTest::isRefusal);
        assertThat(exchange.ended()).as("the hub ended the connection").isTrue();
        tellsNothing(exchange.text());
    }

    static Stream<Arguments> givenAStrangeRequest_thenItIsRefusedInOurWordsAndTheConnectionEnds() {
        String body = "\n" + CALL;
        String length = "Content-Length: " + CALL.length() + "\n";
        String chunks = "\n" + Integer.toHexString(CALL.length()) + "\n" + CALL + "\n0\n\n";
        return Stream.of(
                        headers(),
                        Stream.of(
                                argumentSet("two lengths", HEAD + length + "Content-Length: 1\n" + body),
                                argumentSet("two lengths in one header", HEAD + "Content-Length: 1, 2\n" + body),
                                argumentSet("a length with a sign", HEAD + "Content-Length: +5\n" + body),
                                argumentSet("a length in hexadecimal", HEAD + "Content-Length: 0x10\n" + body),
                                argumentSet(
                                        "a length beyond all bounds",
                                        HEAD + "Content-Length: 99999999999999999999\n" + body),
                                argumentSet("a length below zero", HEAD + "Content-Length: -1\n" + body),
                                argumentSet(
                                        "an encoding nearly chunked",
                                        HEAD + CLOSE + "Transfer-Encoding: xchunked\n" + chunks),
                                argumentSet(
                                        "chunked twice",
                                        HEAD + CLOSE + "Transfer-Encoding: chunked, chunked\n" + chunks),
                                argumentSet(
                                        "chunked, then another",
                                        HEAD + CLOSE + "Transfer-Encoding: chunked, identity\n" + chunks),
                                argumentSet(
                                        "chunked with a tab in its name",
                                        HEAD + CLOSE + "Transfer-Encoding\t: chunked\n" + chunks),
                                argumentSet(
                                        "a chunk without an end", HEAD + "Transfer-Encoding: chunked\n\nffffffff\n{}"),
                                argumentSet(
                                        "a chunk of a negative size",
                                        HEAD + "Transfer-Encoding: chunked\n\n-1\n{}\n0\n\n"),
                                argumentSet(
                                        "a trailer too long",
                                        HEAD + "Transfer-Encoding: chunked\n\n0\nA: " + "x".repeat(70_000) + "\n\n"),
                                argumentSet(
                                        "chunk extensions too long",
                                        HEAD + "Transfer-Encoding: chunked\n\n2;" + "x".repeat(70_000)
                                                + "\n{}\n0\n\n")),
                        methods(),
                        paths())
                .flatMap(arguments -> arguments);
    }

    private static Stream<Arguments> headers() {
        String end = "\n";
        return Stream.of(
                argumentSet("ten thousand headers", HEAD + CLOSE + "A: b\n".repeat(10_000) + end),
                argumentSet("a header of 64 KiB", HEAD + CLOSE + "A: " + "b".repeat(65_536) + "\n" + end),
                argumentSet("a header name of 64 KiB", HEAD + CLOSE + "b".repeat(65_536) + ": a\n" + end),
                argumentSet("a cookie of 64 KiB", HEAD + CLOSE + "Cookie: a=" + "b".repeat(65_536) + "\n" + end),
                argumentSet("a folded header", "GET /x HTTP/1.1\nHost: localhost\nConnection: close\nA: b\n c\n" + end),
                argumentSet("a folded length", HEAD + "Content-Length:\n 2\n\n{}"),
                argumentSet("no host", "GET / HTTP/1.1\nConnection: close\n" + end),
                argumentSet("two hosts", "GET / HTTP/1.1\nHost: a\nHost: b\n" + end),
                argumentSet("a host of a user", "GET / HTTP/1.1\nHost: a@b\n" + end),
                argumentSet("a host with a path", "GET / HTTP/1.1\nHost: localhost/x\n" + end),
                argumentSet(
                        "a host with a bad port",
                        "GET / HTTP/1.1\nConnection: close\nHost: localhost:99999999\n" + end),
                argumentSet("a host in angle brackets", "GET / HTTP/1.1\nHost: <script>\n" + end),
                argumentSet("another host in the line", "GET http://elsewhere/ HTTP/1.1\nHost: localhost\n" + end),
                argumentSet("a control character", HEAD + "A: \u0001\n" + end),
                argumentSet("NUL in a header", HEAD + "A: a\u0000b\n" + end),
                argumentSet("a bare carriage return", HEAD + "A: b\rContent-Length: 2\n" + end),
                argumentSet("no colon", HEAD + "no colon\n" + end),
                argumentSet("a space before the colon", HEAD + "Content-Length : 2\n\n{}"),
                argumentSet("an expectation nobody has", HEAD + CLOSE + "Expect: miracles\nContent-Length: 2\n\n{}"),
                argumentSet(
                        "an upgrade",
                        "GET / HTTP/1.1\nHost: localhost\nConnection: Upgrade, close\nUpgrade: h2c\nHTTP2-Settings: AAMAAABkAAQAAP__\n"
                                + end),
                argumentSet(
                        "a request line of 64 KiB",
                        "GET /" + "a".repeat(65_536) + " HTTP/1.1\nHost: localhost\n" + end),
                argumentSet(
                        "a query of 64 KiB",
                        "GET /api/statistics?" + "a".repeat(65_536) + " HTTP/1.1\n" + AUTHORIZED + end));
    }

    private static Stream<Arguments> methods() {
        return Stream.of(
                        "TRACE",
                        "CONNECT",
                        "PROPFIND",
                        "GARBAGE",
                        "get",
                        "post",
                        "PUT",
                        "PATCH",
                        "DELETE",
                        "M\u00e9",
                        "G(T",
                        "A".repeat(9_000))
                .flatMap(method -> Stream.of("/", "/MemberCreateExtension", "/api/members/search", "/console/members")
                        .map(path -> argumentSet(
                                method.substring(0, Math.min(method.length(), 9)) + " " + path,
                                method + " " + path + " HTTP/1.1\n" + AUTHORIZED + "\n")));
    }

    /** None of them may lead to what a plain path protects, so they come without a password. */
    private static Stream<Arguments> paths() {
        return Stream.of(
                        "/..;/api/statistics",
                        "/api/..;/api/statistics",
                        "/;/api/statistics",
                        "/api;x=1/statistics",
                        "/api/statistics;jsessionid=1",
                        "/api/;/statistics",
                        "//api/statistics",
                        "/api//statistics",
                        "/api/./statistics",
                        "/api/x/../statistics",
                        "/%2e/api/statistics",
                        "/%61pi/statistics",
                        "/api%2fstatistics",
                        "/api%2Fstatistics",
                        "/api/%2e%2e/api/statistics",
                        "/api\\statistics",
                        "/api%5cstatistics",
                        "/api/statistics%00",
                        "/api/statistics%0d%0aA:b",
                        "/api/statistics%20",
                        "/API/statistics",
                        "/api/statistics/",
                        "/api/statistics.json",
                        "/MemberCreateExtension/..;/api/statistics",
                        "/console/assets/..;/..;/api/statistics",
                        "/console/assets/../../api/statistics",
                        "/console/assets/..%2f..%2fapplication.yaml",
                        "/console/assets/%2e%2e/%2e%2e/application.yaml",
                        "/console/assets/..%5c..%5capplication.yaml",
                        "/console/assets/%252e%252e/application.yaml",
                        "/webjars/../application.yaml",
                        "/../../etc/passwd",
                        "/%2e%2e/%2e%2e/etc/passwd",
                        "/WEB-INF/web.xml",
                        "/META-INF/MANIFEST.MF",
                        "/actuator/env",
                        "/actuator/..;/env",
                        "/actuator/heapdump",
                        "/%zz",
                        "/%",
                        "/%c0%af",
                        "/a?%zz=%00",
                        "*",
                        "http://",
                        "/" + "a/".repeat(3_000),
                        "/" + "../".repeat(1_000),
                        "/" + ";a=b".repeat(1_000))
                .map(path -> argumentSet(
                        "GET " + path.substring(0, Math.min(path.length(), 60)),
                        "GET " + path + " HTTP/1.1\nHost: localhost\nConnection: close\n\n"));
    }

    @Test
    void givenHttp2ByPriorKnowledge_thenTheConnectionIsCutWithoutAWord() {
        Exchange exchange = RawConnection.to(hub).send("PRI * HTTP/2.0\n\nSM\n\n");

        assertThat(exchange.text()).isEmpty();
        assertThat(exchange.ended()).as("the hub cut the connection").isTrue();
    }

    /** It is as old as HTTP/0.9, whose answers have no status. */
    @Test
    void givenALineWithoutAPath_thenItIsRefusedInOurWordsAlone() {
        Exchange exchange = RawConnection.to(hub).send("GET  HTTP/1.1\nHost: localhost\nConnection: close\n\n");

        assertThat(exchange.text()).startsWith("{\"success\":false,\"code\":400,");
        assertThat(exchange.ended()).as("the hub ended the connection").isTrue();
        tellsNothing(exchange.text());
    }

    /** Whether the connection ends is a matter of time: for a while the hub reads on, or the answer might be lost. */
    @Test
    void givenALargerLengthThanMayBe_thenItIsRefusedBeforeTheBodyIsThere() {
        Exchange exchange = RawConnection.to(hub).send(HEAD + CLOSE + "Content-Length: 9000000000\n\n" + CALL);

        assertThat(exchange.statuses()).containsExactly(413);
        tellsNothing(exchange.text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/access-log?%zz",
                "/api/access-log?a=%00",
                "/api/access-log?a%00b=1",
                "/api/members/x/calls?%ef%bf%bf=1",
                "/api/access-log?actor=%00",
                "/api/access-log?actor=%ff%fe",
                "/api/access-log?=&&=&a==",
                "/api/access-log?size=1&size=2",
                "/api/access-log?cursor=%2e%2e%2f",
                "/api/attention?kind[]=refused",
                "/api/members/%00",
                "/api/members/%ff",
                "/api/calls/%0a",
                "/console/members?page=%00",
                "/console/calls?cursor=%zz"
            })
    void givenAStrangeQueryOfStaff_thenItIsRefusedOrPassedOver(String path) {
        answeredToStaff("GET " + path + " HTTP/1.1\n" + AUTHORIZED + "\n");
    }

    @Test
    void givenAStrangeHeaderThatOnlyTheHandlerReads_thenItIsRefused() {
        answeredToStaff(
                "POST /api/imports HTTP/1.1\n" + AUTHORIZED
                        + "Content-Type: text/csv\nContent-Disposition: attachment; filename=\u0080\nContent-Length: 6\n\nmobile");
    }

    /** What curl sends of 伀.csv: who sees 400 alone looks for the fault in the file. */
    @Test
    void givenANameOfAFileInUtf8_thenItIsToldWhichHeaderIsRefused() {
        Exchange exchange = RawConnection.to(hub)
                .send("POST /api/imports?rootKdtId=7 HTTP/1.1\n" + AUTHORIZED
                        + "Content-Type: text/csv\nContent-Disposition: attachment; filename=\"\u00e4\u00bc\u0080.csv\"\n"
                        + "Content-Length: 6\n\nmobile");

        assertThat(exchange.statuses()).containsExactly(400);
        assertThat(exchange.text()).contains("\"field\":\"Content-Disposition\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/access-log", "/api/members/search", "/console/login", "/console/members"})
    void givenTenThousandParameters_thenTheyAreRefusedOrPassedOver(String path) {
        String parameters =
                IntStream.range(0, 10_000).mapToObj(i -> "p" + i + "=v").collect(Collectors.joining("&"));

        answeredToStaff("GET " + path + "?" + parameters.substring(0, 6_000) + " HTTP/1.1\n" + AUTHORIZED + "\n");
        answeredToStaff("POST " + path + " HTTP/1.1\n" + AUTHORIZED
                + "Content-Type: application/x-www-form-urlencoded\nContent-Length: " + parameters.length() + "\n\n"
                + parameters);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "x-gzip", "deflate", "br", "zstd", "compress", "GZIP", "gzip, gzip", "unheard-of"})
    void givenACompressedBody_thenNoByteOfItIsInflated(String encoding) throws IOException {
        long before = calls();
        byte[] bomb = gzipped(16 * MEBIBYTE);
        for (String path : List.of("/MemberCreateExtension", "/api/members/search", "/api/imports?rootKdtId=7")) {
            Staff staff = new Staff(hub);
            HttpResponse<String> response = staff.send(staff.request("POST", path)
                    .header("Authorization", Staff.basic("everything", Staff.PASSWORD))
                    .header("Content-Type", path.contains("imports") ? "text/csv" : "application/json")
                    .header("Content-Encoding", encoding)
                    .POST(BodyPublishers.ofByteArray(bomb)));

            assertThat(response.statusCode()).as(path).isEqualTo(415);
            tellsNothing(response.body());
        }
        assertThat(calls()).isEqualTo(before);
    }

    @Test
    void givenAnArchiveForAnImport_thenItIsRefusedAsAFileThatCannotBeRead() throws IOException {
        for (byte[] archive : List.of(gzipped(16 * MEBIBYTE), zipped(16 * MEBIBYTE))) {
            for (String type : List.of("text/csv", "application/x-ndjson", "application/zip", "application/gzip")) {
                Staff staff = new Staff(hub);
                HttpResponse<String> response = staff.send(staff.request("POST", "/api/imports?rootKdtId=7")
                        .header("Authorization", Staff.basic("everything", Staff.PASSWORD))
                        .header("Content-Type", type)
                        .POST(BodyPublishers.ofByteArray(archive)));

                // Lines of JSON are refused one by one: 16 MiB of zeros are never more than the few lines of the
                // archive.
                assertThat(response.statusCode()).as(type).isIn(202, 400, 415);
                assertThat(response.body()).doesNotContain("\"lines\":16777216");
                tellsNothing(response.body());
            }
        }
    }

    @Test
    void givenALengthAndChunks_thenWhatIsHiddenBehindThemIsNoRequest() {
        String hidden = "POST /MemberCreateExtension HTTP/1.1\nHost: localhost\nContent-Length: 2\n\n{}";
        String shape = HEAD + "Content-Length: 4\nTransfer-Encoding: chunked\n\n0\n\n" + hidden;

        Exchange exchange = RawConnection.to(hub).send(shape);

        assertThat(exchange.statuses()).hasSize(1);
        assertThat(exchange.ended()).as("the hub ended the connection").isTrue();
        tellsNothing(exchange.text());
    }

    @Test
    void givenALongerBodyThanItsLength_thenTheRestIsARequestOfItsOwnAndIsNoHttp() {
        Exchange exchange = RawConnection.to(hub).send(HEAD + "Content-Length: 2\n\n{}" + CALL + "\n\n");

        assertThat(exchange.statuses()).hasSize(2).first().isEqualTo(200);
        assertThat(exchange.statuses()).last().isEqualTo(400);
        assertThat(exchange.ended()).as("the hub ended the connection").isTrue();
        tellsNothing(exchange.text());
    }

    @Test
    void givenSeveralRequestsInOneGo_thenEachIsAnsweredInItsOrder() {
        String one = HEAD + "Content-Length: " + CALL.length() + "\n\n" + CALL;
        String refused = HEAD + "Content-Length: 2\n\n{}";
        String last = "GET /nowhere HTTP/1.1\nHost: localhost\nConnection: close\n\n";

        Exchange exchange = RawConnection.to(hub).send(one + refused + one + last);

        assertThat(exchange.statuses()).containsExactly(200, 200, 200, 404);
        assertThat(exchange.ended()).as("the hub ended the connection").isTrue();
        assertThat(exchange.text().split("\"success\":true", -1)).hasSize(3);
        assertThat(exchange.text()
                        .lines()
                        .filter(line -> line.startsWith("X-Request-Id"))
                        .distinct())
                .hasSize(4);
    }

    private static void answeredToStaff(String request) {
        Exchange exchange = RawConnection.to(hub).send(request);

        assertThat(exchange.statuses())
                .hasSize(1)
                .allSatisfy(status -> assertThat(status).isBetween(200, 499));
        assertThat(exchange.ended()).as("the hub ended the connection").isTrue();
        tellsNothing(exchange.text());
    }

    private static void isRefusal(int status) {
        if (!NOT_KNOWN.contains(status)) {
            // A page of the console sends whoever is not signed in to the form.
            assertThat(status).isBetween(300, 499);
        }
    }

    private static void tellsNothing(String answer) {
        assertThat(answer)
                .doesNotContainIgnoringCase("tomcat")
                .doesNotContain("HTTP Status")
                .doesNotContain("Whitelabel")
                .doesNotContain("\tat ")
                .doesNotContain("Exception")
                .doesNotContain("org.springframework")
                .doesNotContain("java.")
                .doesNotContain("root:x:0");
    }

    private static long calls() {
        return Long.parseLong(DATABASE.queryText("SELECT count(*)::text FROM member_call"));
    }

    private static byte[] gzipped(int zeros) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(new byte[zeros]);
        }
        return bytes.toByteArray();
    }

    private static byte[] zipped(int zeros) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            out.putNextEntry(new ZipEntry("members.csv"));
            out.write(new byte[zeros]);
        }
        return bytes.toByteArray();
    }
}
