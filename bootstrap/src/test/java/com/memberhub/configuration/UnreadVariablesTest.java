package com.memberhub.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import com.memberhub.startup.Variables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Import;

@ExtendWith(OutputCaptureExtension.class)
class UnreadVariablesTest {

    private static final String UNREAD = "The hub has no such settings, and leaves these variables unread: ";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MEMBER_HUB_PLATFORM_APPS_0_ALLOWED_NETWORK",
                "MEMBER_HUB_ENCRYPTION_KEY_SET_FILE",
                "MEMBER_HUB_ENCRYPTION_KEYSETFILE",
                "MEMBER_HUB_RETENTION_PAYLOADAGES",
                "MEMBER_HUB_RETENTION_REFUSEDCALLERAGE",
                "MEMBER_HUB_ALIGMENT_POLICY",
                "MEMBER_HUB_ENCRYPTON_KEYSET_FILE",
                "MEMBERHUB_STRCT",
                "member_hub_staff_user_0_name"
            })
    void givenAVariableThatIsAlmostASetting_thenTheHubSaysThatItIsNone(String variable, CapturedOutput log) {
        start(Map.of(variable, "hush", "MEMBER_HUB_PLATFORM_APPS_0_APP_ID", "crm"));

        assertThat(log).contains(UNREAD + variable + System.lineSeparator()).doesNotContain("hush");
    }

    @Test
    void givenSettings_thenNothingIsSaid(CapturedOutput log) {
        start(Map.of(
                "MEMBER_HUB_STRICT", "true",
                "MEMBER_HUB_PLATFORM_APPS_0_APP_ID", "crm",
                "MEMBER_HUB_PLATFORM_APPS_0_SECRETS_0", "one",
                "MEMBER_HUB_STAFF_USERS_0_ROLES", "VIEWER,AUDITOR",
                "MEMBERHUB_ENCRYPTION_KEYSETFILE", "/keys",
                "MEMBER_HUB_DIRECTORY_DATASOURCE_URL", "jdbc:postgresql://replica/hub",
                "MEMBER_HUB_IMPORT_LARGEST_FILE", "1MB",
                "MEMBER_HUB_RETENTION_PAYLOAD_AGE", ""));

        assertThat(log).doesNotContain("unread");
    }

    @Test
    void givenASecretInAFile_thenNothingIsSaid(CapturedOutput log) {
        start(Map.of(
                "MEMBER_HUB_PLATFORM_APPS_0_SECRETS_0_FILE", "/run/secrets/app",
                // As what is read from the file.
                "MEMBER_HUB_PLATFORM_APPS_0_SECRETS_0", "one"));

        assertThat(log).doesNotContain("unread");
    }

    @Test
    void givenVariablesOfTheComposeFileAndOfOthers_thenNothingIsSaid(CapturedOutput log) throws IOException {
        Map<String, Object> variables = new HashMap<>(Map.of(
                "MEMBERS", "3",
                "PATH", "/bin",
                "MEMBER_HUB_SERVICE_HOST", "10.0.0.1",
                "MEMBER_HUB_SERVICE_PORT_HTTP", "8080",
                "MEMBER_HUB_PORT_8080_TCP_ADDR", "10.0.0.1"));
        Matcher named =
                Pattern.compile("MEMBER_HUB_[A-Z_]+(?=:-)").matcher(Files.readString(Path.of("../docker-compose.yml")));
        named.results().forEach(name -> variables.put(name.group(), "x"));
        assertThat(variables).containsKeys("MEMBER_HUB_POSTGRES_USER", "MEMBER_HUB_MEMORY");

        start(variables);

        assertThat(log).doesNotContain("unread");
    }

    private static void start(Map<String, Object> variables) {
        new ApplicationContextRunner()
                .withInitializer(context -> Variables.replace(context.getEnvironment(), variables))
                .withUserConfiguration(Configuration.class)
                .run(context -> assertThat(context).hasNotFailed());
    }

    @Import(UnreadVariables.class)
    @EnableConfigurationProperties(MemberHubProperties.class)
    static class Configuration {}
}
