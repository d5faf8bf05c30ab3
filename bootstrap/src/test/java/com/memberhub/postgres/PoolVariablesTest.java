package com.memberhub.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.memberhub.startup.StartFailure;
import com.memberhub.startup.Variables;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;

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
        new PoolVariables().postProcessEnvironment(Variables.of(variables), new SpringApplication());
    }
}
