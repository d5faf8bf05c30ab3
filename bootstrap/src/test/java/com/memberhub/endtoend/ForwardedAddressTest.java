package com.memberhub.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.memberhub.adapter.jpa.database.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What somebody says of where they come from changes nothing, unless it is a proxy that the settings name. */
@ExtendWith(OutputCaptureExtension.class)
class ForwardedAddressTest {

    private static final TestDatabase DATABASE = TestDatabase.create();

    /** No app, no proxy: a newcomer's hub. */
    @SuppressWarnings("NullAway.Init") // started once for all tests
    private static Hub hub;

    @BeforeAll
    static void start() {
        hub = Hub.on(DATABASE, Staff.settings("privacy PRIVACY", "viewer VIEWER"));
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @Test
    void givenNoAppIsConfigured_thenThisMachineMayCall() {
        assertThat(hub.caller().create(Calls.smallest("13800138001")).status()).isEqualTo(200);
    }

    @Test
    void givenNoAppIsConfigured_thenTheStartSaysWhatToConfigure(CapturedOutput output) {
        try (Hub fresh = Hub.on(DATABASE)) {
            assertThat(fresh.context().isRunning()).isTrue();
            assertThat(output)
                    .contains(
                            "MEMBER_HUB_PLATFORM_APPS_0_APP_ID",
                            "MEMBER_HUB_PLATFORM_APPS_0_SCHEME",
                            "MEMBER_HUB_PLATFORM_APPS_0_SECRETS_0");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "X-Forwarded-For, 127.0.0.1",
        "X-Forwarded-Proto, https",
        "x-forwarded-host, localhost",
        "Forwarded, for=127.0.0.1",
        "X-Real-IP, 127.0.0.1",
        "Via, 1.1 proxy"
    })
    void givenNoAppIsConfigured_whenSomebodyHandsACallOn_thenItIsRefused(String header, String value) {
        Hub.Answer answer = PlatformCaller.of(hub).with(header, value).create(Calls.smallest("13800138002"));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(DATABASE.queryText("SELECT reason || ' ' || address FROM refused_caller WHERE request_id = '"
                        + answer.requestId() + "'"))
                .startsWith("NOT_CONFIGURED 127.0.0.1");
    }

    /** A page in a browser on this machine whose host's name was made to mean this machine. */
    @ParameterizedTest
    @ValueSource(strings = {"attacker.example", "attacker.example:8080", "localhost.attacker.example"})
    void givenNoAppIsConfigured_whenThisMachineIsCalledByAnotherName_thenItIsRefused(String host) throws IOException {
        assertThat(statusLine(host)).startsWith("HTTP/1.1 401");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1:8080", "[::1]:8080", "LOCALHOST:80"})
    void givenNoAppIsConfigured_whenThisMachineIsCalledByItsOwnName_thenItIsNot(String host) throws IOException {
        assertThat(statusLine(host)).startsWith("HTTP/1.1 200");
    }

    private static String statusLine(String host) throws IOException {
        int port = hub.context().getEnvironment().getRequiredProperty("local.server.port", Integer.class);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            String body = Calls.smallest("13800138003");
            socket.getOutputStream()
                    .write(("POST /MemberCreateExtension HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n"
                                    + "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n"
                                    + body)
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void givenNoTrustedProxy_whenStaffSayThatTheyComeFromElsewhere_thenTheAccessLogDoesNotBelieveThem() {
        String member = hub.caller().create(Calls.smallest("13800138004")).outOpenId();
        Staff staff = new Staff(hub);

        int status = staff.send(staff.request("POST", "/api/members/" + member + "/reveal")
                        .header("Authorization", Staff.basic("privacy", Staff.PASSWORD))
                        .header("X-Forwarded-For", "203.0.113.9")
                        .header("Content-Type", "application/json")
                        .method("POST", HttpRequest.BodyPublishers.ofString("{\"reason\": \"asked\"}")))
                .statusCode();

        assertThat(status).isEqualTo(200);
        assertThat(DATABASE.queryText("SELECT address FROM access_log WHERE out_open_id = '" + member + "'"))
                .isEqualTo("127.0.0.1");
    }

    @Test
    void givenNoTrustedProxy_whenSomebodyGuessesFromMadeUpAddresses_thenTheyAreThrottledAllTheSame() {
        int last = 0;
        for (int guess = 0; guess < 11; guess++) {
            Staff staff = new Staff(hub);
            last = staff.send(staff.request("GET", "/api/attention")
                            .header("Authorization", Staff.basic("viewer", "guess " + guess))
                            .header("X-Forwarded-For", "203.0.113." + guess))
                    .statusCode();
        }

        assertThat(last).isEqualTo(429);
    }

    @Test
    void givenNoTrustedProxy_whenSomebodySaysHttps_thenTheCookieIsNotSecure() {
        assertThat(cookie(hub, "https")).doesNotContain("Secure");
    }

    @Test
    void givenATrustedProxy_thenItIsBelievedByBothSidesAndOnlyAsFarAsItSawItself() {
        try (Hub proxied = Hub.on(
                DATABASE,
                Stream.concat(
                                Stream.of(Staff.settings("privacy PRIVACY")),
                                Stream.of("member-hub.platform.trusted-proxies=127.0.0.0/8,::1,10.0.0.0/8"))
                        .toArray(String[]::new))) {
            assertThat(cookie(proxied, "https")).contains("Secure");
            assertThat(cookie(proxied, "http")).doesNotContain("Secure");
            assertThat(addressOf(proxied, "203.0.113.9")).isEqualTo("203.0.113.9");
            assertThat(addressOf(proxied, "127.0.0.1, 203.0.113.9")).isEqualTo("203.0.113.9");
            assertThat(addressOf(proxied, "198.51.100.1, 203.0.113.9, 10.1.2.3"))
                    .isEqualTo("203.0.113.9");
            assertThat(addressOf(proxied, "127.0.0.1")).isEqualTo("127.0.0.1");
            assertThat(addressOf(proxied, "203.0.113.9:50123")).isEqualTo("203.0.113.9");
            assertThat(addressOf(proxied, "[2001:db8::9]:50123")).isEqualTo("2001:db8::9");
            assertThat(addressOf(proxied, "2001:db8::9")).isEqualTo("2001:db8::9");
        }
    }

    /** Refused whatever the address is: a proxy is in front, and no app is configured. */
    private static String addressOf(Hub proxied, String forwardedFor) {
        Hub.Answer answer =
                PlatformCaller.of(proxied).with("X-Forwarded-For", forwardedFor).create("{}");
        assertThat(answer.status()).isEqualTo(401);
        return DATABASE.queryText("SELECT address FROM refused_caller WHERE request_id = '" + answer.requestId() + "'");
    }

    private static String cookie(Hub of, String protocol) {
        Staff nobody = new Staff(of);
        return nobody.send(nobody.request("GET", "/console/login").header("X-Forwarded-Proto", protocol))
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow();
    }

    @Test
    void givenAnAppOfAnotherNetwork_whenSomebodySaysThatTheyAreThere_thenTheyAreRefused(@TempDir Path logs)
            throws IOException {
        String secret = "token-of-the-app-of-another-network";
        try (Hub far = Hub.on(
                DATABASE,
                "server.tomcat.accesslog.enabled=true",
                "server.tomcat.accesslog.buffered=false",
                "server.tomcat.accesslog.directory=" + logs,
                "member-hub.platform.apps[0].app-id=far",
                "member-hub.platform.apps[0].scheme=token",
                "member-hub.platform.apps[0].secrets[0]=" + secret,
                "member-hub.platform.apps[0].token-parameter=key",
                "member-hub.platform.apps[0].allowed-networks=203.0.113.0/24")) {
            Hub.Answer answer = PlatformCaller.of(far)
                    .withQuery("key=" + secret)
                    .with("X-Forwarded-For", "203.0.113.9")
                    .create(Calls.smallest("13800138005"));

            assertThat(answer.status()).isEqualTo(401);
            assertThat(DATABASE.queryText(
                            "SELECT reason FROM refused_caller WHERE request_id = '" + answer.requestId() + "'"))
                    .isEqualTo("FOREIGN_NETWORK");
        }
        // One of each port.
        StringBuilder logged = new StringBuilder();
        try (Stream<Path> files = Files.list(logs)) {
            for (Path log : files.toList()) {
                logged.append(Files.readString(log));
            }
        }
        assertThat(logged).contains("POST /MemberCreateExtension").doesNotContain(secret);
    }
}
