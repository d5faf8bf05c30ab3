package com.memberhub.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.memberhub.MemberHubApplication;
import com.memberhub.adapter.jpa.database.TestDatabase;
import com.memberhub.application.privacy.ContentCipher;
import com.memberhub.configuration.MemberHubProperties;
import com.memberhub.configuration.MemberHubProperties.User;
import com.memberhub.startup.Variables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

@ExtendWith(OutputCaptureExtension.class)
class SecretFilesTest {

    private static final String HASH = "$2y$10$" + "Q".repeat(53);
    private static final String SECRET = "cl13nt-s3cr3t-from-a-file";

    @TempDir
    private Path folder;

    @Test
    void givenSecretsInFiles_thenTheyAreUsedAndNotTold(CapturedOutput output) throws IOException {
        Map<String, Object> environment = Map.of(
                "MEMBER_HUB_STAFF_USERS_0_NAME", "li.na",
                "MEMBER_HUB_STAFF_USERS_0_ROLES", "viewer",
                "MEMBER_HUB_STAFF_USERS_0_PASSWORD_FILE", file("hash", HASH + "\n"),
                "SPRING_SECURITY_SOMETHING_CLIENT_SECRET_FILE", file("client", SECRET),
                "MEMBER_HUB_NOTE_FILE", "/no/such/file");

        try (ConfigurableApplicationContext hub = start(environment)) {
            assertThat(hub.getBean(MemberHubProperties.class).staff().users())
                    .extracting(User::name, User::password)
                    .containsExactly(tuple("li.na", HASH));
            assertThat(hub.getEnvironment().getProperty("spring.security.something.client-secret"))
                    .isEqualTo(SECRET);
        }
        assertThat(output).doesNotContain(HASH).doesNotContain(SECRET);
    }

    @Test
    void givenAFileThatIsNotThere_thenTheStartStopsWithASentence(CapturedOutput output) {
        assertThatThrownBy(() -> start(Map.of(
                                "SPRING_DATASOURCE_PASSWORD_FILE",
                                folder.resolve("nowhere").toString()))
                        .close())
                .isNotNull();

        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .contains("The file that SPRING_DATASOURCE_PASSWORD_FILE names")
                .contains("cannot be read: NoSuchFileException");
    }

    @Test
    void givenAFileThatAnEditorOfWindowsWrote_thenItsMarkIsNoPartOfTheSecret() throws IOException {
        try (ConfigurableApplicationContext hub = start(
                Map.of("SPRING_SECURITY_SOMETHING_CLIENT_SECRET_FILE", file("client", "\uFEFF" + SECRET + "\r\n")))) {
            assertThat(hub.getEnvironment().getProperty("spring.security.something.client-secret"))
                    .isEqualTo(SECRET);
        }
    }

    @Test
    void givenAVariableWithoutAValueBesideTheOther_thenItMeansNothing() throws IOException {
        try (ConfigurableApplicationContext hub = start(Map.of(
                "SPRING_SECURITY_SOMETHING_CLIENT_SECRET",
                "",
                "SPRING_SECURITY_SOMETHING_CLIENT_SECRET_FILE",
                file("client", SECRET),
                "SPRING_SECURITY_OTHER_CLIENT_SECRET",
                SECRET,
                "SPRING_SECURITY_OTHER_CLIENT_SECRET_FILE",
                ""))) {
            assertThat(hub.getEnvironment().getProperty("spring.security.something.client-secret"))
                    .isEqualTo(SECRET);
            assertThat(hub.getEnvironment().getProperty("spring.security.other.client-secret"))
                    .isEqualTo(SECRET);
        }
    }

    @ParameterizedTest
    @CsvSource({"'', SPRING_DATASOURCE_PASSWORD_FILE is empty", "/, it is a folder"})
    void givenNoNameOfAFile_thenTheStartStopsWithASentence(String path, String sentence, CapturedOutput output) {
        assertThatThrownBy(() ->
                        start(Map.of("SPRING_DATASOURCE_PASSWORD_FILE", path)).close())
                .isNotNull();

        assertThat(output).contains("APPLICATION FAILED TO START").contains(sentence);
    }

    @Test
    void givenAnEmptyFile_thenTheStartStopsWithASentence(CapturedOutput output) throws IOException {
        String file = file("password", "\n");

        assertThatThrownBy(() ->
                        start(Map.of("SPRING_DATASOURCE_PASSWORD_FILE", file)).close())
                .isNotNull();

        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .contains("The file that SPRING_DATASOURCE_PASSWORD_FILE names, " + file + ", is empty.");
    }

    @Test
    void givenASecretTwice_thenTheStartStopsAndTellsNeither(CapturedOutput output) throws IOException {
        String file = file("password", "from-the-file");

        assertThatThrownBy(() -> start(Map.of(
                                "SPRING_DATASOURCE_PASSWORD",
                                "from-the-variable",
                                "SPRING_DATASOURCE_PASSWORD_FILE",
                                file))
                        .close())
                .isNotNull();

        assertThat(output)
                .contains("SPRING_DATASOURCE_PASSWORD and SPRING_DATASOURCE_PASSWORD_FILE are both set.")
                .doesNotContain("from-the-file")
                .doesNotContain("from-the-variable");
    }

    @Test
    void givenFilesOfKeysWithoutAName_thenNothingIsEncryptedAndTheHubStarts() {
        Map<String, Object> environment =
                Map.of("MEMBER_HUB_ENCRYPTION_KEYSET_FILE", "", "MEMBER_HUB_ENCRYPTION_LOOKUP_KEY_FILE", "");

        try (ConfigurableApplicationContext hub = start(environment)) {
            assertThat(hub.getBeanNamesForType(ContentCipher.class)).isEmpty();
        }
    }

    @Test
    void givenAWrongValueInTheEnvironment_thenTheVariableIsNamedAsItIsWritten(CapturedOutput output) {
        assertThatThrownBy(() -> start(Map.of("MEMBER_HUB_DRAIN", "-1s")).close())
                .isNotNull();

        assertThat(output).contains("member-hub.drain (MEMBER_HUB_DRAIN) cannot be \"-1s\": write how long");
    }

    @Test
    void givenATreeOfFiles_thenSpringsOwnWayWorksToo() throws IOException {
        Files.writeString(folder.resolve("member-hub.staff.roles-claim"), "realm_access.roles");

        try (ConfigurableApplicationContext hub = start(Map.of("SPRING_CONFIG_IMPORT", "configtree:" + folder + "/"))) {
            assertThat(hub.getBean(MemberHubProperties.class).staff().rolesClaim())
                    .isEqualTo("realm_access.roles");
        }
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }

    /** A hub whose environment has these variables. */
    private static ConfigurableApplicationContext start(Map<String, Object> variables) {
        Map<String, Object> all = new HashMap<>(System.getenv());
        all.putAll(variables);
        String[] settings = Stream.concat(
                        Stream.of("server.port=0", "management.server.port=0", "logging.structured.format.console="),
                        Stream.of(TestDatabase.create().properties()))
                .map(setting -> "--" + setting)
                .toArray(String[]::new);
        return new SpringApplicationBuilder(MemberHubApplication.class)
                .environment(Variables.of(all))
                .run(settings);
    }
}
