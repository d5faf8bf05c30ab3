package com.memberhub.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.memberhub.adapter.jpa.database.TestDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Who may call the platform's endpoint: each scheme, with all that can be wrong, over HTTP. */
@ExtendWith(OutputCaptureExtension.class)
class PlatformCallersTest {

    private static final String TOKEN = "token-of-the-first-app-0123456789";
    private static final String NEXT_TOKEN = "the-next-token-of-the-first-app-0";
    private static final String URL_TOKEN = "token+of the app & that=knows-only-a-url";
    private static final String URL_TOKEN_SENT = "token%2Bof%20the+app%20%26%20that%3Dknows-only-a-url";
    private static final String KEY = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String NEXT_KEY = "C2FVsBQIhrscChlQIMV+b5sSYspob7oDC2FVsBQIhrs=";
    private static final String CLIENT_SECRET = "客户端密钥-client-secret-0123";
    private static final String NEXT_CLIENT_SECRET = "next-client-secret-0123456789";
    private static final String FAR_TOKEN = "token-of-the-app-of-another-network";

    private static final String HASTY_TOKEN = "token-of-the-app-that-calls-too-often";

    private static final ExecutorService CALLERS = Executors.newFixedThreadPool(20);

    private static final TestDatabase DATABASE = TestDatabase.create();

    @SuppressWarnings("NullAway.Init") // started once for all tests
    private static Hub hub;

    private static int nextMobile;

    @BeforeAll
    static void start() {
        hub = Hub.on(
                DATABASE,
                Stream.concat(
                                Stream.of(Staff.settings("auditor AUDITOR", "elsewhere AUDITOR 7", "viewer VIEWER")),
                                Stream.of(
                                        "logging.level.root=debug",
                                        "logging.level.web=trace",
                                        // Of the tests' own client.
                                        "logging.level.jdk.internal.httpclient=info",
                                        // What somebody opens who looks for a defect.
                                        "management.endpoints.web.exposure.include=*",
                                        "member-hub.platform.trusted-proxies=127.0.0.1,::1",
                                        "member-hub.platform.apps[0].app-id=91234567_crm",
                                        "member-hub.platform.apps[0].scheme=token",
                                        "member-hub.platform.apps[0].secrets=" + TOKEN + "," + NEXT_TOKEN,
                                        "member-hub.platform.apps[0].token-header=X-Token",
                                        "member-hub.platform.apps[0].root-kdt-ids=91234567,91234568",
                                        "member-hub.platform.apps[1].app-id=signer",
                                        "member-hub.platform.apps[1].scheme=signature",
                                        "member-hub.platform.apps[1].secrets[0]=" + KEY,
                                        "member-hub.platform.apps[1].secrets[1]=" + NEXT_KEY,
                                        "member-hub.platform.apps[1].root-kdt-ids=91234567",
                                        "member-hub.platform.apps[2].app-id=pusher",
                                        "member-hub.platform.apps[2].scheme=event-sign",
                                        "member-hub.platform.apps[2].client-id=client-1",
                                        "member-hub.platform.apps[2].secrets[0]=" + CLIENT_SECRET,
                                        "member-hub.platform.apps[2].secrets[1]=" + NEXT_CLIENT_SECRET,
                                        "member-hub.platform.apps[2].root-kdt-ids=91234567",
                                        "member-hub.platform.apps[3].app-id=url-only",
                                        "member-hub.platform.apps[3].scheme=token",
                                        "member-hub.platform.apps[3].secrets[0]=" + URL_TOKEN,
                                        "member-hub.platform.apps[3].token-parameter=key",
                                        "member-hub.platform.apps[4].app-id=far",
                                        "member-hub.platform.apps[4].scheme=token",
                                        "member-hub.platform.apps[4].secrets[0]=" + FAR_TOKEN,
                                        "member-hub.platform.apps[4].allowed-networks=203.0.113.0/24,2001:db8::/32",
                                        "member-hub.platform.apps[5].app-id=hasty",
                                        "member-hub.platform.apps[5].scheme=token",
                                        "member-hub.platform.apps[5].secrets[0]=" + HASTY_TOKEN,
                                        "member-hub.platform.apps[5].calls-per-second=1"))
                        .toArray(String[]::new));
    }

    @AfterAll
    static void stop() {
        CALLERS.shutdownNow();
        hub.close();
    }

