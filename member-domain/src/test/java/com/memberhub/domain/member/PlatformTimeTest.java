package com.memberhub.domain.member;

import static com.memberhub.domain.finding.Refusals.because;
import static com.memberhub.domain.finding.Refusals.refusalOf;
import static com.memberhub.domain.finding.ViolationCode.TIME_MALFORMED;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlatformTimeTest {

    @Test
    void theZoneOfThePlatformIsShanghai() {
        assertThat(PlatformTime.ZONE.getId()).isEqualTo("Asia/Shanghai");
    }

    @Test
    void theFieldsThatAreTimesAreThoseThatAProfileKeepsAsTimes() {
        assertThat(Arrays.stream(Profile.class.getRecordComponents())
                        .filter(component -> component.getType() == Instant.class)
                        .map(RecordComponent::getName))
                .containsExactlyInAnyOrderElementsOf(PlatformTime.FIELDS);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-20 10:15:30, 2026-11-20T02:15:30Z",
        "2026-01-01 00:00:00, 2025-12-31T16:00:00Z",
        "2024-02-29 23:59:59, 2024-02-29T15:59:59Z",
        "1988-07-01 12:00:00, 1988-07-01T03:00:00Z", // China had summer time then
        "9999-12-31 23:59:59, 9999-12-31T15:59:59Z",
    })
    void aTimeWithoutAZoneIsShanghais(String spelling, Instant instant) {
        assertThat(PlatformTime.parse(spelling)).isEqualTo(instant);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T10:15:30+08:00, 2026-11-20T02:15:30Z",
        "2026-11-20T10:15:30+0800, 2026-11-20T02:15:30Z",
        "2026-11-20T10:15:30.123-0330, 2026-11-20T13:45:30.123Z",
        "2026-11-20T10:15:30+08, 2026-11-20T02:15:30Z",
        "2026-11-20T02:15:30Z, 2026-11-20T02:15:30Z",
        "2026-11-19T21:15:30-05:00, 2026-11-20T02:15:30Z",
        "2026-11-20T07:45:30+05:30, 2026-11-20T02:15:30Z",
        "2026-11-20T10:15+08:00, 2026-11-20T02:15:00Z",
        "2026-11-20T10:15:30.5+08:00, 2026-11-20T02:15:30.500Z",
        "9999-12-31T23:59:59Z, 9999-12-31T23:59:59Z",
    })
    void aTimeWithAnOffsetIsTakenAtItsWord(String spelling, Instant instant) {
        assertThat(PlatformTime.parse(spelling)).isEqualTo(instant);
    }

    @Test
    void everySpellingOfOneMomentIsThatMoment() {
        assertThat(PlatformTime.parse("2026-11-20 10:15:30"))
                .isEqualTo(PlatformTime.parse("2026-11-20T10:15:30+08:00"))
                .isEqualTo(PlatformTime.parse("2026-11-20T02:15:30Z"));
    }

    @Test
    void keepsMicrosecondsAsTheDatabaseDoesSoThatARepeatedCallDiffersInNothing() {
        assertThat(PlatformTime.parse("2026-11-20T10:15:30.123456789+08:00"))
                .isEqualTo(Instant.parse("2026-11-20T02:15:30.123456Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0001-01-01 00:00:00", "0001-01-01T00:00:00Z", "0001-01-01T00:00:00+08:00"})
    void theFirstYearIsYearOne(String spelling) {
        assertThat(PlatformTime.parse(spelling))
                .isBetween(Instant.parse("0000-12-31T00:00:00Z"), Instant.parse("0001-01-01T00:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000-12-31 23:59:59",
                "0000-12-31T23:59:59Z",
                "0000-00-00 00:00:00",
                "-0001-01-01T00:00:00Z",
                "+10000-01-01T00:00:00Z",
                "+999999999-12-31T23:59:59Z",
                "9999-12-31T23:59:59-00:01",
            })
    void yearsRunFrom1To9999(String spelling) {
        assertThat(refusalOf(() -> PlatformTime.parse(spelling))).isEqualTo(because(TIME_MALFORMED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-30 00:00:00",
                "2025-02-29 00:00:00",
                "2026-13-01 00:00:00",
                "2026-11-31T00:00:00Z",
                "2026-11-20 24:00:00",
                "2026-11-20 10:60:00",
                "2026-11-20 10:15:60",
                "2026-11-20T24:00:00Z",
                "2026-11-20T10:15:30+19:00",
            })
    void isNoMomentThatNeverWas(String spelling) {
        assertThat(refusalOf(() -> PlatformTime.parse(spelling))).isEqualTo(because(TIME_MALFORMED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "2026-11-20",
                "2026-11-20 10:15",
                "2026-11-20T10:15:30",
                "2026-11-20 10:15:30+08:00",
                "2026-11-20 10:15:30.5",
                " 2026-11-20 10:15:3",
                "2026-11-20 10:15:30 ",
                "2026/11/20 10:15:30",
                "2026-11-20\u00a010:15:30",
                "２０２６-11-20 10:15:30",
                "20261120101530",
                "1763604930000",
                "2026-11-20T10:15:30+08:00[Asia/Shanghai]",
                "now",
            })
    void isSpelledInOneOfTwoWays(String spelling) {
        assertThat(refusalOf(() -> PlatformTime.parse(spelling))).isEqualTo(because(TIME_MALFORMED));
    }
}
