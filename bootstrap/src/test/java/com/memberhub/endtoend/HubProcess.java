package com.memberhub.endtoend;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import com.memberhub.endtoend.Hub.Caller;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packaged hub as a process of its own, as a user starts it; unless told otherwise with its own PostgreSQL in a folder. */
public final class HubProcess {

    private static final Path JAR = Path.of(System.getProperty("member-hub.jar", "target/member-hub.jar"));
    private static final Pattern PORT = Pattern.compile("Tomcat started on port ([0-9]+)");
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    private final Process process;
    private final Path log;

    private HubProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Starts a hub whose working directory is the folder, and does not wait. */
    static HubProcess launch(Path folder, Map<String, String> environment) throws IOException {
        return launch(
                List.of(
                        JAVA.toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        JAR.toAbsolutePath().toString()),
                folder,
                environment);
    }

    /** Starts a hub by this command, and does not wait. */
    public static HubProcess launch(List<String> command, Path folder, Map<String, String> environment)
            throws IOException {
        Path log = Files.createTempFile(folder, "hub-", ".log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("MANAGEMENT_SERVER_PORT", "0");
        builder.environment().put("SERVER_PORT", "0");
        builder.environment().putAll(environment);
        return new HubProcess(builder.start(), log);
    }

    /** Starts a hub and waits until it is ready. */
    static HubProcess start(Path folder) throws IOException, InterruptedException {
        HubProcess hub = launch(folder, Map.of());
        hub.awaitReady();
        return hub;
    }

    /** Starts a hub by this command and waits until it is ready. */
    public static HubProcess start(List<String> command, Path folder, Map<String, String> environment)
            throws IOException, InterruptedException {
        HubProcess hub = launch(command, folder, environment);
        hub.awaitReady();
        return hub;
    }

    /** Waits until it can take calls. */
    public void awaitReady() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + SECONDS.toNanos(120);
        while (System.nanoTime() < deadline && process.isAlive()) {
            if (PORT.matcher(log()).find() && caller().get("/readyz").status() == 200) {
                return;
            }
            MILLISECONDS.sleep(100);
        }
        kill();
        throw new AssertionError("the hub is not ready:\n" + log());
    }

    /** Speaks to the hub, once it is ready. */
    public Caller caller() throws IOException {
        Matcher port = PORT.matcher(log());
        if (!port.find()) {
            throw new IllegalStateException("the hub has no port yet");
        }
        return new Caller(Integer.parseInt(port.group(1)));
    }

    public String log() throws IOException {
        return Files.readString(log);
    }

    /** {@code kill -9}: no hook runs, its PostgreSQL stays behind. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** {@code kill -9}, and nobody waits for it: when the tests end. */
    public void destroy() {
        process.destroyForcibly();
    }

    /** {@code kill}: it finishes what it has begun. */
    public int stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(60, SECONDS)) {
            throw new AssertionError("the hub does not stop");
        }
        return process.exitValue();
    }

    /** Waits for a hub that is expected to end by itself. */
    int exitValue() throws InterruptedException {
        if (!process.waitFor(60, SECONDS)) {
            throw new AssertionError("the hub does not end");
        }
        return process.exitValue();
    }
}
