package com.memberhub.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.memberhub.startup.StartFailure;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class PoolVariablesTest {

    @ParameterizedTest
    @CsvSource({
        "SPRING_DATASOURCE_HIKARI_CONNECTION_TIMEOUT, SPRING_DATASOURCE_HIKARI_CONNECTIONTIMEOUT",
        "SPRING_DATASOURCE_HIKARI_CONNECTION_INIT_SQL, SPRING_DATASOURCE_HIKARI_CONNECTIONINITSQL",
        "spring_datasource_hikari_connection_timeout, SPRING_DATASOURCE_HIKARI_CONNECTIONTIMEOUT"
    })
    void givenAVariableThatSpringTakesForAPartOfAConnection_thenTheStartStopsAndSaysHowToSpellIt(
            String variable, String spelled) {
        assertThatThrownBy(() -> look(Map.of(variable, "3000"))).isInstanceOfSatisfying(StartFailure.class, failure -> {
            assertThat(failure).hasMessageContaining(variable);
            assertThat(failure.action()).contains("Write " + spelled);
        });
    }

    @Test
    void givenOtherVariablesOfThePool_thenNothingIsSaid() {
        assertThatCode(() -> look(Map.of(
                        "SPRING_DATASOURCE_HIKARI_CONNECTIONTIMEOUT", "3000",
                        "SPRING_DATASOURCE_HIKARI_MAXIMUM_POOL_SIZE", "10")))
                .doesNotThrowAnyException();
    }

    private static void look(Map<String, Object> variables) {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .replace(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
        new PoolVariables().postProcessEnvironment(environment, new SpringApplication());
    }
}