    @BeforeEach
    void forget() {
        DATABASE.execute("TRUNCATE refused_caller");
    }

    private static String body(String appId, long rootKdtId) {
        return """
                {"rootKdtId": %d, "appId": "%s", "mobile": "1380013%04d", "extendMap": {}, "name": "张小满"}""".formatted(rootKdtId, appId, nextMobile++);
    }

    private static long now() {
        return Instant.now().getEpochSecond();
    }

    /** Every test is somebody else, so that none is throttled for what another did. */
    private static PlatformCaller caller() {
        return PlatformCaller.of(hub).with("X-Forwarded-For", "198.51.100." + (nextMobile % 250 + 1));
    }

    private static Arguments row(
            String name,
            String appId,
            long rootKdtId,
            int status,
            String reason,
            BiFunction<PlatformCaller, String, PlatformCaller> proof) {
        return Arguments.of(name, appId, rootKdtId, status, reason, proof);
    }

    static Stream<Arguments> cases() {
        String crm = "91234567_crm";
        long shop = 91_234_567L;
        return Stream.of(
                row("token: right", crm, shop, 200, "", (c, b) -> c.bearer(TOKEN)),
                row(
                        "token: scheme in lower case",
                        crm,
                        shop,
                        200,
                        "",
                        (c, b) -> c.with("Authorization", "bearer " + TOKEN)),
                row(
                        "token: more than a space before it",
                        crm,
                        shop,
                        200,
                        "",
                        (c, b) -> c.with("Authorization", "Bearer   " + TOKEN)),
                row("token: in its header", crm, shop, 200, "", (c, b) -> c.with("X-Token", TOKEN)),
                row("token: second secret, second shop", crm, 91_234_568L, 200, "", (c, b) -> c.bearer(NEXT_TOKEN)),
                row("token: wrong", crm, shop, 401, "WRONG_PROOF", (c, b) -> c.bearer(TOKEN + "x")),
                row("token: a part of it", crm, shop, 401, "WRONG_PROOF", (c, b) -> c.bearer(TOKEN.substring(0, 20))),
                row(
                        "token: as a password",
                        crm,
                        shop,
                        401,
                        "NO_PROOF",
                        (c, b) -> c.with("Authorization", Staff.basic("app", TOKEN))),
                row(
                        "token: in a parameter that is not configured",
                        crm,
                        shop,
                        401,
                        "WRONG_PROOF",
                        (c, b) -> c.withQuery("key=" + TOKEN)),
                row("token: none", crm, shop, 401, "NO_PROOF", (c, b) -> c),
                row("token: foreign shop", crm, 7, 403, "FOREIGN_SHOP", (c, b) -> c.bearer(TOKEN)),
                row("token: another app's body", "signer", shop, 403, "FOREIGN_APP", (c, b) -> c.bearer(TOKEN)),
                row("token: an app that nobody knows", "nobody", shop, 403, "FOREIGN_APP", (c, b) -> c.bearer(TOKEN)),
                row("signature: right", "signer", shop, 200, "", (c, b) -> c.signed(KEY, now(), b)),
                row("signature: second secret", "signer", shop, 200, "", (c, b) -> c.signed(NEXT_KEY, now(), b)),
                row("signature: 290 s old", "signer", shop, 200, "", (c, b) -> c.signed(KEY, now() - 290, b)),
                row(
                        "signature: right one of several",
                        "signer",
                        shop,
                        200,
                        "",
                        (c, b) -> c.signed(KEY, now(), b)
                                .with(
                                        "webhook-signature",
                                        "v1a,abc v1,AAAA v1," + PlatformCaller.signature(KEY, "msg_1", now(), b))),
                row(
                        "signature: replayed after 300 s",
                        "signer",
                        shop,
                        401,
                        "STALE_PROOF",
                        (c, b) -> c.signed(KEY, now() - 310, b)),
                row(
                        "signature: of the future",
                        "signer",
                        shop,
                        401,
                        "STALE_PROOF",
                        (c, b) -> c.signed(KEY, now() + 310, b)),
                row(
                        "signature: a time that is none",
                        "signer",
                        shop,
                        401,
                        "STALE_PROOF",
                        (c, b) -> c.signed(KEY, now(), b).with("webhook-timestamp", "+" + now())),
                row(
                        "signature: made fresh by hand",
                        "signer",
                        shop,
                        401,
                        "WRONG_PROOF",
                        (c, b) -> c.signed(KEY, now() - 1000, b).with("webhook-timestamp", Long.toString(now()))),
                row(
                        "signature: another id",
                        "signer",
                        shop,
                        401,
                        "WRONG_PROOF",
                        (c, b) -> c.signed(KEY, now(), b).with("webhook-id", "msg_2")),
                row(
                        "signature: one byte altered",
                        "signer",
                        shop,
                        401,
                        "WRONG_PROOF",
                        (c, b) -> c.signed(KEY, now(), b + " ")),
                row(
                        "signature: wrong secret",
                        "signer",
                        shop,
                        401,
                        "WRONG_PROOF",
                        (c, b) -> c.signed("whsec_" + "AAAA".repeat(8), now(), b)),
                row(
                        "signature: without its id",
                        "signer",
                        shop,
                        401,
                        "NO_PROOF",
                        (c, b) -> PlatformCaller.of(hub)
                                .with("webhook-signature", "v1,AAAA")
                                .with("webhook-timestamp", "1")),
                row("signature: foreign shop", "signer", 7, 403, "FOREIGN_SHOP", (c, b) -> c.signed(KEY, now(), b)),
                row("signature: another app's body", crm, shop, 403, "FOREIGN_APP", (c, b) -> c.signed(KEY, now(), b)),
                row(
                        "event-sign: right",
                        "pusher",
                        shop,
                        200,
                        "",
                        (c, b) -> c.eventSigned("client-1", CLIENT_SECRET, b)),
                row(
                        "event-sign: in capitals",
                        "pusher",
                        shop,
                        200,
                        "",
                        (c, b) -> c.with(
                                "Event-Sign",
                                PlatformCaller.eventSign("client-1", CLIENT_SECRET, b)
                                        .toUpperCase(java.util.Locale.ROOT))),
                row(
                        "event-sign: second secret",
                        "pusher",
                        shop,
                        200,
                        "",
                        (c, b) -> c.eventSigned("client-1", NEXT_CLIENT_SECRET, b)),
                row(
                        "event-sign: wrong secret",
                        "pusher",
                        shop,
                        401,
                        "WRONG_PROOF",
                        (c, b) -> c.eventSigned("client-1", TOKEN, b)),
                row(
                        "event-sign: another client",
                        "pusher",
                        shop,
                        401,
                        "WRONG_PROOF",
                        (c, b) -> c.eventSigned("pusher", CLIENT_SECRET, b)),
                row(
                        "event-sign: one byte altered",
                        "pusher",
                        shop,
                        401,
                        "WRONG_PROOF",
                        (c, b) -> c.eventSigned("client-1", CLIENT_SECRET, b + "\n")),
                row("event-sign: no MD5", "pusher", shop, 401, "WRONG_PROOF", (c, b) -> c.with("Event-Sign", "zz")),
                row(
                        "event-sign: half a byte",
                        "pusher",
                        shop,
                        401,
                        "WRONG_PROOF",
                        (c, b) -> c.with("Event-Sign", "abc")),
                row(
                        "event-sign: foreign shop",
                        "pusher",
                        7,
                        403,
                        "FOREIGN_SHOP",
                        (c, b) -> c.eventSigned("client-1", CLIENT_SECRET, b)),
                row(
                        "event-sign: another app's body",
                        crm,
                        shop,
                        403,
                        "FOREIGN_APP",
                        (c, b) -> c.eventSigned("client-1", CLIENT_SECRET, b)),
                row(
                        "parameter: right, any shop",
                        "url-only",
                        7,
                        200,
                        "",
                        (c, b) -> c.withQuery("a=b&key=" + URL_TOKEN_SENT)),
                row(
                        "parameter: its name in escapes",
                        "url-only",
                        7,
                        200,
                        "",
                        (c, b) -> c.withQuery("%6Bey=" + URL_TOKEN_SENT)),
                row("parameter: wrong", "url-only", 7, 401, "WRONG_PROOF", (c, b) -> c.withQuery("key=x")),
                row(
                        "parameter: the secret as a bearer is right too",
                        "url-only",
                        7,
                        200,
                        "",
                        (c, b) -> c.bearer(URL_TOKEN)),
                row(
                        "network: from there",
                        "far",
                        7,
                        200,
                        "",
                        (c, b) -> c.bearer(FAR_TOKEN).with("X-Forwarded-For", "203.0.113.9")),
                row(
                        "network: from there, IPv6",
                        "far",
                        7,
                        200,
                        "",
                        (c, b) -> c.bearer(FAR_TOKEN).with("X-Forwarded-For", "2001:db8::9")),
                row(
                        "network: from elsewhere",
                        "far",
                        7,
                        401,
                        "WRONG_PROOF",
                        (c, b) -> c.bearer(FAR_TOKEN).with("X-Forwarded-For", "203.0.114.9")),
                row(
                        "network: the caller says that it is from there",
                        "far",
                        7,
                        401,
                        "WRONG_PROOF",
                        (c, b) -> c.bearer(FAR_TOKEN).with("X-Forwarded-For", "203.0.113.9, 198.51.100.7")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void letsInWhoProvesItAndNobodyElse(
            String name,
            String appId,
            long rootKdtId,
            int status,
            String reason,
            BiFunction<PlatformCaller, String, PlatformCaller> proof) {
        String members = DATABASE.queryText("SELECT count(*) FROM member");
        String calls = DATABASE.queryText("SELECT count(*) FROM member_call");
        String body = body(appId, rootKdtId);

        Hub.Answer answer = proof.apply(caller(), body).create(body);

        assertThat(answer.status()).isEqualTo(status);
        if (status == 200) {
            assertThat(answer.outcome()).isEqualTo("created");
            return;
        }
        assertThat(answer.success()).isFalse();
        assertThat(answer.code()).isEqualTo(status);
        assertThat(answer.body().get("errorData").isEmpty()).isTrue();
        assertThat(answer.body().get("data").isNull()).isTrue();
        assertThat(answer.outcome()).isEmpty();
        assertThat(answer.response().headers().firstValue("WWW-Authenticate").isPresent())
                .isEqualTo(status == 401);
        assertThat(DATABASE.queryText("SELECT count(*) FROM member")).isEqualTo(members);
        assertThat(DATABASE.queryText("SELECT count(*) FROM member_call")).isEqualTo(calls);
        assertThat(DATABASE.queryText("SELECT string_agg(reason || ' ' || request_id, ',') FROM refused_caller"))
                .isEqualTo(reason + " " + answer.requestId());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not json",
                "{\"appId\": \"91234567_crm\"}",
                "{\"rootKdtId\": 91234567}",
                "{\"rootKdtId\": 7, \"rootKdtId\": 8, \"appId\": \"91234567_crm\", \"mobile\": \"13800138000\"}",
                "{\"rootKdtId\": 0, \"appId\": \"91234567_crm\", \"mobile\": \"13800138000\", \"extendMap\": {}}",
                "{\"rootKdtId\": {}, \"appId\": [], \"mobile\": \"13800138000\", \"extendMap\": {}}"
            })
    void givenABodyThatDoesNotSayWhoseItIs_thenAnAppIsToldWhatIsWrongAndNobodyElseAnything(String body) {
        String ofSigner = body.replace("91234567_crm", "signer");
        String ofPusher = body.replace("91234567_crm", "pusher");

        isToldWhatIsWrong("91234567_crm", caller().bearer(TOKEN).create(body));
        isToldWhatIsWrong("signer", caller().signed(KEY, now(), ofSigner).create(ofSigner));
        isToldWhatIsWrong(
                "pusher",
                caller().eventSigned("client-1", CLIENT_SECRET, ofPusher).create(ofPusher));

        isToldNothing(caller().bearer("x").create(body));
        isToldNothing(caller().signed(KEY, now(), ofSigner + " ").create(ofSigner));
        isToldNothing(
                caller().eventSigned("client-1", CLIENT_SECRET, ofPusher + " ").create(ofPusher));
    }

    private static void isToldWhatIsWrong(String app, Hub.Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.code()).isEqualTo(400);
        assertThat(answer.body().get("errorData").isEmpty()).isFalse();
        assertThat(DATABASE.queryText(
                        "SELECT outcome || ' ' || coalesce(root_kdt_id, 91234567) || ' ' || app_id FROM member_call WHERE request_id = '"
                                + answer.requestId() + "'"))
                .as("kept under no foreign root shop, and under the app that proved itself")
                .isEqualTo("REJECTED 91234567 " + app);
    }

    private static void isToldNothing(Hub.Answer answer) {
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body().get("errorData").isEmpty()).isTrue();
    }

