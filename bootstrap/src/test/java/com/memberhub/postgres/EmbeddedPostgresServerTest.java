package com.memberhub.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.memberhub.configuration.MemberHubProperties;
import com.memberhub.startup.StartFailure;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedPostgresServerTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    private EmbeddedPostgresServer start() {
        return EmbeddedPostgresServer.start(new MemberHubProperties.EmbeddedPostgres(folder.resolve("postgres"), 0));
    }

    private static String query(EmbeddedPostgresServer server, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }

    private static void execute(EmbeddedPostgresServer server, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private StartFailure failure() {
        StartFailure failure = catchThrowableOfType(StartFailure.class, () -> start().close());
        assertThat(failure).as("the start has to fail").isNotNull();
        return failure;
    }

    @Test
    void isDurableAndSpeaksUnicode() throws Exception {
        try (EmbeddedPostgresServer server = start()) {
            assertThat(query(server, "SHOW server_version")).startsWith("18");
            assertThat(query(server, "SHOW fsync")).isEqualTo("on");
            assertThat(query(server, "SHOW synchronous_commit")).isEqualTo("on");
            assertThat(query(server, "SHOW full_page_writes")).isEqualTo("on");
            assertThat(query(server, "SHOW server_encoding")).isEqualTo("UTF8");
            assertThat(query(server, "SHOW listen_addresses")).isEqualTo("localhost");
        }
    }

    @Test
    void letsNobodyElseIntoItsFolders() throws Exception {
        start().close();

        assertThat(Files.getPosixFilePermissions(folder.resolve("postgres")))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
        assertThat(Files.getPosixFilePermissions(folder.resolve("postgres-binaries")))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void asksWhoeverComesForThePasswordThatItsOwnUserAloneMayRead() throws Exception {
        for (int i = 0; i < 2; i++) {
            try (EmbeddedPostgresServer server = start()) {
                asksForThePassword(server);
            }
        }
    }

    @Test
    void givenAFolderOfAHubThatAskedForNoPassword_thenItAsksFromNowOnAndTheDataIsThere() throws Exception {
        try (EmbeddedPostgres before = EmbeddedPostgres.builder()
                        .setDataDirectory(folder.resolve("postgres"))
                        .setCleanDataDirectory(false)
                        .start();
                Connection connection = before.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE kept AS SELECT 'still here' AS word");
        }
        Files.writeString(folder.resolve("postgres.lock"), "4711");

        for (int i = 0; i < 2; i++) {
            try (EmbeddedPostgresServer server = start()) {
                asksForThePassword(server);
                assertThat(query(server, "SELECT word FROM kept")).isEqualTo("still here");
            }
        }
    }

    @Test
    void givenSomebodyTookThePasswordAway_thenThereIsAnother() throws Exception {
        start().close();
        String former = Files.readString(folder.resolve("postgres.password"));
        Files.delete(folder.resolve("postgres.password"));

        try (EmbeddedPostgresServer server = start()) {
            asksForThePassword(server);
        }

        assertThat(Files.readString(folder.resolve("postgres.password"))).isNotEqualTo(former);
    }

    @Test
    void givenAPowerCutLeftNothingInTheFileOfThePassword_thenThereIsAnotherAndTheDataIsThere() throws Exception {
        try (EmbeddedPostgresServer server = start()) {
            execute(server, "CREATE TABLE kept AS SELECT 'still here' AS word");
        }
        Files.writeString(folder.resolve("postgres.password"), "");

        try (EmbeddedPostgresServer server = start()) {
            asksForThePassword(server);
            assertThat(query(server, "SELECT word FROM kept")).isEqualTo("still here");
        }
    }

    private void asksForThePassword(EmbeddedPostgresServer server) throws Exception {
        Path file = folder.resolve("postgres.password");
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(server.password()).isEqualTo(Files.readString(file).strip()).hasSizeGreaterThan(20);
        for (String wrong : List.of("", "postgres")) {
            assertThatThrownBy(() -> DriverManager.getConnection(server.jdbcUrl(), server.user(), wrong))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password");
        }
        assertThat(query(server, "SELECT string_agg(DISTINCT auth_method, ' ') FROM pg_hba_file_rules"))
                .isEqualTo("scram-sha-256");
    }

    @Test
    void keepsItsDataOverRestarts() throws Exception {
        try (EmbeddedPostgresServer server = start()) {
            execute(server, "CREATE TABLE kept AS SELECT 'still here' AS word");
        }
        try (EmbeddedPostgresServer server = start()) {
            assertThat(query(server, "SELECT word FROM kept")).isEqualTo("still here");
        }
    }

    @Test
    void givenAnotherHubUsesTheFolder_thenItSaysWhoAndWhatToDo() throws Exception {
        try (EmbeddedPostgresServer first = start()) {
            StartFailure failure = failure();

            assertThat(failure)
                    .hasMessageContaining("in use by another member-hub, process "
                            + ProcessHandle.current().pid());
            assertThat(failure.action()).contains("MEMBER_HUB_EMBEDDED_POSTGRES_DATA_DIRECTORY");
            assertThat(query(first, "SELECT 'unharmed'")).isEqualTo("unharmed");
        }
    }

    @Test
    void givenSomethingElseUsesItsPort_thenItSaysSoAtOnceAndGivesTheFolderBack() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Instant began = Instant.now();

            StartFailure failure = catchThrowableOfType(
                    StartFailure.class,
                    () -> EmbeddedPostgresServer.start(new MemberHubProperties.EmbeddedPostgres(
                                    folder.resolve("postgres"), other.getLocalPort()))
                            .close());

            assertThat(failure)
                    .hasMessageStartingWith(
                            "The embedded PostgreSQL cannot listen on port " + other.getLocalPort() + ": ");
            assertThat(failure.action()).contains("MEMBER_HUB_EMBEDDED_POSTGRES_PORT");
            assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(20));
        }
        start().close();
    }

    @Test
    void givenAFolderOfAnotherVersion_thenItSaysSoAndTouchesNothing() throws Exception {
        Path data = Files.createDirectories(folder.resolve("postgres"));
        Files.writeString(data.resolve("PG_VERSION"), "17\n");

        StartFailure failure = failure();

        assertThat(failure).hasMessageContaining("was made by PostgreSQL 17, this hub brings 18");
        assertThat(failure.action()).contains("pg_upgrade");
        assertThat(Files.readString(data.resolve("PG_VERSION"))).isEqualTo("17\n");
    }

    @Test
    void givenAFolderThatCannotBeMade_thenItSaysSo() throws Exception {
        Files.writeString(folder.resolve("file"), "not a folder");

        StartFailure failure = catchThrowableOfType(
                StartFailure.class,
                () -> EmbeddedPostgresServer.start(new MemberHubProperties.EmbeddedPostgres(
                                folder.resolve("file").resolve("postgres"), 0))
                        .close());

        assertThat(failure).hasMessageContaining("cannot be used");
        assertThat(failure.action()).contains("SPRING_DATASOURCE_URL");
    }

    @Test
    void givenAFolderWithSomethingElseInIt_thenItSaysSoAndLeavesNothing() throws Exception {
        Files.createDirectories(folder.resolve("postgres").resolve("lost+found"));

        StartFailure failure = failure();

        assertThat(failure).hasMessageEndingWith("of the embedded PostgreSQL has something else in it.");
        assertThat(failure.action()).contains("Name a folder in it");
        assertThat(folder.toFile().list()).containsExactly("postgres");
    }

    @Test
    void givenAFileInPlaceOfTheFolder_thenItSaysSoAndLeavesNothing() throws Exception {
        Files.writeString(folder.resolve("postgres"), "no folder");

        assertThat(failure()).hasMessageContaining("cannot be used: java.nio.file.NotDirectoryException");
        assertThat(folder.toFile().list()).containsExactly("postgres");
    }

    @Test
    void givenAHubDiedDuringItsVeryFirstStart_thenTheRemainsAreSetAsideAndItStarts() throws Exception {
        Path data = Files.createDirectories(folder.resolve("postgres"));
        Files.writeString(data.resolve("PG_VERSION"), "18\n");
        Files.writeString(data.resolve("postgresql.conf"), "");
        Files.writeString(folder.resolve("postgres.lock"), "4711");

        try (EmbeddedPostgresServer server = start()) {
            assertThat(query(server, "SELECT 'fresh'")).isEqualTo("fresh");
        }

        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.map(path -> path.getFileName().toString()))
                    .anyMatch(name -> name.startsWith("postgres-incomplete-"));
        }
    }

    @Test
    void givenACopyOfTheFolderThatBrokeOff_thenItIsLeftAloneAndNoneIsMadeAnew() throws Exception {
        start().close();
        Files.delete(folder.resolve("postgres").resolve("epg-lock"));

        StartFailure failure = failure();

        assertThat(failure).hasMessageContaining("is not whole");
        assertThat(failure.action()).contains("postgres.lock").contains("postgres.password");
        assertThat(folder.resolve("postgres").resolve("PG_VERSION")).exists();
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.map(path -> path.getFileName().toString()))
                    .noneMatch(name -> name.startsWith("postgres-incomplete-"));
        }
    }

    @Test
    void givenACopyOfTheFolderAlone_thenItSaysWhatBelongsBesideIt() throws Exception {
        start().close();
        Files.delete(folder.resolve("postgres.lock"));

        assertThat(failure().action()).contains("postgres.lock").contains("postgres.password");
    }

    @Test
    void givenAPostgresThatNoHubMade_thenItIsLeftAlone() throws Exception {
        try (EmbeddedPostgres foreign = EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("postgres"))
                .setCleanDataDirectory(false)
                .start()) {
            StartFailure failure = failure();

            assertThat(failure).hasMessageContaining("holds a PostgreSQL that no hub has made");
            assertThat(failure()).as("nor the second time").hasMessage(failure.getMessage());
            try (Connection connection = foreign.getPostgresDatabase().getConnection()) {
                assertThat(connection.isValid(5)).isTrue();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"this", "another postgres", "none", "nonsense"})
    void givenAPostmasterFileThatSurvivedAReboot_thenItStartsAndHarmsNobody(String whose) throws Exception {
        Path data = folder.resolve("postgres");
        // First, since the library unpacks its programs once a JVM: in a process of its own each hub has its own.
        try (EmbeddedPostgres another = EmbeddedPostgres.start()) {
            try (EmbeddedPostgresServer server = start()) {
                execute(server, "CREATE TABLE kept AS SELECT 'still here' AS word");
            }
            String number = switch (whose) {
                case "this" -> Long.toString(ProcessHandle.current().pid());
                case "another postgres" ->
                    Files.readAllLines(dataDirectoryOf(another).resolve("postmaster.pid"))
                            .get(0);
                case "none" -> "999999999";
                default -> "x";
            };
            Files.writeString(data.resolve("postmaster.pid"), number + "\n" + data + "\n");

            try (EmbeddedPostgresServer server = start()) {
                assertThat(query(server, "SELECT word FROM kept")).isEqualTo("still here");
            }
            try (Connection connection = another.getPostgresDatabase().getConnection()) {
                assertThat(connection.isValid(5)).isTrue();
            }
        }
    }

    private static Path dataDirectoryOf(EmbeddedPostgres postgres) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SHOW data_directory")) {
            result.next();
            return Path.of(result.getString(1));
        }
    }

    @Test
    void givenAFolderWithoutAFolderAbove_thenItSaysSo() {
        StartFailure failure = catchThrowableOfType(
                StartFailure.class,
                () -> EmbeddedPostgresServer.start(new MemberHubProperties.EmbeddedPostgres(folder.getRoot(), 0))
                        .close());

        assertThat(failure).hasMessageContaining("cannot be used");
    }

    @Test
    void givesTheFolderBackWhenTheStartFails() throws IOException {
        Path data = Files.createDirectories(folder.resolve("postgres"));
        Files.writeString(data.resolve("PG_VERSION"), "17\n");
        failure();
        Files.delete(data.resolve("PG_VERSION"));

        start().close();
    }
}
