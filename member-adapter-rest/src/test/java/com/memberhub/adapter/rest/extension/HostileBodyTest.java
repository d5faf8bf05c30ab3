package com.memberhub.adapter.rest.extension;

import static com.memberhub.adapter.rest.AnswerAssert.assertThatAnswer;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.memberhub.adapter.rest.Answer;
import com.memberhub.adapter.rest.Hub;
import com.memberhub.adapter.rest.HubTest;
import com.memberhub.adapter.rest.InMemoryRegistration;
import com.memberhub.application.journal.CallOutcome;
import com.memberhub.domain.finding.NoticeCode;
import com.memberhub.domain.finding.Violation;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that nobody means well with. Each is answered by the envelope, is journalled, and harms no later call. */
@HubTest
class HostileBodyTest {

    private static final int DEPTH_LIMIT = 32;

    private final Hub hub;
    private final InMemoryRegistration registration;

    HostileBodyTest(Hub hub, InMemoryRegistration registration) {
        this.hub = hub;
        this.registration = registration;
    }

    @AfterEach
    void theNextCallWorks() {
        assertThat(hub.create(OpenApiExamples.SMALLEST_REQUEST).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " \n\t",
                "\uFEFF",
                "\uFEFF\uFEFF{}",
                "{",
                "}",
                "[",
                "[1",
                "[}",
                "{\"a\"",
                "{\"a\":",
                "{\"a\":1",
                "{\"a\":1,}",
                "{,}",
                "{\"a\" 1}",
                "{\"a\":1 \"b\":2}",
                "{\"a\":1;}",
                "{'a':1}",
                "{\"a\":'b'}",
                "{a:1}",
                "{1:1}",
                "{null:1}",
                "{\"a\":[1,]}",
                "{\"a\":[,1]}",
                "{\"a\":[1}",
                "{\"a\":NaN}",
                "{\"a\":Infinity}",
                "{\"a\":-Infinity}",
                "{\"a\":undefined}",
                "{\"a\":tru}",
                "{\"a\":TRUE}",
                "{\"a\":nulll}",
                "{\"a\":01}",
                "{\"a\":-01}",
                "{\"a\":+1}",
                "{\"a\":.5}",
                "{\"a\":1.}",
                "{\"a\":1e}",
                "{\"a\":-}",
                "{\"a\":0x1F}",
                "{\"a\":1_000}",
                "{\"a\":\"\\q\"}",
                "{\"a\":\"\\u12\"}",
                "{\"a\":\"\\u12G4\"}",
                "{\"a\":\"line\nbreak\"}",
                "{\"a\":\"tab\tstop\"}",
                "{\"a\":\"nul\u0000\"}",
                "{\"a\":\u0000}",
                "{\"a\":1} // comment",
                "/* comment */ {\"a\":1}",
                "{\"a\":1 /* comment */}",
                "# comment\n{}",
                "{} {}",
                "{}{}",
                "{},",
                "{}]",
                "{}}",
                "{} x",
                "{} \"x\"",
                "{}\u0000",
                "<?xml version=\"1.0\"?><a/>",
                "rootKdtId=91234567&mobile=13800138000",
                "--boundary\r\nContent-Disposition: form-data; name=\"a\"\r\n"
            })
    void givenWhatIsNotJson_whenSent_thenItIsRefusedAsMalformed(String body) {
        refused(body.getBytes(UTF_8), Violation.BODY, "json_malformed");
    }

    @Test
    void givenABody_whenItIsTruncatedAnywhere_thenItIsRefusedAsMalformed() {
        byte[] whole = CallBody.full()
                .withText("name", "ascii, so that no character is cut")
                .bytes();
        String ascii = new String(whole, UTF_8).replaceAll("[^\\x00-\\x7f]", "x");

        for (int end = 0; end < ascii.length(); end += 3) {
            assertThatAnswer(hub.create(ascii.substring(0, end))).isRefused(Violation.BODY, "json_malformed");
        }
    }