    @Test
    void givenTheSamePath_thenNoSpellingOfItIsAWayIn() {
        for (String path : List.of(
                "/MemberCreateExtension;x=1",
                "/%4DemberCreateExtension",
                "/./MemberCreateExtension",
                "/x/../MemberCreateExtension",
                "/MemberCreateExtension/",
                "/MemberCreateExtension?x")) {
            Hub.Answer answer =
                    new PlatformCaller(hub, path, caller().headers()).create(body("91234567_crm", 91_234_567L));

            assertThat(answer.status()).as(path).isIn(400, 401, 404);
        }
    }

    @Test
    void givenBodiesThatAreTooLargeOrNoJson_thenTheAnswersAreAsEver() {
        String large = " ".repeat(256 * 1024 + 1);

        assertThat(caller().bearer(TOKEN).create(large).status()).isEqualTo(413);
        assertThat(caller().signed(KEY, now(), large).create(large).status()).isEqualTo(413);
        assertThat(caller().eventSigned("client-1", CLIENT_SECRET, large)
                        .create(large)
                        .status())
                .isEqualTo(413);
        assertThat(caller().with("Content-Type", "text/plain")
                        .bearer(TOKEN)
                        .create("{}")
                        .status())
                .isEqualTo(415);
        assertThat(caller().with("Content-Encoding", "gzip")
                        .signed(KEY, now(), "{}")
                        .create("{}")
                        .status())
                .isEqualTo(415);
        assertThat(caller().with("Content-Encoding", "gzip")
                        .eventSigned("client-1", CLIENT_SECRET, "{}")
                        .create("{}")
                        .status())
                .isEqualTo(415);
    }

