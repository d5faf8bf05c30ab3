package com.memberhub.faults;

import com.memberhub.adapter.jpa.database.TestDatabase;
import com.memberhub.endtoend.HubProcess;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;

/**
 * The packaged hub on a database and a port that it keeps over its lives. The jar is unpacked and its classes archived once,
 * because a test that kills it twenty times waits twenty times for it to start.
 */
final class PackagedHub implements AutoCloseable {

    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
    private static final Path JAR = Path.of(System.getProperty("member-hub.jar", "target/member-hub.jar"))
            .toAbsolutePath();

    private final Path folder;
    private final List<String> command;
    private final Map<String, String> environment;
    private final int port;
    private HubProcess process;

    private PackagedHub(
            Path folder, List<String> command, Map<String, String> environment, int port, HubProcess process) {
        this.folder = folder;
        this.command = command;
        this.environment = environment;
        this.port = port;
        this.process = process;
        Runtime.getRuntime().addShutdownHook(new Thread(() -> this.process.destroy()));
    }

    /** Starts a hub, with further variables of its environment, and waits until it is ready. */
    static PackagedHub start(Path folder, TestDatabase database, Map<String, String> more)
            throws IOException, InterruptedException {
        return start(folder, command(folder, database), database, more);
    }

    /** Starts another version's jar. */
    static PackagedHub startJar(Path folder, Path jar, TestDatabase database) throws IOException, InterruptedException {
        return start(folder, java("-jar", jar.toString()), database, Map.of());
    }

    private static PackagedHub start(Path folder, List<String> command, TestDatabase database, Map<String, String> more)
            throws IOException, InterruptedException {
        int port = PostgresServer.freePort();
        Map<String, String> environment = environment(database, port);
        environment.putAll(more);
        return new PackagedHub(folder, command, environment, port, HubProcess.start(command, folder, environment));
    }

    private static Map<String, String> environment(TestDatabase database, int port) {
        return new HashMap<>(Map.of(
                "SERVER_PORT", Integer.toString(port),
                "SPRING_DATASOURCE_URL", database.jdbcUrl(),
                "SPRING_DATASOURCE_USERNAME", database.username(),
                "SPRING_DATASOURCE_PASSWORD", database.password(),
                // So that a repeated call has something to write.
                "MEMBER_HUB_ALIGNMENT_POLICY", "youzan-wins"));
    }

    private static synchronized List<String> command(Path folder, TestDatabase database)
            throws IOException, InterruptedException {
        Path unpacked = Path.of("target", "faults", "hub-" + checksum(JAR)).toAbsolutePath();
        Path archive = unpacked.resolve("classes.jsa");
        String jar = unpacked.resolve("jar").resolve(JAR.getFileName()).toString();
        if (!Files.exists(archive)) {
            Files.createDirectories(unpacked);
            Process extraction = new ProcessBuilder(
                            JAVA.toString(),
                            "-Djarmode=tools",
                            "-jar",
                            JAR.toString(),
                            "extract",
                            "--force",
                            "--destination",
                            unpacked.resolve("jar").toString())
                    .redirectErrorStream(true)
                    .redirectOutput(unpacked.resolve("extract.log").toFile())
                    .start();
            if (extraction.waitFor() != 0) {
                throw new IllegalStateException(Files.readString(unpacked.resolve("extract.log")));
            }
            HubProcess.start(
                            java("-XX:ArchiveClassesAtExit=" + archive, "-jar", jar),
                            folder,
                            environment(database, PostgresServer.freePort()))
                    .stop();
        }
        return java("-XX:SharedArchiveFile=" + archive, "-jar", jar);
    }

    /** Its time says nothing: a build that can be reproduced gives every jar the same. */
    private static String checksum(Path jar) throws IOException {
        CRC32 checksum = new CRC32();
        try (InputStream content = new CheckedInputStream(Files.newInputStream(jar), checksum)) {
            content.transferTo(OutputStream.nullOutputStream());
        }
        return Long.toHexString(checksum.getValue());
    }

    private static List<String> java(String... arguments) {
        List<String> command = new ArrayList<>(List.of(JAVA.toString(), "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of(arguments));
        return command;
    }

    int port() {
        return port;
    }

    HubProcess process() {
        return process;
    }

    /** {@code kill -9}. */
    void kill() throws InterruptedException {
        process.kill();
    }

    /** Starts it again after its death and waits until it is ready. */
    void startAgain() throws IOException, InterruptedException {
        process = HubProcess.start(command, folder, environment);
    }

    @Override
    public void close() throws InterruptedException {
        process.stop();
    }
}