    @Test
    void givenWhatIsNotJson_whenSent_thenTheMessageSaysWhereReadingStopped() {
        Answer answer = hub.create("{\n  \"rootKdtId\": 1,\n  \"mobile\" 2}");

        assertThat(answer.errorMessages().get(Violation.BODY)).contains("第 3 行第 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[{}]", "\"text\"", "42", "-1.5e3", "null", "true", "false", " [ ] "})
    void givenJson_whenItIsNoObject_thenItIsRefusedAsAWhole(String body) {
        refused(body.getBytes(UTF_8), Violation.BODY, "wrong_type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":%s}", "{\"extendMap\":%s}"})
    void givenABody_whenItIs33Deep_thenItIsRefused(String frame) {
        refused(frame.formatted(arrays(DEPTH_LIMIT)).getBytes(UTF_8), Violation.BODY, "json_too_deep");
        refused(frame.formatted(objects(DEPTH_LIMIT)).getBytes(UTF_8), Violation.BODY, "json_too_deep");
    }

    @Test
    void givenABody_whenItIs32Deep_thenItIsAccepted() {
        String deepest = arrays(DEPTH_LIMIT - 1);
        String deepestMap = objects(DEPTH_LIMIT - 1);

        assertThatAnswer(hub.create(CallBody.full()
                        .with("unknown", deepest)
                        .with("extendMap", deepestMap)
                        .json()))
                .isStored("created");
    }

    @ParameterizedTest
    @MethodSource
    void givenABody_whenItIsVeryDeep_thenItIsRefused(String body) {
        refused(body.getBytes(UTF_8), Violation.BODY, "json_too_deep");
    }