    @Test
    void givenManyFailuresOfAnAddress_thenItWaitsAndIsKeptNoMoreWhileWhoCallsRightlyPasses() {
        PlatformCaller somebody = PlatformCaller.of(hub).with("X-Forwarded-For", "192.0.2.77");
        String body = body("91234567_crm", 91_234_567L);
        for (int i = 0; i < 60; i++) {
            assertThat(somebody.bearer("wrong").create(body).status()).isEqualTo(401);
        }
        double before = counted("throttled");

        Hub.Answer throttled = somebody.bearer("wrong").create(body);
        Hub.Answer forbidden = somebody.bearer(TOKEN).create(body("91234567_crm", 7));

        assertThat(throttled.status()).isEqualTo(429);
        assertThat(throttled.code()).isEqualTo(429);
        assertThat(throttled.response().headers().firstValue("Retry-After").orElse("0"))
                .satisfies(seconds -> assertThat(Integer.parseInt(seconds)).isBetween(1, 60));
        assertThat(forbidden.status()).isEqualTo(429);
        assertThat(counted("throttled")).isEqualTo(before + 2);
        assertThat(counted("wrong_proof")).isGreaterThanOrEqualTo(60);
        assertThat(DATABASE.queryText("SELECT count(*) <= 60 FROM refused_caller WHERE address = '192.0.2.77'"))
                .isEqualTo("t");
        assertThat(somebody.bearer(TOKEN).create(body).status()).isEqualTo(200);
        assertThat(caller().bearer("wrong").create(body).status())
                .as("another address")
                .isEqualTo(401);
    }

