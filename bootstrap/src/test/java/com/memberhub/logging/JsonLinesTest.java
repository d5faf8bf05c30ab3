package com.memberhub.logging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.memberhub.startup.StartFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.mock.env.MockEnvironment;

/** How the lines of the log look, by what somebody asked for. */
class JsonLinesTest {

    private final MockEnvironment environment =
            new MockEnvironment().withProperty("spring.datasource.url", "jdbc:postgresql://localhost:1/hub");

    private String formatOf(String asked) {
        environment.setProperty(JsonLines.FORMAT, asked);
        new JsonLines().postProcessEnvironment(environment, new SpringApplication());
        return environment.getRequiredProperty(JsonLines.FORMAT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ecs", "ECS", "logstash", "gelf", "com.memberhub.logging.EcsLines"})
    void givenAFormatThatThereIs_thenItStays(String asked) {
        assertThat(formatOf(asked)).isEqualTo(asked);
    }

    @Test
    void givenAFormatThatThereIsNot_thenTheStartStopsWithASentence() {
        assertThatThrownBy(() -> formatOf("ecss"))
                .isInstanceOf(StartFailure.class)
                .hasMessage("The hub has no structured format of the log that is called ecss.");
    }

    @Test
    void givenNobodyAskedAndADatabaseIsConfigured_thenTheyAreTheHubsOwn() {
        new JsonLines().postProcessEnvironment(environment, new SpringApplication());

        assertThat(environment.getProperty(JsonLines.FORMAT)).isEqualTo(EcsLines.class.getName());
    }
}
