package com.memberhub.adapter.rest.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StaffTimesTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T02:15:30Z, 2026-11-20T10:15:30+08:00",
        "1986-07-01T00:00:00Z, 1986-07-01T09:00:00+09:00",
        "9999-12-31T15:59:59Z, 9999-12-31T23:59:59+08:00"
    })
    void givenAPointInTime_whenWritten_thenItBearsTheOffsetOfShanghai(Instant instant, String text) {
        assertThat(StaffTimes.text(instant)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0000-12-31T15:54:17Z, 0001-01-01T00:00:17+08:06",
        "1900-12-31T15:54:16Z, 1901-01-01T00:00:16+08:06",
        "1900-12-31T15:54:17Z, 1900-12-31T23:54:17+08:00"
    })
    void givenATimeWhenTheOffsetHadSeconds_whenWritten_thenItBearsTheNextWholeMinute(Instant instant, String text) {
        assertThat(StaffTimes.text(instant)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"9999-12-31T16:00:00Z, 9999-12-31T16:00:00Z", "9999-12-31T23:59:59.999999Z, 9999-12-31T23:59:59.999999Z"
    })
    void givenATimeOfAYearOfFiveDigits_whenWritten_thenItIsInUtc(Instant instant, String text) {
        assertThat(StaffTimes.text(instant)).isEqualTo(text);
    }
}
