package com.memberhub.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.memberhub.configuration.MemberHubProperties;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresServerTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    private EmbeddedPostgresServer start() {
        return EmbeddedPostgresServer.start(new MemberHubProperties.EmbeddedPostgres(folder.resolve("postgres"), 0));
    }

    private static String query(EmbeddedPostgresServer server, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.jdbcUrl(), server.user(), "");
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }

    private static void execute(EmbeddedPostgresServer server, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.jdbcUrl(), server.user(), "");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private EmbeddedPostgresFailure failure() {
        EmbeddedPostgresFailure failure = catchThrowableOfType(EmbeddedPostgresFailure.class, () -> start().close());
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
            EmbeddedPostgresFailure failure = failure();

            assertThat(failure)
                    .hasMessageContaining("in use by another member-hub, process "
                            + ProcessHandle.current().pid());
            assertThat(failure.action()).contains("MEMBER_HUB_EMBEDDED_POSTGRES_DATA_DIRECTORY");
            assertThat(query(first, "SELECT 'unharmed'")).isEqualTo("unharmed");
        }
    }

    @Test
    void givenAFolderOfAnotherVersion_thenItSaysSoAndTouchesNothing() throws Exception {
        Path data = Files.createDirectories(folder.resolve("postgres"));
        Files.writeString(data.resolve("PG_VERSION"), "17\n");

        EmbeddedPostgresFailure failure = failure();

        assertThat(failure).hasMessageContaining("was made by PostgreSQL 17, this hub brings 18");
        assertThat(failure.action()).contains("pg_upgrade");
        assertThat(Files.readString(data.resolve("PG_VERSION"))).isEqualTo("17\n");
    }

    @Test
    void givenAFolderThatCannotBeMade_thenItSaysSo() throws Exception {
        Files.writeString(folder.resolve("file"), "not a folder");

        EmbeddedPostgresFailure failure = catchThrowableOfType(
                EmbeddedPostgresFailure.class,
                () -> EmbeddedPostgresServer.start(new MemberHubProperties.EmbeddedPostgres(
                                folder.resolve("file").resolve("postgres"), 0))
                        .close());

        assertThat(failure).hasMessageContaining("cannot be used");
        assertThat(failure.action()).contains("SPRING_DATASOURCE_URL");
    }

    @Test
    void givenAHubDiedDuringItsVeryFirstStart_thenTheRemainsAreSetAsideAndItStarts() throws Exception {
        Path data = Files.createDirectories(folder.resolve("postgres"));
        Files.writeString(data.resolve("PG_VERSION"), "18\n");
        Files.writeString(data.resolve("postgresql.conf"), "");

        try (EmbeddedPostgresServer server = start()) {
            assertThat(query(server, "SELECT 'fresh'")).isEqualTo("fresh");
        }

        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.map(path -> path.getFileName().toString()))
                    .anyMatch(name -> name.startsWith("postgres-incomplete-"));
        }
    }

    @Test
    void givenAPostmasterFileOfAProcessThatIsNoPostgres_thenItStarts() throws Exception {
        try (EmbeddedPostgresServer server = start()) {
            execute(server, "CREATE TABLE kept AS SELECT 'still here' AS word");
        }
        Path data = folder.resolve("postgres");
        Files.writeString(
                data.resolve("postmaster.pid"), ProcessHandle.current().pid() + "\n" + data + "\n");

        try (EmbeddedPostgresServer server = start()) {
            assertThat(query(server, "SELECT word FROM kept")).isEqualTo("still here");
        }
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
