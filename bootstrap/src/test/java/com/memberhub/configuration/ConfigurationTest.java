package com.memberhub.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.memberhub.adapter.jpa.database.TestDatabase;
import com.memberhub.endtoend.Hub;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class ConfigurationTest {

    private static final String SETTINGS_IDES_COMPLETE = "META-INF/spring-configuration-metadata.json";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "member-hub.alignment-policy=sometimes | member-hub.alignment-policy | YOUZAN_WINS",
                "member-hub.strict=perhaps             | member-hub.strict           | perhaps",
                "member-hub.embedded-postgres.port=99999 | member-hub.embeddedPostgres.port | less than or equal to 65535",
                "member-hub.aligment-policy=keep       | member-hub.aligment-policy  | left unbound"
            })
    void givenAWrongSetting_thenTheStartStopsWithASentence(
            String setting, String name, String hint, CapturedOutput output) {
        TestDatabase database = TestDatabase.create();

        assertThatThrownBy(() -> Hub.on(database, setting).close()).isNotNull();

        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .contains(name)
                .contains(hint);
    }

    @Test
    void givenADatabaseThatDoesNotAnswer_thenTheStartStopsWithASentence(CapturedOutput output) {
        assertThatThrownBy(() -> Hub.start(List.of(
                                "server.port=0",
                                "spring.datasource.url=jdbc:postgresql://localhost:1/hub",
                                "spring.datasource.password=do-not-tell"))
                        .close())
                .isNotNull();

        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .contains("Connection to localhost:1 refused")
                .contains("SPRING_DATASOURCE_URL")
                .doesNotContain("do-not-tell");
    }

    @Test
    void givenADatabaseIsConfigured_thenNothingEmbeddedStarts() {
        TestDatabase database = TestDatabase.create();
        try (Hub hub = Hub.on(database)) {
            assertThat(hub.context().containsBean("embeddedPostgresServer")).isFalse();
            assertThat(hub.context().getBean(JdbcConnectionDetails.class).getJdbcUrl())
                    .isEqualTo(database.jdbcUrl());
        }
    }

    @Test
    void givenAPolicyIsConfigured_thenItDecides() {
        TestDatabase database = TestDatabase.create();
        String call = """
                {"rootKdtId": 1, "appId": "a", "mobile": "13800138000", "extendMap": {}, "name": "%s"}""";
        try (Hub hub = Hub.on(database, "member-hub.alignment-policy=youzan-wins", "member-hub.strict=true")) {
            hub.caller().create(call.formatted("张小满"));

            assertThat(hub.caller().create(call.formatted("李四")).outcome()).isEqualTo("aligned");
            assertThat(database.queryText("SELECT name FROM member")).isEqualTo("李四");
            assertThat(hub.caller()
                            .create(call.formatted("王五").replace("\"name\"", "\"memberSourceChannel\": 9999, \"name\""))
                            .body()
                            .toString())
                    .contains("\"memberSourceChannel\":{\"code\":\"unlisted\"");
        }
    }

    @Test
    void tellsIdesEverySettingAndWhatItDoes() throws IOException {
        try (InputStream metadata =
                MemberHubProperties.class.getClassLoader().getResourceAsStream(SETTINGS_IDES_COMPLETE)) {
            assertThat(metadata).isNotNull();
            assertThat(new String(metadata.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("member-hub.alignment-policy")
                    .contains("member-hub.strict")
                    .contains("member-hub.embedded-postgres.data-directory")
                    .contains("member-hub.embedded-postgres.port")
                    .contains("fill-blanks keeps stored values");
        }
    }
}
