package com.memberhub.domain.member;

import static com.memberhub.domain.finding.Refusals.because;
import static com.memberhub.domain.finding.Refusals.refusalOf;
import static com.memberhub.domain.finding.ViolationCode.TOO_LARGE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JsonObjectTest {

    @Test
    void isEmptyWithoutAKey() {
        assertThat(new JsonObject(Map.of()).isEmpty()).isTrue();
        assertThat(of("key", null).isEmpty()).isFalse();
    }

    @Test
    void keepsEveryKindOfValue() {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("text", "猫");
        values.put("number", new BigDecimal("1.5"));
        values.put("yes", true);
        values.put("nothing", null);
        values.put("list", Arrays.asList("a", null, false, new BigDecimal("-2"), List.of(), Map.of("b", "c")));
        values.put("map", Map.of("deep", Map.of("deeper", List.of("deepest"))));

        assertThat(new JsonObject(values).values()).isEqualTo(values);
    }

    @Test
    void keepsTheOrderOfKeys() {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        List.of("zeta", "alpha", "mu", "beta").forEach(key -> values.put(key, key));

        assertThat(new JsonObject(values).values().keySet()).containsExactly("zeta", "alpha", "mu", "beta");
    }

    @Test
    void writesRoundNumbersAsPeopleDo() {
        assertThat(of("n", new BigDecimal("1E+2")).values().get("n")).hasToString("100");
        assertThat(of("n", new BigDecimal("1E+20")).values().get("n")).hasToString("100000000000000000000");
        assertThat(of("n", new BigDecimal("1E+21")).values().get("n")).hasToString("1E+21");
    }

    @Test
    void equalsWhatHoldsTheSameWhateverTheOrderOfKeys() {
        Map<String, @Nullable Object> one = new LinkedHashMap<>();
        one.put("a", "1");
        one.put("b", "2");
        Map<String, @Nullable Object> other = new LinkedHashMap<>();
        other.put("b", "2");
        other.put("a", "1");

        assertThat(new JsonObject(one)).isEqualTo(new JsonObject(other)).hasSameHashCodeAs(new JsonObject(other));
    }

    @Test
    void equalsWhatHoldsTheSameWhateverTheSpellingOfNumbersAtAnyDepth() {
        assertThat(of("n", new BigDecimal("1.0"))).isEqualTo(of("n", new BigDecimal("1")));
        assertThat(of("n", new BigDecimal("100"))).isEqualTo(of("n", new BigDecimal("1E+2")));
        assertThat(of("n", new BigDecimal("0.00"))).isEqualTo(of("n", new BigDecimal("0")));
        assertThat(of("n", List.of(new BigDecimal("1.0")))).isEqualTo(of("n", List.of(new BigDecimal("1"))));
        assertThat(of("n", Map.of("m", new BigDecimal("1.0")))).isEqualTo(of("n", Map.of("m", new BigDecimal("1"))));
    }

    @Test
    void differsInAnyOtherValue() {
        assertThat(of("n", new BigDecimal("1")))
                .isNotEqualTo(of("n", "1"))
                .isNotEqualTo(of("n", new BigDecimal("1.1")))
                .isNotEqualTo(of("n", true))
                .isNotEqualTo(of("n", null))
                .isNotEqualTo(of("m", new BigDecimal("1")));
        assertThat(of("n", List.of("a", "b"))).isNotEqualTo(of("n", List.of("b", "a")));
    }

    @Test
    void isNotTouchedByLaterChangesToWhatItWasMadeOf() {
        List<Object> list = new ArrayList<>(List.of("first"));
        Map<String, Object> inner = new LinkedHashMap<>(Map.of("list", list));
        Map<String, @Nullable Object> values = new LinkedHashMap<>(Map.of("inner", inner));
        JsonObject made = new JsonObject(values);

        list.add("second");
        inner.put("more", "x");
        values.put("more", "x");

        assertThat(made.values()).isEqualTo(Map.of("inner", Map.of("list", List.of("first"))));
    }

    @Test
    void cannotBeChangedAtAnyDepth() {
        JsonObject made = of("key", new LinkedHashMap<>(Map.of("list", new ArrayList<>(List.of("first")))));
        Map<?, ?> inner = (Map<?, ?>) requireNonNull(made.values().get("key"));
        List<?> list = (List<?>) requireNonNull(inner.get("list"));

        assertThatThrownBy(made.values()::clear).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(inner::clear).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(list::clear).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void holdsNothingThatJsonHasNot() {
        assertThatIllegalArgumentException().isThrownBy(() -> of("n", 1)).withMessage("JSON has no java.lang.Integer");
        assertThatIllegalArgumentException().isThrownBy(() -> of("list", List.of(1L)));
        assertThatIllegalArgumentException().isThrownBy(() -> of("map", Map.of("n", 1.0)));
    }

    static Stream<Arguments> valuesWithTheirCompactJson() {
        return Stream.of(
                arguments("", "\"\""),
                arguments("plain ~\u007f", "\"plain ~\u007f\""),
                arguments("\"", "\"\\\"\""),
                arguments("\\", "\"\\\\\""),
                arguments("/", "\"/\""),
                arguments("\b\f\n\r\t", "\"\\b\\f\\n\\r\\t\""),
                arguments("\u0000\u0001\u001f", "\"\\u0000\\u0001\\u001f\""),
                arguments("\u0080é\u07ff", "\"\u0080é\u07ff\""),
                arguments("\u0800中\uffff", "\"\u0800中\uffff\""),
                arguments("😀\ud800\udc00", "\"😀\ud800\udc00\""),
                arguments(true, "true"),
                arguments(false, "false"),
                arguments(null, "null"),
                arguments(new BigDecimal("-12.5"), "-12.5"),
                arguments(List.of(), "[]"),
                arguments(List.of("a"), "[\"a\"]"),
                arguments(Arrays.asList("a", null, true), "[\"a\",null,true]"),
                arguments(Map.of(), "{}"),
                arguments(Map.of("a", "b"), "{\"a\":\"b\"}"),
                arguments(ordered("é", "b", "c", List.of(List.of())), "{\"é\":\"b\",\"c\":[[]]}"));
    }

    @ParameterizedTest
    @MethodSource("valuesWithTheirCompactJson")
    void isAtMost64KibibytesAsCompactJson(@Nullable Object value, String json) {
        int bytes = ("{\"value\":" + json + ",\"rest\":\"\"}").getBytes(UTF_8).length;
        String rest = "x".repeat(65_536 - bytes);
        JsonObject largest = new JsonObject(ordered("value", value, "rest", rest));
        JsonObject tooLarge = new JsonObject(ordered("value", value, "rest", rest + "x"));

        assertThat(largest.withinLimit()).isSameAs(largest);
        assertThat(refusalOf(tooLarge::withinLimit)).isEqualTo(because(TOO_LARGE, 65_536));
    }

    @Test
    void showsItsKeysButNoneOfItsValues() {
        assertThat(new JsonObject(ordered("token", "secret-4711", "vip", true))).hasToString("JsonObject[token, vip]");
    }

    private static JsonObject of(String key, @Nullable Object value) {
        return new JsonObject(Collections.singletonMap(key, value));
    }

    private static Map<String, @Nullable Object> ordered(
            String key, @Nullable Object value, String otherKey, @Nullable Object otherValue) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put(key, value);
        map.put(otherKey, otherValue);
        return map;
    }
}
