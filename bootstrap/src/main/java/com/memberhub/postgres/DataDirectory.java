package com.memberhub.postgres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of the embedded PostgreSQL, held by one hub at a time. The operating system gives the hold back when the
 * hub dies, however it dies; what a dead hub left running or half done is put right here.
 */
final class DataDirectory implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DataDirectory.class);
    private static final String OTHER_DATABASE = "set SPRING_DATASOURCE_URL to use a PostgreSQL of your own";
    private static final long PATIENCE_SECONDS = 15;

    private final Path path;
    private final FileChannel owner;

    private DataDirectory(Path path, FileChannel owner) {
        this.path = path;
        this.owner = owner;
    }

    /**
     * Takes hold of the folder and makes it ready for a start.
     *
     * @param majorVersion of the PostgreSQL that will run on it
     * @throws EmbeddedPostgresFailure when another hub holds it, or it cannot be used
     */
    static DataDirectory claim(Path directory, String majorVersion) {
        Path path = directory.toAbsolutePath().normalize();
        try {
            Files.createDirectories(path.getParent());
            DataDirectory claimed = new DataDirectory(path, hold(path));
            try {
                claimed.checkVersion(majorVersion);
                claimed.stopOrphan();
                claimed.setHalfDoneAside();
                return claimed;
            } catch (EmbeddedPostgresFailure | IOException unusable) {
                claimed.close();
                throw unusable;
            }
        } catch (IOException notOurs) {
            throw new EmbeddedPostgresFailure(
                    "The data directory " + path + " of the embedded PostgreSQL cannot be used: " + notOurs,
                    "Give this user the right to write there, or set MEMBER_HUB_EMBEDDED_POSTGRES_DATA_DIRECTORY to"
                            + " another folder, or " + OTHER_DATABASE + ".",
                    notOurs);
        }
    }

    Path path() {
        return path;
    }

    /**
     * Where the programs of PostgreSQL are unpacked: beside the data, since the folder for temporary files is shared. The
     * library lets everybody write there, so it lies in a folder that nobody else may enter.
     */
    Path binaries() throws IOException {
        Path ours = path.resolveSibling(path.getFileName() + "-binaries");
        Files.createDirectories(ours);
        if (Files.getFileStore(ours).supportsFileAttributeView(PosixFileAttributeView.class)) {
            Files.setPosixFilePermissions(ours, PosixFilePermissions.fromString("rwx------"));
        }
        return ours.resolve("unpacked");
    }

    private static FileChannel hold(Path path) throws IOException {
        Path file = path.resolveSibling(path.getFileName() + ".lock");
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (isFree(channel)) {
            channel.truncate(0);
            channel.write(StandardCharsets.US_ASCII.encode(
                    Long.toString(ProcessHandle.current().pid())));
            return channel;
        }
        channel.close();
        throw new EmbeddedPostgresFailure(
                "The data directory " + path + " is in use by another member-hub, process "
                        + Files.readString(file).strip() + ".",
                "Stop that one, or set MEMBER_HUB_EMBEDDED_POSTGRES_DATA_DIRECTORY to another folder; to run several"
                        + " hubs on one database, " + OTHER_DATABASE + ".",
                null);
    }

    private static boolean isFree(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return false;
        }
    }

    private void checkVersion(String majorVersion) throws IOException {
        Path file = path.resolve("PG_VERSION");
        if (!Files.exists(file)) {
            return;
        }
        String found = Files.readString(file).strip();
        if (!found.equals(majorVersion)) {
            throw new EmbeddedPostgresFailure(
                    "The data directory " + path + " was made by PostgreSQL " + found + ", this hub brings "
                            + majorVersion + ".",
                    "Upgrade the folder with pg_upgrade, or use a fresh one by MEMBER_HUB_EMBEDDED_POSTGRES_DATA_DIRECTORY,"
                            + " or " + OTHER_DATABASE + ".",
                    null);
        }
    }

    /** A hub that was killed leaves its PostgreSQL running: stop it the way an administrator would. */
    private void stopOrphan() throws IOException {
        Path file = path.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return;
        }
        Optional<ProcessHandle> orphan = postmaster(Files.readAllLines(file));
        if (orphan.isEmpty()) {
            // The number may belong to anything by now, and PostgreSQL would take it for a running server.
            Files.deleteIfExists(file);
            return;
        }
        LOG.warn(
                "A PostgreSQL that an earlier hub left behind (process {}) is stopped",
                orphan.get().pid());
        stop(orphan.get());
    }

    /** The process of a postmaster.pid: its number in the first line, its data directory in the second. */
    private Optional<ProcessHandle> postmaster(List<String> lines) throws IOException {
        if (lines.size() < 2
                || !Files.isDirectory(Path.of(lines.get(1).strip()))
                || !Files.isSameFile(Path.of(lines.get(1).strip()), path)) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
                .filter(process -> process.info()
                        .command()
                        .map(command ->
                                Path.of(command).getFileName().toString().startsWith("postgres"))
                        .orElse(false));
    }

    private static void stop(ProcessHandle postmaster) throws IOException {
        try {
            // SIGINT is PostgreSQL's fast shutdown; Java itself can only send SIGTERM, which waits for every client.
            new ProcessBuilder("kill", "-INT", Long.toString(postmaster.pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
            postmaster.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while a left-behind PostgreSQL was stopping", interrupted);
        } catch (TimeoutException | ExecutionException | IOException stubborn) {
            LOG.warn("It does not stop and is killed; PostgreSQL recovers from that", stubborn);
            postmaster.destroyForcibly();
        }
    }

    /**
     * A folder that was never opened for business is what remains of a hub that died during its very first start. Our
     * mark is the lock file that the library writes once the folder is complete.
     */
    private void setHalfDoneAside() throws IOException {
        if (Files.exists(path.resolve("PG_VERSION")) && !Files.exists(path.resolve("epg-lock"))) {
            Path aside = path.resolveSibling(path.getFileName() + "-incomplete-" + System.currentTimeMillis());
            LOG.warn("{} was never completed; it is moved to {} and made anew", path, aside);
            Files.move(path, aside);
        }
    }

    /** Gives the hold back. */
    @Override
    public void close() throws IOException {
        owner.close();
    }
}
