package com.memberhub.adapter.rest.caller;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallerRefusedExceptionTest {

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "1000, 1", "1001, 2", "59999, 60"})
    void tellsWholeSecondsOfWhichTheLastIsNotTooSoon(long milliseconds, String seconds) {
        assertThat(CallerRefusedException.throttled(Duration.ofMillis(milliseconds))
                        .getHeaders()
                        .getFirst("Retry-After"))
                .isEqualTo(seconds);
    }
}