    static Stream<Arguments> givenABody_whenItIsVeryDeep_thenItIsRefused() {
        return Stream.of(
                argumentSet("10,000 arrays", arrays(10_000)),
                argumentSet("10,000 objects", objects(10_000)),
                argumentSet("100,000 brackets, never closed", "[".repeat(100_000)),
                argumentSet("10,000 arrays in an unknown field", "{\"a\":" + arrays(10_000) + "}"),
                argumentSet("10,000 arrays in extendMap", "{\"extendMap\":" + objects(10_000) + "}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
                    mobile                     | "mobile": "13800138000", "mobile": "13800138000"
                    mobile                     | "mobile": "13800138000", "mobile": "13900139000"
                    mobile                     | "mobile": "1", "mobile": "2", "mobile": "13800138000"
                    mobile                     | "mobile": null, "mobile": "13800138000"
                    mobile                     | "mobile": "13800138000", "mob\\u0069le": "13900139000"
                    rootKdtId                  | "rootKdtId": 1, "rootKdtId": "1"
                    extendMap                  | "extendMap": {}, "extendMap": {}
                    freeLevel                  | "freeLevel": {"yzLevelAlias": "a"}, "freeLevel": null
                    freeLevel.yzLevelAlias     | "freeLevel": {"yzLevelAlias": "a", "yzLevelAlias": "b"}
                    address.cityName           | "address": {"cityName": "a", "cityName": "a", "cityName": "b"}
                    customerAttrInfos[1].value | "customerAttrInfos": [{}, {"value": "a", "value": "b"}]
                    extendMap.a.b              | "extendMap": {"a": {"b": 1, "b": 2}}
                    extendMap.a[1].b           | "extendMap": {"a": [0, {"b": 1, "b": 2}]}
                    unknown                    | "unknown": 1, "unknown": 2
                    unknown[0][1].c            | "unknown": [[0, {"c": 1, "c": 2}]]
                    """)
    void givenAKey_whenItStandsTwiceInOneObject_thenItIsRefusedByItsPath(String path, String fields) {
        CallBody rest = CallBody.smallest();
        Stream.of("rootKdtId", "mobile", "extendMap")
                .filter(field -> path.equals(field) || path.startsWith(field + "."))
                .forEach(rest::without);
        String body = rest.with("last", "0").json();

        refused(body.replace("\"last\":0", fields).getBytes(UTF_8), path, "duplicate_key");
    }

    @Test
    void givenSeveralKeysTwice_whenSent_thenAllAreTold() {
        String body = """
                {"rootKdtId": 1, "rootKdtId": 1, "appId": "a", "appId": "b", "mobile": "x", "extendMap": {}}""";

        assertThat(hub.create(body).errorCodes())
                .containsEntry("rootKdtId", "duplicate_key")
                .containsEntry("appId", "duplicate_key")
                .containsEntry("mobile", "mobile_malformed")
                .hasSize(3);
    }

    @Test
    void givenALongMadeUpKeyTwice_whenSent_thenTheAnswerCutsItsPath() {
        String key = "k".repeat(100_000);

        Answer answer = hub.create("{\"%s\":1,\"%s\":1}".formatted(key, key));

        assertThat(answer.errorCodes()).containsEntry("k".repeat(256), "duplicate_key");
    }

    @Test
    void givenManyKeysTwiceUnderALongKey_whenSent_thenTheAnswerIsShort() {
        String key = "k".repeat(100_000);
        String twice = IntStream.range(0, 5_000)
                .mapToObj(i -> "\"%d\":0,\"%d\":0".formatted(i, i))
                .collect(Collectors.joining(",", "{", "}"));

        Answer answer = hub.create(CallBody.smallest().with(key, twice).json());

        assertThatAnswer(answer).isRefused("k".repeat(256), "duplicate_key");
    }

    @ParameterizedTest
    @MethodSource
    void givenBytes_whenTheyAreNotUtf8_thenTheyAreRefused(byte[] text) {
        byte[] before = "{\"name\":\"".getBytes(UTF_8);
        byte[] after = "\"}".getBytes(UTF_8);

        refused(concatenated(before, text, after), Violation.BODY, "not_utf8");
    }

    static Stream<Arguments> givenBytes_whenTheyAreNotUtf8_thenTheyAreRefused() {
        return Stream.of(
                argumentSet("a byte that UTF-8 has not", bytes(0xFF)),
                argumentSet("a lone continuation", bytes(0x80)),
                argumentSet("a sequence cut short", bytes(0xE5, 0xBC)),
                argumentSet("a sequence broken by a letter", bytes(0xE5, 'a', 0xA0)),
                argumentSet("an overlong slash", bytes(0xC0, 0xAF)),
                argumentSet("an overlong NUL", bytes(0xC0, 0x80)),
                argumentSet("an overlong quote, three bytes", bytes(0xE0, 0x80, 0xA2)),
                argumentSet("an overlong slash, four bytes", bytes(0xF0, 0x80, 0x80, 0xAF)),
                argumentSet("a surrogate (CESU-8)", bytes(0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80)),
                argumentSet("beyond Unicode", bytes(0xF4, 0x90, 0x80, 0x80)),
                argumentSet("five bytes", bytes(0xF8, 0x88, 0x80, 0x80, 0x80)),
                argumentSet("GBK", "张小满".getBytes(Charset.forName("GBK"))),
                argumentSet("Latin-1", "Zoë".getBytes(ISO_8859_1)));
    }

    @Test
    void givenTheSignOfALostLetter_whenItWasSentAsItself_thenItIsText() {
        Answer answer =
                hub.create(CallBody.smallest().with("name", "\"张\uFFFD\"").json());

        assertThatAnswer(answer).isStored("created");
    }

    @Test
    void givenABody_whenItIsUtf16_thenItIsRefused() {
        String body = CallBody.full().json();

        refused(concatenated(bytes(0xFF, 0xFE), body.getBytes(UTF_16LE)), Violation.BODY, "not_utf8");
        refused(concatenated(bytes(0xFE, 0xFF), body.getBytes(UTF_16BE)), Violation.BODY, "not_utf8");
        refused("{\"a\":1}".getBytes(UTF_16LE), Violation.BODY, "json_malformed");
        refused("{\"a\":1}".getBytes(UTF_16BE), Violation.BODY, "json_malformed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown", "extendMap", "globalProps"})
    void givenAHugeNumber_whenNobodyInterpretsIt_thenTheCallIsAccepted(String field) {
        String numbers = "{\"a\": 1e400, \"b\": -1e-400, \"c\": 1e20000, \"d\": 1e99999999999, \"e\": %s}"
                .formatted("9".repeat(5_000));

        assertThatAnswer(hub.create(CallBody.full().with(field, numbers).json()))
                .isStored("created");
    }

    @Test
    void givenANumber_whenTheDatabaseCannotHoldIt_thenItIsKeptAsTextWithANotice() {
        create("extendMap", "{\"a\": 1e20000}");

        assertThat(registration.lastCall().notices()).singleElement().satisfies(notice -> {
            assertThat(notice.path()).isEqualTo("extendMap");
            assertThat(notice.code()).isEqualTo(NoticeCode.UNSTORABLE_REPLACED);
        });
        assertThat(registration.members().get(0).profile().extendMap())
                .satisfies(map -> assertThat(map.values()).containsEntry("a", "1e20000"));
    }

    @Test
    void givenATextOf200Kilobytes_whenItIsAField_thenItIsTooLong() {
        assertThatAnswer(create("name", "\"" + "x".repeat(200_000) + "\"")).isRefused("name", "too_long");
        assertThatAnswer(create("mobile", "\"" + "1".repeat(200_000) + "\"")).isRefused("mobile", "mobile_malformed");
        assertThatAnswer(create("rootKdtId", "\"" + "1".repeat(200_000) + "\"")).isRefused("rootKdtId", "out_of_range");
        assertThatAnswer(create("rootKdtId", "1".repeat(200_000))).isRefused("rootKdtId", "out_of_range");
    }

    @Test
    void givenATextOf200Kilobytes_whenTheFieldIsUnknown_thenTheCallIsAccepted() {
        assertThatAnswer(create("unknown", "\"" + "x".repeat(200_000) + "\"")).isStored("created");
        assertThatAnswer(create("k".repeat(200_000), "1")).isStored("unchanged");
    }

    @Test
    void givenThousandsOfUnknownFields_whenTheirNamesCollide_thenTheCallIsAccepted() {
        String fields = IntStream.range(0, 1 << 13)
                .mapToObj(i -> "\"" + collidingName(i) + "\":0")
                .collect(Collectors.joining(","));
        String body = CallBody.smallest().with("last", "0").json().replace("\"last\":0", fields);

        assertThatAnswer(hub.create(body)).isStored("created");
        assertThat(collidingName(0)).hasSameHashCodeAs(collidingName(8191)).isNotEqualTo(collidingName(8191));
    }

    private Answer create(String path, String value) {
        return hub.create(CallBody.full().with(path, value).json());
    }

    private void refused(byte[] body, String path, String code) {
        assertThatAnswer(hub.create(body)).isRefused(path, code);
        assertThat(registration.lastCall().outcome()).isEqualTo(CallOutcome.REJECTED);
        assertThat(registration.lastCall().payload().bytes()).isEqualTo(body);
    }

    private static String arrays(int depth) {
        return "[".repeat(depth) + "]".repeat(depth);
    }

    private static String objects(int depth) {
        return "{\"a\":".repeat(depth - 1) + "{}" + "}".repeat(depth - 1);
    }

    /** "Aa" and "BB" have the same hash code, and so has whatever is put together of them. */
    private static String collidingName(int number) {
        return IntStream.range(0, 13)
                .mapToObj(bit -> (number >> bit & 1) == 0 ? "Aa" : "BB")
                .collect(Collectors.joining());
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    private static byte[] concatenated(byte[]... parts) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        Arrays.asList(parts).forEach(whole::writeBytes);
        return whole.toByteArray();
    }
}
