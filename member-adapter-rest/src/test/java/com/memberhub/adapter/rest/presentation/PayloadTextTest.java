package com.memberhub.adapter.rest.presentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.memberhub.application.journal.Payload;
import com.memberhub.domain.member.Change;
import com.memberhub.domain.member.JsonObject;
import com.memberhub.domain.privacy.Masker;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class PayloadTextTest {

    private static Payload payload(String text) {
        return new Payload(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String masked(String text) {
        return PayloadText.masked(payload(text)).orElseThrow();
    }

    /** Without the spaces that formatting adds. */
    private static String maskedInOneLine(String text) {
        return masked(text)
                .replaceAll("\\s*\\n\\s*", "")
                .replace(" : ", ":")
                .replace("[ {", "[{")
                .replace("} ]", "}]");
    }

    @Test
    void isFormattedForPeople() {
        assertThat(masked("{\"appId\":\"a\",\"extendMap\":{\"k\":[1,true,null]}}")
                        .lines())
                .hasSizeGreaterThan(3)
                .contains("  \"appId\" : \"a\",");
    }

    @Test
    void masksByThePathsOfTheContract() {
        assertThat(maskedInOneLine("""
                        {"mobile": "13800138000", "name": "张小满", "address": {"cityName": "杭州市", "addressDetail": "文三路"},
                         "weixin": {"account": "xiaoman"}, "customerAttrInfos": [{"name": "生日", "value": "2024"}]}"""))
                .isEqualTo("{\"mobile\":\"138****8000\",\"name\":\"张*\",\"address\":{\"cityName\":\"杭州市\","
                        + "\"addressDetail\":\"****\"},\"weixin\":{\"account\":\"****\"},"
                        + "\"customerAttrInfos\":[{\"name\":\"生日\",\"value\":\"****\"}]}");
    }

    @Test
    void hidesThePersonsValuesInOtherFieldsAndInKeys() {
        assertThat(maskedInOneLine("{\"name\":\"张小满\",\"extendMap\":{\"张小满\":\"张小满来了\"}}"))
                .isEqualTo("{\"name\":\"张*\",\"extendMap\":{\"****\":\"****来了\"}}");
    }

    @Test
    void hidesWhatIsWrittenInEscapesToo() {
        assertThat(maskedInOneLine("{\"name\":\"\\u5f20\\u5c0f\\u6ee1\",\"how\":\"\\u5f20\\u5c0f\\u6ee1\"}"))
                .isEqualTo("{\"name\":\"张*\",\"how\":\"****\"}");
    }

    @Test
    void showsAKeyThatStandsTwiceTwiceAndHidesBothValuesEverywhere() {
        assertThat(maskedInOneLine("{\"name\":\"张小满\",\"name\":\"李小四\",\"how\":\"张小满和李小四\"}"))
                .isEqualTo("{\"name\":\"张*\",\"name\":\"李*\",\"how\":\"****和****\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1.0", "1.50", "100", "-0", "1E2", "1e+2", "0.10", "1e99999999999", "12345678901234567890123"})
    void keepsTheSpellingOfNumbers(String number) {
        assertThat(maskedInOneLine("{\"extendMap\":{\"n\":" + number + "}}"))
                .isEqualTo("{\"extendMap\":{\"n\":" + number + "}}");
        assertThat(PayloadText.clear(payload("{\"n\":" + number + "}"))).contains(" : " + number);
    }

    @Test
    void hidesAMobileThatWasSentAsANumber() {
        assertThat(maskedInOneLine("{\"mobile\":13800138000,\"rootKdtId\":13800138000}"))
                .isEqualTo("{\"mobile\":\"138****8000\",\"rootKdtId\":13800138000}");
    }

    @Test
    void takesNoTimeOverAnEnormousNumber() {
        String number = "1".repeat(200_000);

        assertThat(maskedInOneLine("{\"n\":" + number + "}")).isEqualTo("{\"n\":" + number + "}");
    }

    @Test
    void hidesSecretsEvenInTheClear() {
        String clear = PayloadText.clear(payload("{\"name\":\"张小满\",\"globalProps\":{\"token\":\"t0p\",\"pwd\":7}}"));

        assertThat(clear)
                .contains("张小满")
                .doesNotContain("t0p")
                .doesNotContain("7")
                .contains("****");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "mobile=13800138000", "{\"name\":\"张小满\"", "{\"a\":1}}", "", "\u00ff"})
    void saysNothingMaskedOfWhatIsNoJson(String text) {
        boolean isEmpty = text.isEmpty();

        assertThat(PayloadText.masked(payload(text)).filter(shown -> !isEmpty)).isEmpty();
    }

    @Test
    void showsWhatIsNoJsonInTheClearAsItWasSent() {
        assertThat(PayloadText.clear(payload("mobile=13800138000"))).isEqualTo("mobile=13800138000");
        assertThat(PayloadText.asSent(new Payload(new byte[] {'a', (byte) 0xff})))
                .isEqualTo("a\uFFFD");
    }

    @Test
    void givesUpOnWhatIsNestedTooDeep() {
        assertThat(PayloadText.masked(payload("[".repeat(33) + "]".repeat(33)))).isEmpty();
        assertThat(PayloadText.masked(payload("[".repeat(32) + "]".repeat(32)))).isPresent();
    }

    @Test
    void showsMapsWithoutSecrets() {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("activity", "double11");
        values.put("nothing", null);
        values.put("auth", List.of(Map.of("accessToken", "t0p", "kind", "x")));
        JsonObject map = new JsonObject(values);

        assertThat(PayloadText.valuesOfMap("extendMap", map))
                .containsExactly(
                        entry("activity", "double11"),
                        entry("nothing", null),
                        entry("auth", List.of(Map.of("accessToken", "****", "kind", "x"))));
        assertThat(new JsonMapper().readTree(PayloadText.ofMap("extendMap", map)))
                .isEqualTo(new JsonMapper().valueToTree(PayloadText.valuesOfMap("extendMap", map)));
    }

    @Test
    void masksOtherTextsByWhatThePayloadSays() {
        assertThat(PayloadText.masker(payload("{\"name\":\"张小满\"}")).inText("张小满"))
                .isEqualTo("****");
        assertThat(PayloadText.masker(payload("{")).inText("张小满 13800138000")).isEqualTo("张小满 138****8000");
        assertThat(PayloadText.masker(null).inText("张小满")).isEqualTo("张小满");
    }

    @Test
    void masksChangesWhateverThePayloadSays() {
        Change how = new Change("extendMap.how", "张小满请拨 13800138000", "李小四");

        assertThat(PayloadText.masker(payload("{\"name\":\"李小四\"}")).change(how))
                .isEqualTo(new Change("extendMap.how", "****", "****"));
        for (Payload purgedOrNoJson : Arrays.asList(null, payload("{"))) {
            Masker masker = PayloadText.masker(purgedOrNoJson);
            assertThat(masker.change(how)).isEqualTo(new Change("extendMap.how", "****", "****"));
            assertThat(masker.change(new Change("extendMap.张小满", null, true)))
                    .isEqualTo(new Change("extendMap.****", null, true));
            assertThat(masker.change(new Change("extendMap.x", null, Map.of("张小满", List.of("y", 1)))))
                    .isEqualTo(new Change("extendMap.x", null, Map.of("****", List.of("****", "****"))));
            assertThat(masker.change(new Change("name", "张小满", "李小四"))).isEqualTo(new Change("name", "张*", "李*"));
            assertThat(masker.change(new Change("freeLevel.yzLevelName", "银卡", "金卡")))
                    .isEqualTo(new Change("freeLevel.yzLevelName", "银卡", "金卡"));
            assertThat(masker.inPath("extendMap.tags[0]")).isEqualTo("extendMap.tags[0]");
            assertThat(masker.inPath("address.addressDetail")).isEqualTo("address.addressDetail");
        }
    }

    @Test
    void givenAPayloadWithThousandsOfNames_thenItIsNotShownMasked() {
        String names = IntStream.range(0, 9_000)
                .mapToObj(i -> "\"name\":\"" + (1_000_000_000 + i) + "\"")
                .collect(Collectors.joining(","));
        Payload hostile =
                new Payload(("{" + names + ",\"z\":\"" + "1".repeat(50_000) + "\"}").getBytes(StandardCharsets.UTF_8));

        assertThat(PayloadText.masked(hostile)).isEmpty();
    }

    /** Whoever reads each key above for every value below reads a hundred thousand of them a hundred thousand times. */
    @Test
    void givenALongKeyAboveManyValues_thenItIsReadOnce() {
        String values = String.join(",", Collections.nCopies(60_000, "7"));
        Payload hostile = payload("{\"" + "k".repeat(130_000) + "\":[" + values + "]}");

        assertThat(PayloadText.masked(hostile)).isPresent();
        assertThat(PayloadText.clear(hostile)).isNotEmpty();
        assertThat(PayloadText.masksOf(hostile, hostile)).isEmpty();
    }

    @Test
    void givenManyMasksAtOnePath_thenTheyAreComparedAsASet() {
        Payload original = payload("{\"extendMap\":{\"phones\":["
                + IntStream.range(0, 14_000)
                        .mapToObj(i -> "\"139%08d\"".formatted(i))
                        .collect(Collectors.joining(","))
                + "]}}");
        Payload masks = payload("{\"extendMap\":{\"phones\":["
                + IntStream.range(0, 14_000).mapToObj(i -> "\"x" + i + "\"").collect(Collectors.joining(","))
                + ",\"****\"]}}");

        assertThat(PayloadText.masksOf(original, masks)).containsExactly("extendMap.phones");
    }
}