    @Test
    void givenAnAppCallsMoreOftenThanItMay_thenWhatIsTooMuchIsAnswered429AndNotHeldAgainstIt() {
        PlatformCaller hasty = caller().bearer(HASTY_TOKEN);
        List<CompletableFuture<Hub.Answer>> atOnce = IntStream.range(0, 20)
                .mapToObj(i -> body("hasty", 91234567))
                .map(body -> CompletableFuture.supplyAsync(() -> hasty.create(body), CALLERS))
                .toList();

        List<Hub.Answer> answers = atOnce.stream().map(CompletableFuture::join).toList();
        assertThat(answers).extracting(Hub.Answer::status).contains(200, 429).containsOnly(200, 429);
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 429)
                .allSatisfy(answer -> assertThat(answer.response().headers().firstValue("Retry-After"))
                        .contains("1"));
        assertThat(DATABASE.queryText("SELECT count(*) FROM refused_caller")).isEqualTo("0");
    }

    private static double counted(String reason) {
        return hub
                .context()
                .getBean(MeterRegistry.class)
                .find("member.hub.callers.refused")
                .tag("reason", reason)
                .counters()
                .stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }

    @Test
    void givenARefusedCaller_thenAuditorsReadOfItAndNobodyElse() {
        Hub.Answer refused = PlatformCaller.of(hub)
                .with("X-Forwarded-For", "192.0.2.78")
                .bearer(TOKEN)
                .create(body("91234567_crm", 7));
        String path = "/api/refused-callers?address=192.0.2.78&reason=FOREIGN_SHOP";

        assertThat(new Program(hub, "auditor").get(path).body())
                .contains(refused.requestId(), "91234567_crm", "FOREIGN_SHOP", "\"total\":1");
        assertThat(new Program(hub, "elsewhere").get(path).body()).contains("\"total\":0");
        assertThat(new Program(hub, "viewer").get(path).statusCode()).isEqualTo(403);
        assertThat(new Program(hub, "auditor")
                        .get("/api/refused-callers?reason=X")
                        .statusCode())
                .isEqualTo(400);
    }

    /** At debug of everything: see how the hub was started. */
    @Test
    void givenCallsOfEveryScheme_thenNoSecretIsInTheLogOrShownAnywhere(CapturedOutput output) {
        String ofUrl = body("url-only", 7);
        String ofFar = body("far", 7);
        String ofSigner = body("signer", 91_234_567L);
        String ofPusher = body("pusher", 91_234_567L);
        List<Hub.Answer> answers = List.of(
                caller().withQuery("key=" + URL_TOKEN_SENT).create(ofUrl),
                caller().withQuery("key=" + URL_TOKEN_SENT).create("no json"),
                caller().withQuery("key=" + URL_TOKEN_SENT + "x").create(ofUrl),
                caller().bearer(TOKEN).create(body("91234567_crm", 91_234_567L)),
                caller().with("X-Token", NEXT_TOKEN).create(body("91234567_crm", 7)),
                caller().bearer(FAR_TOKEN).create(ofFar),
                caller().bearer(FAR_TOKEN)
                        .with("X-Forwarded-For", "203.0.113.9")
                        .create(ofFar),
                caller().bearer(HASTY_TOKEN).create(body("hasty", 7)),
                caller().signed(KEY, now(), ofSigner).create(ofSigner),
                caller().signed(NEXT_KEY, now(), ofSigner).create(ofSigner),
                caller().signed(KEY, now(), ofSigner).create(ofSigner + " "),
                caller().signed(KEY, now(), ofPusher).create(ofPusher),
                caller().eventSigned("client-1", CLIENT_SECRET, ofPusher).create(ofPusher),
                caller().eventSigned("client-1", NEXT_CLIENT_SECRET, ofPusher).create(ofPusher),
                caller().eventSigned("client-1", CLIENT_SECRET, ofPusher).create(ofPusher + " "),
                caller().eventSigned("client-1", CLIENT_SECRET, ofSigner).create(ofSigner));

        assertThat(answers).extracting(Hub.Answer::status).contains(200, 401, 403);
        Awaitility.await()
                .untilAsserted(() -> assertThat(output.getAll())
                        .contains(answers.stream().map(Hub.Answer::requestId).toList()));
        tellsNoSecret(output.getAll());
        for (String path : List.of(
                "/actuator/env",
                "/actuator/configprops",
                "/actuator/beans",
                "/actuator/loggers",
                "/actuator/metrics/member.hub.callers.refused")) {
            Hub.Answer shown = hub.management().get(path);
            assertThat(shown.status()).as(path).isEqualTo(200);
            tellsNoSecret(shown.response().body());
        }
        HttpResponse<String> refused = new Program(hub, "auditor").get("/api/refused-callers");
        assertThat(refused.body()).contains(answers.get(2).requestId());
        tellsNoSecret(refused.body());
    }

    private static void tellsNoSecret(String told) {
        assertThat(told)
                .doesNotContain(
                        TOKEN,
                        NEXT_TOKEN,
                        URL_TOKEN,
                        URL_TOKEN_SENT,
                        KEY.replace("whsec_", ""),
                        NEXT_KEY,
                        CLIENT_SECRET,
                        NEXT_CLIENT_SECRET,
                        FAR_TOKEN,
                        HASTY_TOKEN)
                .doesNotContain("knows-only-a-url");
    }
}
