package com.memberhub.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import com.memberhub.application.journal.RequestId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class UseCaseConfigurationTest {

    private static final Instant NOW = Instant.parse("2026-11-20T02:15:30Z");

    @Test
    void givenManyRequestsOfOneMillisecond_thenTheirIdsSortInTheirOrder() {
        Supplier<RequestId> ids = new UseCaseConfiguration().requestIds(Clock.fixed(NOW, ZoneOffset.UTC));

        List<String> given =
                Stream.generate(ids).limit(1_000).map(RequestId::value).toList();

        assertThat(given).isSorted().doesNotHaveDuplicates();
    }
}
