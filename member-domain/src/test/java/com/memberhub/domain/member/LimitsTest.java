package com.memberhub.domain.member;

import static com.memberhub.domain.finding.Refusals.because;
import static com.memberhub.domain.finding.Refusals.refusalOf;
import static com.memberhub.domain.finding.ViolationCode.TOO_LONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LimitsTest {

    static Stream<Arguments> limits() {
        return Stream.of(
                limit("a name", 128, Limits::name),
                limit("an identifier", 64, Limits::identifier),
                limit("a URL", 1_024, Limits::url),
                limit("the detail of an address", 512, Limits::addressDetail),
                limit("the value of a custom attribute", 2_048, Limits::attributeValue),
                limit("any other text", 256, Limits::text));
    }

    @ParameterizedTest
    @MethodSource("limits")
    void aTextOfExactlyTheLimitIsTakenAsItIs(int limit, UnaryOperator<String> check) {
        assertThat(check.apply("a".repeat(limit))).isEqualTo("a".repeat(limit));
        assertThat(check.apply("中".repeat(limit))).isEqualTo("中".repeat(limit));
    }

    @ParameterizedTest
    @MethodSource("limits")
    void oneMoreCharacterIsRefusedAndNeverCut(int limit, UnaryOperator<String> check) {
        assertThat(refusalOf(() -> check.apply("a".repeat(limit + 1)))).isEqualTo(because(TOO_LONG, limit));
        assertThat(refusalOf(() -> check.apply("中".repeat(limit + 1)))).isEqualTo(because(TOO_LONG, limit));
    }

    @ParameterizedTest
    @MethodSource("limits")
    void aCharacterBeyondTheBasicPlaneCountsOnce(int limit, UnaryOperator<String> check) {
        assertThat(check.apply("😀".repeat(limit))).isEqualTo("😀".repeat(limit));
        assertThat(refusalOf(() -> check.apply("😀".repeat(limit + 1)))).isEqualTo(because(TOO_LONG, limit));
        assertThat(refusalOf(() -> check.apply("😀".repeat(limit) + "a"))).isEqualTo(because(TOO_LONG, limit));
    }

    @ParameterizedTest
    @MethodSource("limits")
    void theEmptyTextIsShortEnough(int limit, UnaryOperator<String> check) {
        assertThat(check.apply("")).isEmpty();
    }

    @Test
    void theLimitsThatOthersEnforceAreThoseOfTheContract() {
        assertThat(Limits.BODY_BYTES).isEqualTo(262_144);
        assertThat(Limits.JSON_DEPTH).isEqualTo(32);
        assertThat(Limits.ATTRIBUTES).isEqualTo(200);
        assertThat(Limits.MAP_BYTES).isEqualTo(65_536);
    }

    private static Arguments limit(String name, int limit, UnaryOperator<String> check) {
        return argumentSet(name, limit, check);
    }
}
