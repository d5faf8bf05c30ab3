package com.memberhub.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.util.unit.DataSize;

/** A number without a unit, which Spring Boot by itself takes for milliseconds, and for bytes. */
class UnitsTest {

    @Test
    void givenANumberWithoutAUnit_thenItIsOfTheUnitOfTheDefault() {
        MemberHubProperties settings = settings(Map.of(
                "MEMBER_HUB_DRAIN", "2",
                "MEMBER_HUB_OVERLOAD_START_WITHIN", "500",
                "MEMBER_HUB_OVERLOAD_HEADERS_WITHIN", "10",
                "MEMBER_HUB_OVERLOAD_BODY_WITHIN", "10",
                "MEMBER_HUB_RETENTION_PAYLOAD_AGE", "90",
                "MEMBER_HUB_RETENTION_REFUSED_CALLER_AGE", "30",
                "MEMBER_HUB_IMPORT_KEEP_REFUSED_LINES", "7",
                "MEMBER_HUB_IMPORT_LARGEST_FILE", "200"));

        assertThat(settings.drain()).isEqualTo(Duration.ofSeconds(2));
        assertThat(settings.overload().startWithin()).isEqualTo(Duration.ofMillis(500));
        assertThat(settings.overload().headersWithin()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.overload().bodyWithin()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.retention().payloadAge()).isEqualTo(Duration.ofDays(90));
        assertThat(settings.retention().refusedCallerAge()).isEqualTo(Duration.ofDays(30));
        assertThat(settings.imports().keepRefusedLines()).isEqualTo(Duration.ofDays(7));
        assertThat(settings.imports().largestFile()).isEqualTo(DataSize.ofMegabytes(200));
    }

    private static MemberHubProperties settings(Map<String, Object> environment) {
        return new Binder(ConfigurationPropertySources.from(
                        new SystemEnvironmentPropertySource("systemEnvironment", environment)))
                .bindOrCreate("member-hub", Bindable.of(MemberHubProperties.class));
    }
}
