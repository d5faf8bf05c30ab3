package com.memberhub.postgres;

import com.memberhub.configuration.MemberHubProperties;
import com.memberhub.startup.StartFailure;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL that the hub starts and stops with itself. Its data survives both, and the death of either process:
 * a commit is on the disk before it is acknowledged.
 */
final class EmbeddedPostgresServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgresServer.class);
    private static final String MAJOR_VERSION = "18";
    private static final Duration STARTUP_PATIENCE = Duration.ofSeconds(60);
    private static final String LIBRARY_SCRATCH = "ot.epg.working-dir";
    private static final String USER = "postgres";
    private static final String DATABASE = "postgres";

    private static final String ASKS_FOR_IT = "scram-sha-256";

    private final DataDirectory dataDirectory;
    private final EmbeddedPostgres postgres;
    private final SuperuserPassword password;

    private EmbeddedPostgresServer(DataDirectory dataDirectory, EmbeddedPostgres postgres, SuperuserPassword password) {
        this.dataDirectory = dataDirectory;
        this.postgres = postgres;
        this.password = password;
    }

    /**
     * Starts the server and waits until it serves.
     *
     * @throws StartFailure when it cannot run here
     */
    static EmbeddedPostgresServer start(MemberHubProperties.EmbeddedPostgres settings) {
        refuseRootWithoutNamespaces();
        DataDirectory dataDirectory = DataDirectory.claim(settings.dataDirectory(), MAJOR_VERSION);
        try {
            requireFree(settings.port());
            dataDirectory.makeProgramsFolder();
            SuperuserPassword password = SuperuserPassword.of(dataDirectory.path());
            // The library cleans this folder of what it takes for left behind. Its default is shared by all who use it.
            System.setProperty(LIBRARY_SCRATCH, dataDirectory.scratch().toString());
            EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                    .setDataDirectory(dataDirectory.path())
                    .setCleanDataDirectory(false)
                    .setOverrideWorkingDirectory(dataDirectory.programs().toFile())
                    .setPort(settings.port())
                    .setPGStartupWait(STARTUP_PATIENCE)
                    // Spring stops it, after the last connection is closed.
                    .setRegisterShutdownHook(false)
                    // The library is made for tests and turns both off.
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setLocaleConfig("locale-provider", "builtin")
                    .setLocaleConfig("builtin-locale", "C.UTF-8")
                    .setLocaleConfig("locale", "C.UTF-8")
                    // What is made anew asks for the password from the first moment on; the library has no other place
                    // to say so.
                    .setLocaleConfig("auth-host", ASKS_FOR_IT)
                    .setLocaleConfig("auth-local", ASKS_FOR_IT)
                    .setLocaleConfig("pwfile", password.file().toString())
                    .setConnectConfig("password", password.text())
                    .start();
            setPassword(postgres, password);
            LOG.info(
                    "Embedded PostgreSQL {} on port {}, data in {}",
                    MAJOR_VERSION,
                    postgres.getPort(),
                    dataDirectory.path());
            return new EmbeddedPostgresServer(dataDirectory, postgres, password);
        } catch (StartFailure said) {
            release(dataDirectory);
            throw said;
        } catch (IOException | SQLException | RuntimeException notStarted) {
            release(dataDirectory);
            throw new StartFailure(
                    "The embedded PostgreSQL does not start on " + dataDirectory.path() + ": " + notStarted
                            + (notStarted.getCause() == null ? "" : " (" + notStarted.getCause() + ")"),
                    "Start with LOGGING_LEVEL_IO_ZONKY_TEST=info to see what PostgreSQL says. To use a PostgreSQL of your"
                            + " own, set SPRING_DATASOURCE_URL, SPRING_DATASOURCE_USERNAME and"
                            + " SPRING_DATASOURCE_PASSWORD.",
                    notStarted);
        }
    }

    /** PostgreSQL gives up at once where it cannot have its port; the library goes on asking it for a minute. */
    private static void requireFree(int port) {
        try {
            new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
        } catch (IOException taken) {
            throw new StartFailure(
                    "The embedded PostgreSQL cannot listen on port " + port + ": " + taken.getMessage() + ".",
                    "Stop what uses the port, or set MEMBER_HUB_EMBEDDED_POSTGRES_PORT to another, or to 0 for any free one.",
                    taken);
        }
    }

    private static void setPassword(EmbeddedPostgres postgres, SuperuserPassword password)
            throws IOException, SQLException {
        try (Connection connection = DriverManager.getConnection(jdbcUrl(postgres), USER, password.text())) {
            password.set(connection);
        } catch (IOException | SQLException notSet) {
            postgres.close();
            throw notSet;
        }
    }

    private static void refuseRootWithoutNamespaces() {
        if (isRoot() && !LinuxUtils.isUnshareAvailable()) {
            throw new StartFailure(
                    "PostgreSQL refuses to run as root, and this machine does not let root step into a user namespace"
                            + " (unshare -U).",
                    "Run the hub as another user, for example with setpriv --reuid 1000 --regid 1000 --clear-groups, or"
                            + " set SPRING_DATASOURCE_URL to use a PostgreSQL of your own.");
        }
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    String jdbcUrl() {
        return jdbcUrl(postgres);
    }

    private static String jdbcUrl(EmbeddedPostgres postgres) {
        return "jdbc:postgresql://localhost:" + postgres.getPort() + "/" + DATABASE;
    }

    String user() {
        return USER;
    }

    String password() {
        return password.text();
    }

    @Override
    public void close() throws IOException {
        postgres.close();
        dataDirectory.close();
    }

    private static void release(DataDirectory dataDirectory) {
        try {
            dataDirectory.close();
        } catch (IOException unreleased) {
            LOG.warn("The hold on {} was not given back", dataDirectory.path(), unreleased);
        }
    }
}
