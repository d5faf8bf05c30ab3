package com.memberhub.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.memberhub.startup.StartFailure;
import com.memberhub.startup.Variables;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;

class SpoiltVariablesTest {

    private static final String SECRET = "MEMBER_HUB_PLATFORM_APPS_0_SECRETS_0";

    @ParameterizedTest
    @ValueSource(strings = {"\"hush-hush-hush-hush\"", "'hush-hush-hush-hush'", "\"hush-hush-hush-hush\"\n"})
    void givenAValueInQuotes_thenTheStartStopsAndSaysSo(String value) {
        assertThatThrownBy(() -> look(Map.of(SECRET, value))).isInstanceOfSatisfying(StartFailure.class, failure -> {
            assertThat(failure).hasMessage(SECRET + " is in quotes, and they would belong to it.");
            assertThat(failure.action()).contains("--env-file").doesNotContain("hush");
        });
    }

    @Test
    void givenAFileWhoseContentIsInQuotes_thenTheFileIsNamed() {
        assertThatThrownBy(() -> look(Map.of(SECRET, "'hush'", SECRET + "_FILE", "/run/secrets/app")))
                .isInstanceOf(StartFailure.class)
                .hasMessage("What stands in the file that " + SECRET
                        + "_FILE names is in quotes, and they would belong to it.");
    }

    @Test
    void givenALetterThatTheJvmCouldNotRead_thenTheStartStopsAndSaysSo() {
        assertThatThrownBy(() -> look(Map.of("MEMBER_HUB_STAFF_USERS_0_NAME", "\uFFFD\uFFFD\uFFFD")))
                .isInstanceOfSatisfying(StartFailure.class, failure -> {
                    assertThat(failure).hasMessageContaining("MEMBER_HUB_STAFF_USERS_0_NAME has a letter");
                    assertThat(failure.action()).contains("LC_ALL=C.UTF-8");
                });
    }

    @Test
    void givenOtherValues_thenNothingIsSaid() {
        assertThatCode(() -> look(Map.of(
                        SECRET,
                        "it's-a-secret-that's-long",
                        "MEMBER_HUB_STAFF_USERS_0_NAME",
                        "小林",
                        "OTHERS",
                        "'in quotes'",
                        "LS_COLORS",
                        "\uFFFD")))
                .doesNotThrowAnyException();
    }

    private static void look(Map<String, Object> variables) {
        new SpoiltVariables().postProcessEnvironment(Variables.of(variables), new SpringApplication());
    }
}
