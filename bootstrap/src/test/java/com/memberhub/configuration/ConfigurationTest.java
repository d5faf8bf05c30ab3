package com.memberhub.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.memberhub.adapter.jpa.database.TestDatabase;
import com.memberhub.application.registration.LimitedRegistration;
import com.memberhub.application.registration.RegisterMember;
import com.memberhub.endtoend.Hub;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(OutputCaptureExtension.class)
class ConfigurationTest {

    private static final String SETTINGS_IDES_COMPLETE = "META-INF/spring-configuration-metadata.json";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "member-hub.alignment-policy=sometimes   | \"sometimes\": write fill-blanks, youzan-wins or keep.",
                "member-hub.strict=perhaps               | \"perhaps\": write true or false.",
                "member-hub.embedded-postgres.port=99999 | \"99999\": write a number from 0 (any free port) to 65535.",
                "member-hub.embedded-postgres.port=any   | \"any\": write a number from 0 (any free port) to 65535.",
                "member-hub.overload.start-within=0      | member-hub.overload.start-within cannot be \"0\": write how long, from 1ms to 1h",
                "member-hub.overload.start-within=-1s    | cannot be \"-1s\": write how long, from 1ms to 1h",
                "member-hub.overload.start-within=999999d | cannot be \"999999d\": write how long, from 1ms to 1h",
                "member-hub.overload.body-within=106000d | cannot be \"106000d\": write how long, from 1ms to 1h",
                "member-hub.retention.payload-age=100000d | cannot be \"100000d\": write how long, from 1s to 36500d",
                "member-hub.import.largest-file=0        | member-hub.import.largest-file is less than a byte",
                "member-hub.import.largest-file=-1MB     | member-hub.import.largest-file is less than a byte",
                "member-hub.import.keep-refused-lines=9999999d |"
                        + " member-hub.import.keep-refused-lines cannot be \"9999999d\": write how long, from 1s to 36500d",
                "member-hub.platform.apps[0].calls-per-second=ten | \"ten\": write a number from 1 to 1000000",
                "member-hub.coalescing.batches-in-work=100000 | write a number from 1 to 1000",
                "member-hub.aligment-policy=keep         | The hub has no setting member-hub.aligment-policy.",
                "member-hub.platform.apps[0].scheme=hmac | \"hmac\": write token, signature or event-sign.",
                "member-hub.platform.apps[0].app-id=crm  | member-hub.platform.apps[0].scheme of crm is missing.",
                "member-hub.platform.apps[0].secret=hush | The hub has no setting member-hub.platform.apps[0].secret.",
                "member-hub.platform.trusted-proxies=me  | has \"me\", which is no network.",
                "server.forward-headers-strategy=native  | member-hub.platform.trusted-proxies",
                "server.tomcat.remoteip.remote-ip-header=x | member-hub.platform.trusted-proxies",
                "server.tomcat.remoteip.protocol-header=x  | member-hub.platform.trusted-proxies"
            })
    void givenAWrongSetting_thenTheStartStopsWithASentence(String setting, String sentence, CapturedOutput output) {
        TestDatabase database = TestDatabase.create();

        assertThatThrownBy(() -> Hub.on(database, setting).close()).isNotNull();

        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .contains(sentence)
                .doesNotContain("hush");
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
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void givenADatabaseThatAcceptsConnectionsAndIsSilent_thenTheStartStopsWithASentence(CapturedOutput output)
            throws IOException {
        // The system accepts connections for it, and nobody ever reads from them.
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> Hub.start(List.of(
                                    "server.port=0",
                                    "spring.datasource.url=jdbc:postgresql://localhost:" + silent.getLocalPort()
                                            + "/hub"))
                            .close())
                    .isNotNull();
        }

        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .contains("The database cannot be used", "Read timed out");
    }

    @Test
    void givenADatabaseWithoutRoomForConnections_thenTheStartStopsWithASentence(CapturedOutput output) {
        TestDatabase database = TestDatabase.create();
        database.execute("CREATE ROLE crowded LOGIN PASSWORD 'crowded' CONNECTION LIMIT 0");

        assertThatThrownBy(() -> Hub.on(new TestDatabase(database.jdbcUrl(), "crowded", "crowded"))
                        .close())
                .isNotNull();

        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .contains("The database cannot be used: FATAL: too many connections");
    }

    @Test
    void givenANewDatabaseThatCanOnlyBeRead_thenTheStartStopsWithASentence(CapturedOutput output) {
        TestDatabase database = TestDatabase.create();
        String name = database.jdbcUrl().substring(database.jdbcUrl().lastIndexOf('/') + 1);
        database.execute("ALTER DATABASE " + name + " SET default_transaction_read_only = on");

        assertThatThrownBy(() -> Hub.on(database).close()).isNotNull();

        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .contains("The database cannot be used: ERROR: cannot execute CREATE TABLE in a read-only transaction");
    }

    @Test
    void givenAProviderThatIsAway_thenTheStartStopsWithASentence(CapturedOutput output) {
        String registration = "spring.security.oauth2.client.registration.sso.";

        assertThatThrownBy(() -> Hub.on(
                                TestDatabase.create(),
                                registration + "client-id=hub",
                                registration + "client-secret=hush",
                                registration + "scope=openid",
                                "spring.security.oauth2.client.provider.sso.issuer-uri=http://localhost:1/realm")
                        .close())
                .isNotNull();

        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .contains("\"http://localhost:1/realm\"", "refused")
                .contains("jwk-set-uri")
                .doesNotContain("hush");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "provider.sso.issuer-uri=sso.example.org/realm   | URI is not absolute",
                "provider.sso.issuer-uri=ht tp://sso.example.org | Illegal character in scheme name at index 2",
                "provider.sos.issuer-uri=http://localhost:1      | Provider ID must be specified for client registration 'sso'"
            })
    void givenAnAddressOfAProviderThatIsNone_thenTheStartStopsWithASentence(
            String setting, String reason, CapturedOutput output) {
        String registration = "spring.security.oauth2.client.registration.sso.";

        assertThatThrownBy(() -> Hub.on(
                                TestDatabase.create(),
                                registration + "client-id=hub",
                                registration + "client-secret=hush",
                                registration + "scope=openid",
                                "spring.security.oauth2.client." + setting)
                        .close())
                .isNotNull();

        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .contains("The OpenID Connect provider cannot be used: " + reason, "issuer-uri")
                .doesNotContain("hush");
    }

    @ParameterizedTest
    @CsvSource({
        "collector:4318,                   0.1, Invalid endpoint",
        "http://collector:4318/v1/traces,  5,   'ratio must be in range [0.0, 1.0]'"
    })
    void givenTracesThatCannotBe_thenTheStartStopsWithASentence(
            String endpoint, String probability, String reason, CapturedOutput output) {
        assertThatThrownBy(() -> Hub.on(
                                TestDatabase.create(),
                                "management.opentelemetry.tracing.export.otlp.endpoint=" + endpoint,
                                "management.tracing.sampling.probability=" + probability)
                        .close())
                .isNotNull();

        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .contains("The settings of traces cannot be used: " + reason, "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT");
    }

    @Test
    void givenAProviderIsNotAskedWhoSignsIn_thenTheStartStopsWithASentence(CapturedOutput output) {
        String registration = "spring.security.oauth2.client.registration.sso.";
        String provider = "spring.security.oauth2.client.provider.sso.";

        assertThatThrownBy(() -> Hub.on(
                                TestDatabase.create(),
                                registration + "client-id=hub",
                                registration + "client-secret=hush",
                                registration + "authorization-grant-type=authorization_code",
                                registration + "redirect-uri={baseUrl}/login/oauth2/code/{registrationId}",
                                registration + "scope=profile",
                                provider + "authorization-uri=http://localhost:1/authorize",
                                provider + "token-uri=http://localhost:1/token",
                                provider + "jwk-set-uri=http://localhost:1/keys")
                        .close())
                .isNotNull();

        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .contains("spring.security.oauth2.client.registration.sso.scope has no openid")
                .contains("openid,profile")
                .doesNotContain("hush");
    }

    @Test
    void givenADatabaseThatIsNotThere_thenTheStartStopsWithASentence(CapturedOutput output) {
        TestDatabase database = TestDatabase.create();
        String url = database.jdbcUrl().substring(0, database.jdbcUrl().lastIndexOf('/')) + "/nowhere";

        assertThatThrownBy(() -> Hub.on(new TestDatabase(url, database.username(), database.password()))
                        .close())
                .isNotNull();

        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .contains("The database cannot be used: FATAL: database \"nowhere\" does not exist");
    }

    @Test
    void givenAParameterOfTheAddressThatTheDriverCannotRead_thenTheStartStopsWithASentence(CapturedOutput output) {
        TestDatabase database = TestDatabase.create();
        String url = database.jdbcUrl() + "?socketTimeout=ten";

        assertThatThrownBy(() -> Hub.on(new TestDatabase(url, database.username(), database.password()))
                        .close())
                .isNotNull();

        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .contains("The database cannot be used: socketTimeout parameter value must be an integer but was: ten");
    }

    @Test
    void givenAUserWhomTheDatabaseDoesNotKnow_thenTheStartStopsWithASentence(CapturedOutput output) {
        TestDatabase database = TestDatabase.create();

        assertThatThrownBy(() -> Hub.on(new TestDatabase(database.jdbcUrl(), "nobody_at_all", "x"))
                        .close())
                .isNotNull();

        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .contains("The database cannot be used: FATAL: ")
                .contains("nobody_at_all");
    }

    @Test
    void givenADatabaseThatCannotHoldEveryName_thenTheStartStopsWithASentenceBeforeAnythingIsInIt(
            CapturedOutput output) {
        TestDatabase administration = TestDatabase.create();
        administration.execute(
                "CREATE DATABASE western TEMPLATE template0 ENCODING 'LATIN1' LOCALE_PROVIDER libc LOCALE 'C'");
        String url = administration.jdbcUrl();
        TestDatabase western = new TestDatabase(
                url.substring(0, url.lastIndexOf('/')) + "/western",
                administration.username(),
                administration.password());

        assertThatThrownBy(() -> Hub.on(western).close()).isNotNull();

        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .contains("The database stores text in LATIN1, which has no Chinese names: the hub needs UTF8.")
                .contains("ENCODING 'UTF8'");
        assertThat(western.queryText("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"))
                .isEqualTo("0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://hub:do-not-tell@localhost:1/hub",
                "jdbc:mysql://localhost:1/hub",
                "localhost:1/hub",
                "jdbc:postgres://localhost:1/hub"
            })
    void givenAnAddressOfNoPostgres_thenTheStartStopsWithASentenceThatSaysWhatToWrite(
            String address, CapturedOutput output) {
        assertThatThrownBy(() -> Hub.start(List.of("server.port=0", "spring.datasource.url=" + address))
                        .close())
                .isNotNull();

        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .contains("SPRING_DATASOURCE_URL does not begin with jdbc:postgresql:")
                .contains("jdbc:postgresql://HOST:PORT/DATABASE")
                .doesNotContain("do-not-tell");
    }

    @ParameterizedTest
    @CsvSource({
        "spring.datasource.url,              //hub:do-not-tell@localhost:1/hub",
        "spring.datasource.url,              //localhost:port/hub?password=do-not-tell",
        "spring.datasource.url,              //localhost:99999/hub?password=do-not-tell",
        "member-hub.directory.datasource.url, //hub:do-not-tell@localhost:1/hub"
    })
    void givenAnAddressThatTheDriverDoesNotUnderstand_thenTheStartStopsWithASentenceAndTellsNoPassword(
            String property, String address, CapturedOutput output) {
        List<String> settings = new ArrayList<>(List.of("server.port=0", property + "=jdbc:postgresql:" + address));
        if (!property.startsWith("spring")) {
            settings.addAll(List.of(TestDatabase.create().properties()));
        }

        assertThatThrownBy(() -> Hub.start(settings).close()).isNotNull();

        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .contains("jdbc:postgresql://HOST:PORT/DATABASE")
                .doesNotContain("do-not-tell");
    }

    @Test
    void givenADatabaseOfSomethingElse_thenTheStartStopsWithASentence(CapturedOutput output) {
        TestDatabase database = TestDatabase.create();
        database.execute("CREATE TABLE invoice (id int)");

        assertThatThrownBy(() -> Hub.on(database).close()).isNotNull();

        assertThat(output).contains("APPLICATION FAILED TO START").contains("tables of something else");
    }

    @Test
    void givenASchemaThatThisVersionDoesNotKnow_thenTheStartStopsWithASentence(CapturedOutput output) {
        TestDatabase database = TestDatabase.create();
        Hub.on(database).close();
        database.execute("UPDATE flyway_schema_history SET checksum = 1 WHERE version = '2'");

        assertThatThrownBy(() -> Hub.on(database).close()).isNotNull();

        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .contains("The schema of the database is not the one that this version knows")
                .contains("checksum mismatch");
    }

    @Test
    @SuppressWarnings("ThreeLetterTimeZoneID") // Java knows it, and PostgreSQL does not
    void givenATimeZoneThatTheDatabaseDoesNotKnow_thenTheStartStopsWithASentence(CapturedOutput output) {
        TestDatabase database = TestDatabase.create();
        TimeZone before = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone("CTT"));
        try {
            assertThatThrownBy(() -> Hub.on(database).close()).isNotNull();
        } finally {
            TimeZone.setDefault(before);
        }

        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .contains("The database does not know the time zone CTT")
                .contains("TZ=Asia/Shanghai");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "spring.datasource.password: \"do-not-tell",
                "spring.datasource.password: do-not-tell: now",
                "spring.datasource.password: @do-not-tell",
                "member-hub:\n\tdrain: do-not-tell",
                "member-hub.drain: 2s\nspring.datasource.password: do-not-tell\nmember-hub.drain: 2s"
            })
    void givenAFileThatIsNoYaml_thenTheStartStopsWithASentenceAndTellsNoneOfIt(
            String content, @TempDir Path folder, CapturedOutput output) throws IOException {
        Path file = Files.writeString(folder.resolve("my.yml"), content);

        assertThatThrownBy(() -> Hub.on(TestDatabase.create(), "spring.config.additional-location=file:" + file)
                        .close())
                .isNotNull();

        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .contains("line ", "column ")
                .doesNotContain("do-not-tell");
    }

    @ParameterizedTest
    @CsvSource({
        "server.port=18487,   management.server.port=18487, MANAGEMENT_SERVER_PORT",
        "server.port=0,       management.server.port=,      MANAGEMENT_SERVER_PORT",
        "server.port=-1,      management.server.port=0,     SERVER_PORT",
        "server.port=80800,   management.server.port=0,     SERVER_PORT is 80800",
        "server.port=0,       management.server.port=80810, MANAGEMENT_SERVER_PORT is 80810"
    })
    void givenPortsThatCannotBe_thenTheStartStopsWithASentence(
            String port, String managementPort, String variable, CapturedOutput output) {
        List<String> settings = new ArrayList<>(List.of(TestDatabase.create().properties()));
        settings.add(port);
        settings.add(managementPort);

        assertThatThrownBy(() -> Hub.start(settings).close()).isNotNull();

        assertThat(output).contains("APPLICATION FAILED TO START").contains(variable);
    }

    @Test
    void givenAnAddressOfAnotherMachine_thenTheStartStopsWithASentence(CapturedOutput output) {
        assertThatThrownBy(() -> Hub.on(TestDatabase.create(), "server.address=192.0.2.1")
                        .close())
                .isNotNull();

        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .contains("The hub cannot listen where it is told to: ", "SERVER_ADDRESS");
    }

    @Test
    void givenADatabaseWithoutTablesThatTheHubMayNotMake_thenTheStartStopsWithASentence(CapturedOutput output) {
        assertThatThrownBy(() -> Hub.on(TestDatabase.create(), "spring.flyway.enabled=false")
                        .close())
                .isNotNull();

        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .contains("The database has not the tables of this version: ERROR: relation ", "SPRING_FLYWAY_ENABLED");
    }

    @Test
    void givenATlsBundleThatIsNotThere_thenTheStartStopsWithASentence(CapturedOutput output) {
        assertThatThrownBy(() ->
                        Hub.on(TestDatabase.create(), "server.ssl.bundle=hubb").close())
                .isNotNull();

        assertThat(output).contains("APPLICATION FAILED TO START").contains("hubb");
    }

    @Test
    void givenAReplicaAtAnAddressOfNoPostgres_thenTheStartStopsWithTheSameSentence(CapturedOutput output) {
        assertThatThrownBy(() -> Hub.start(List.of(
                                "server.port=0",
                                "spring.datasource.url=" + TestDatabase.create().jdbcUrl(),
                                "member-hub.directory.datasource.url=postgresql://hub:do-not-tell@localhost:1/hub"))
                        .close())
                .isNotNull();

        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .contains("MEMBER_HUB_DIRECTORY_DATASOURCE_URL does not begin with jdbc:postgresql:")
                .doesNotContain("do-not-tell");
    }

    @ParameterizedTest
    @CsvSource({
        "spring.datasource.username=hub,                      SPRING_DATASOURCE_USERNAME is set",
        "spring.datasource.password=do-not-tell,              SPRING_DATASOURCE_PASSWORD is set",
        "member-hub.directory.datasource.username=do-not-tell, MEMBER_HUB_DIRECTORY_DATASOURCE_USERNAME is set"
    })
    void givenAUserOfNoDatabase_thenTheHubBringsNoOtherAndSaysSo(
            String setting, String sentence, @TempDir Path folder, CapturedOutput output) {
        assertThatThrownBy(() -> Hub.start(List.of(
                                "server.port=0",
                                "member-hub.embedded-postgres.data-directory=" + folder.resolve("postgres"),
                                setting))
                        .close())
                .isNotNull();

        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .contains(sentence + ", and ")
                .contains("DATASOURCE_URL is not")
                .doesNotContain("do-not-tell");
        assertThat(folder).isEmptyDirectory();
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

    @ParameterizedTest
    @ValueSource(strings = {"false", "off"})
    void givenCallsAreNotToShareTransactions_thenEachHasItsOwn(String no) {
        try (Hub hub = Hub.on(TestDatabase.create(), "member-hub.coalescing.enabled=" + no, "member-hub.strict=true")) {
            assertThat(hub.context().getBean(RegisterMember.class))
                    .as("no more calls are in work than there is room for")
                    .isInstanceOf(LimitedRegistration.class);
            String call = "{\"rootKdtId\": 1, \"appId\": \"a\", \"mobile\": \"13800138000\", \"extendMap\": {}}";
            Hub.Answer first = hub.caller().create(call);

            assertThat(first.outcome()).isEqualTo("created");
            assertThat(hub.caller().create(call).outOpenId()).isEqualTo(first.outOpenId());
            assertThat(hub.caller()
                            .create(call.replace("\"extendMap\"", "\"memberSourceChannel\": 9999, \"extendMap\""))
                            .body()
                            .toString())
                    .as("by the same rules")
                    .contains("\"memberSourceChannel\":{\"code\":\"unlisted\"");
            assertThat(hub.context()
                            .getBean(MeterRegistry.class)
                            .get("member.hub.batch.size")
                            .summary()
                            .count())
                    .isZero();
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

    @ParameterizedTest
    @ValueSource(strings = {"spring.config.location=file:%s/my.yml", "spring.config.name=my"})
    void givenAFileInPlaceOfTheHubsOwnSettings_thenTheStartStopsAndSaysWhereToNameIt(
            String setting, @TempDir Path folder, CapturedOutput output) throws IOException {
        Files.writeString(folder.resolve("my.yml"), "member-hub.strict: true");

        assertThatThrownBy(() ->
                        Hub.on(TestDatabase.create(), setting.formatted(folder)).close())
                .isNotNull();

        assertThat(output).contains("APPLICATION FAILED TO START").contains("SPRING_CONFIG_ADDITIONAL_LOCATION");
    }

    @Test
    void givenAFileBesideTheHubsOwnSettings_thenItIsRead(@TempDir Path folder, CapturedOutput output)
            throws IOException {
        Path file = Files.writeString(folder.resolve("my.yml"), "member-hub:\n  drain: -1s");

        assertThatThrownBy(() -> Hub.on(TestDatabase.create(), "spring.config.additional-location=file:" + file)
                        .close())
                .isNotNull();

        assertThat(output).contains("/my.yml] - 2:10) cannot be \"-1s\": write how long, from 0s to 1h");
    }

    @Test
    void tellsIdesAndPeopleWhoErrEverySetting() throws IOException {
        try (InputStream file =
                MemberHubProperties.class.getClassLoader().getResourceAsStream(SETTINGS_IDES_COMPLETE)) {
            JsonNode settings = new JsonMapper().readTree(file).get("properties");

            assertThat(settings.valueStream().map(setting -> setting.get("name").stringValue()))
                    .containsExactlyInAnyOrderElementsOf(SettingsFailureAnalyzer.SETTINGS.keySet());
            assertThat(settings.valueStream()).allMatch(setting -> setting.has("description"));
        }
    }
}
