package com.memberhub.faults;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import com.memberhub.adapter.jpa.database.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A durable PostgreSQL that can be treated badly. It keeps its port, as a server does. */
final class PostgresServer implements AutoCloseable {

    private static final String USER = "postgres";

    private final PostgresPrograms programs;
    private final Path data;
    private final Path log;
    private final int port;
    private final List<String> settings;
    private @Nullable Process postmaster;

    private PostgresServer(PostgresPrograms programs, Path data, Path log, int port, List<String> settings) {
        this.programs = programs;
        this.data = data;
        this.log = log;
        this.port = port;
        this.settings = settings;
        Runtime.getRuntime().addShutdownHook(new Thread(this::destroy));
    }

    /** Makes one in a folder and starts it, with settings in the form {@code name=value}. */
    static PostgresServer create(Path folder, String... settings) throws IOException, InterruptedException {
        return create(PostgresPrograms.bundled(), folder, folder.resolve("data"), settings);
    }

    static PostgresServer create(PostgresPrograms programs, Path folder, Path data, String... settings)
            throws IOException, InterruptedException {
        run(
                folder.resolve("initdb.log"),
                programs.program("initdb").toString(),
                "--pgdata=" + data,
                "--username=" + USER,
                "--auth=trust",
                "--encoding=UTF8",
                "--locale=C",
                "--no-sync");
        return on(programs, folder, data, settings);
    }

    /** Starts one on data that is there. */
    static PostgresServer on(PostgresPrograms programs, Path folder, Path data, String... settings)
            throws IOException, InterruptedException {
        Path log = Files.createTempFile(folder, "postgres-", ".log");
        PostgresServer server = new PostgresServer(programs, data, log, freePort(), List.of(settings));
        server.start();
        return server;
    }

    /** Makes a standby of another one, which it follows from then on. */
    static PostgresServer standbyOf(PostgresServer primary, Path folder) throws IOException, InterruptedException {
        Path data = folder.resolve("standby");
        run(
                folder.resolve("pg_basebackup.log"),
                primary.programs.program("pg_basebackup").toString(),
                "--pgdata=" + data,
                "--host=127.0.0.1",
                "--port=" + primary.port,
                "--username=" + USER,
                "--checkpoint=fast",
                "--write-recovery-conf");
        return on(primary.programs, folder, data);
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** PostgreSQL does not run as root; in a user namespace of its own, root is nobody. */
    static List<String> asNobodySpecial(List<String> command) {
        List<String> whole = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            whole.addAll(List.of("unshare", "-U"));
        }
        whole.addAll(command);
        return whole;
    }

    private static void run(Path log, String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(asNobodySpecial(List.of(command)))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException(Files.readString(log));
        }
    }

    /** Starts it and waits until it accepts connections. */
    void start() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + SECONDS.toNanos(60);
        Process started = launch();
        while (!accepts()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("PostgreSQL does not start:\n" + log());
            }
            if (!started.isAlive()) {
                // What a killed postmaster left behind is still ending.
                MILLISECONDS.sleep(50);
                started = launch();
            }
            MILLISECONDS.sleep(5);
        }
    }

    private Process launch() throws IOException {
        List<String> command = new ArrayList<>(List.of(
                programs.program("postgres").toString(),
                "-D",
                data.toString(),
                "-p",
                Integer.toString(port),
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories=",
                "-c",
                "fsync=on",
                "-c",
                "synchronous_commit=on"));
        settings.forEach(setting -> command.addAll(List.of("-c", setting)));
        Process launched = new ProcessBuilder(asNobodySpecial(command))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        postmaster = launched;
        return launched;
    }

    boolean accepts() {
        try (var connection = database().connect()) {
            return connection.isValid(1);
        } catch (SQLException notYet) {
            return false;
        }
    }

    /** Changes a setting that needs no new start. */
    void set(String name, String value) throws SQLException {
        execute("ALTER SYSTEM SET " + name + " = '" + value + "'");
        execute("SELECT pg_reload_conf()");
    }

    /** Makes a primary of a standby, and waits until it is one. */
    void promote() throws SQLException {
        execute("SELECT pg_promote()");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database().connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    boolean isAlive() {
        Process process = postmaster;
        return process != null && process.isAlive();
    }

    /** {@code kill -9} of the postmaster. */
    void kill() throws InterruptedException {
        Process process = running();
        process.destroyForcibly();
        process.waitFor();
    }

    /** What {@code pg_ctl stop -m immediate} does: no connection is waited for, nothing is written down. */
    void stopImmediately() throws IOException, InterruptedException {
        signal("QUIT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        Process process = running();
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
        if (!process.waitFor(30, SECONDS)) {
            throw new IllegalStateException("PostgreSQL does not stop:\n" + log());
        }
    }

    private Process running() {
        Process process = postmaster;
        if (process == null) {
            throw new IllegalStateException("it was never started");
        }
        return process;
    }

    TestDatabase database() {
        return database("postgres", port);
    }

    /** The same database by another way. */
    static TestDatabase through(int port) {
        return database("postgres", port);
    }

    private static TestDatabase database(String name, int port) {
        return new TestDatabase("jdbc:postgresql://127.0.0.1:" + port + "/" + name + "?connectTimeout=2", USER, "");
    }

    int port() {
        return port;
    }

    String log() throws IOException {
        return Files.readString(log);
    }

    @Override
    public void close() throws IOException, InterruptedException {
        if (isAlive()) {
            signal("INT");
        }
    }

    private void destroy() {
        Process process = postmaster;
        if (process != null) {
            process.destroyForcibly();
        }
    }
}
