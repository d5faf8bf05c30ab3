package com.memberhub.adapter.rest.extension;

import static com.memberhub.adapter.rest.AnswerAssert.assertThatAnswer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.memberhub.adapter.rest.Answer;
import com.memberhub.adapter.rest.Hub;
import com.memberhub.adapter.rest.HubTest;
import com.memberhub.adapter.rest.InMemoryRegistration;
import java.util.Map;
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

/** Types, limits and closed lists: what is wrong is told by exactly the path of its field. */
@HubTest
class FieldRulesTest {

    private static final String INT64_PLUS_ONE = "9223372036854775808";

    private final Hub hub;
    private final InMemoryRegistration registration;

    FieldRulesTest(Hub hub, InMemoryRegistration registration) {
        this.hub = hub;
        this.registration = registration;
    }

    @AfterEach
    void theNextCallWorks() {
        assertThat(hub.create(OpenApiExamples.SMALLEST_REQUEST).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @MethodSource
    void givenAField_whenItsTypeIsWrong_thenItAloneIsRefused(CallField field, String value) {
        assertThatAnswer(create(field.path(), value)).isRefused(field.path(), "wrong_type");
    }

    static Stream<Arguments> givenAField_whenItsTypeIsWrong_thenItAloneIsRefused() {
        return CallField.all()
                .flatMap(field ->
                        valuesOfOtherTypes(field.kind()).map(value -> argumentSet(field + ": " + value, field, value)));
    }

    private static Stream<String> valuesOfOtherTypes(CallField.Kind kind) {
        return switch (kind) {
            case TEXT -> Stream.of("true", "false", "{}", "{\"a\": 1}", "[]", "[\"text\"]");
            case INTEGER -> Stream.of("true", "{}", "[]", "[1]", "\"text\"", "1.5", "\"1.5\"", "\"0x1F\"", "1e-400");
            case OBJECT -> Stream.of("true", "1", "\"text\"", "[]", "[{}]");
            case ARRAY -> Stream.of("true", "1", "\"text\"", "{}", "{\"0\": {}}");
        };
    }

    @Test
    void givenACall_whenEveryFieldIsOfAWrongType_thenAllAreTold() {
        Map<String, String> all = CallField.all()
                .map(CallField::path)
                .filter(path -> !path.contains(".") && !path.contains("["))
                .collect(Collectors.toMap(path -> path, path -> "wrong_type"));
        CallBody body = CallBody.full();
        all.keySet().forEach(path -> body.with(path, "true"));

        assertThatAnswer(hub.create(body.json())).isRefused(all);
    }

    @ParameterizedTest
    @MethodSource("com.memberhub.adapter.rest.extension.CallField#freeTexts")
    void givenAText_whenItIsAtItsLimitInCodePoints_thenItIsAccepted(CallField field) {
        assertThatAnswer(create(field.path(), "\"" + "𠮷".repeat(field.limit()) + "\""))
                .isStored("created");
    }

    @ParameterizedTest
    @MethodSource("com.memberhub.adapter.rest.extension.CallField#freeTexts")
    void givenAText_whenItIsOneOverItsLimit_thenItIsRefusedAndNotCut(CallField field) {
        assertThatAnswer(create(field.path(), "\"" + "x".repeat(field.limit() + 1) + "\""))
                .isRefused(field.path(), "too_long");
        assertThat(registration.members()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource
    void givenANumber_whenItIsBeyondInt64_thenItIsRefused(CallField field, String number) {
        assertThatAnswer(create(field.path(), number)).isRefused(field.path(), "out_of_range");
    }

    static Stream<Arguments> givenANumber_whenItIsBeyondInt64_thenItIsRefused() {
        String thirtyDigits = "123456789012345678901234567890";
        Map<String, String> numbers = Map.of(
                "int64 + 1",
                INT64_PLUS_ONE,
                "int64 + 1 as text",
                "\"" + INT64_PLUS_ONE + "\"",
                "below int64",
                "-9223372036854775809",
                "30 digits",
                thirtyDigits,
                "5,000 digits",
                "9".repeat(5_000),
                "5,000 digits as text",
                "\"" + "9".repeat(5_000) + "\"",
                "1e400",
                "1e400",
                "1e2147483647",
                "1e2147483647",
                "-1e400",
                "-1e400");
        return CallField.integers()
                .flatMap(field -> numbers.entrySet().stream()
                        .map(number -> argumentSet(field + ": " + number.getKey(), field, number.getValue())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "\"0\"", "0.0"})
    void givenARootShop_whenItIsNotPositive_thenItIsRefused(String value) {
        assertThatAnswer(create("rootKdtId", value)).isRefused("rootKdtId", "out_of_range");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    gender, '"3"', not_listed
                    gender, 3, not_listed
                    gender, 1.5, not_listed
                    gender, '"男"', not_listed
                    freeLevel.levelType, 0, not_listed
                    freeLevel.levelType, 3, not_listed
                    paymentLevel.levelType, -1, not_listed
                    mobile, '"1380013800"', mobile_malformed
                    mobile, '"23800138000"', mobile_malformed
                    mobile, '"+86-1380013800"', mobile_malformed
                    mobile, '"12344567"', mobile_malformed
                    mobile, '"not a number"', mobile_malformed
                    mobile, 1.38e9, mobile_malformed
                    birthday, '"1992-02-30"', date_malformed
                    birthday, '"1992/05/21"', date_malformed
                    birthday, '"1992-5-21"', date_malformed
                    birthday, '"0000-01-01"', date_malformed
                    birthday, 19920521, date_malformed
                    customerCreatedTime, '"2026-11-20"', time_malformed
                    customerCreatedTime, '"2026-11-20T10:15:30"', time_malformed
                    memberCreatedTime, '"2026-11-20 24:00:01"', time_malformed
                    memberCreatedTime, 1763600000000, time_malformed
                    address.areaCode, '"33010"', area_code_malformed
                    address.areaCode, '"３３０１０６"', area_code_malformed
                    """)
    void givenAFieldWithARule_whenTheRuleIsBroken_thenTheFieldIsRefused(String path, String value, String code) {
        assertThatAnswer(create(path, value)).isRefused(path, code);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 200})
    void givenAttributes_whenThereAreUpTo200_thenTheyAreAccepted(int count) {
        assertThatAnswer(create("customerAttrInfos", attributes(count))).isStored("created");
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 10_000})
    void givenAttributes_whenThereAreMoreThan200_thenTheyAreRefusedAsAWhole(int count) {
        assertThatAnswer(create("customerAttrInfos", attributes(count))).isRefused("customerAttrInfos", "too_many");
    }

    @ParameterizedTest
    @ValueSource(strings = {"extendMap", "globalProps"})
    void givenAMap_whenItIsAtItsLimitInBytes_thenItIsAccepted(String map) {
        assertThatAnswer(create(map, mapOfBytes(64 * 1024))).isStored("created");
    }

    @ParameterizedTest
    @ValueSource(strings = {"extendMap", "globalProps"})
    void givenAMap_whenItIsOneByteOverItsLimit_thenItIsRefused(String map) {
        assertThatAnswer(create(map, mapOfBytes(64 * 1024 + 1))).isRefused(map, "too_large");
    }

    private Answer create(String path, String value) {
        return hub.create(CallBody.full().with(path, value).json());
    }

    private static String attributes(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "{\"name\":\"n" + i + "\"}")
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String mapOfBytes(int size) {
        String frame = "{\"k\":\"\"}";
        return "{\"k\":\"" + "x".repeat(size - frame.length()) + "\"}";
    }
}
