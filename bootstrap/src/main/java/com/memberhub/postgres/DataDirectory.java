package com.memberhub.postgres;

import com.memberhub.startup.StartFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of the embedded PostgreSQL, held by one hub at a time. The operating system gives the hold back when the
 * hub dies, however it dies; what a dead hub left running or half done is put right here. Nothing is ever stopped or
 * moved that no hub has made.
 *
 * <p>Beside the folder stand its lock file, which is also the mark that a hub made it, and the unpacked programs.
 */
final class DataDirectory implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DataDirectory.class);
    private static final String ANOTHER_FOLDER = "set MEMBER_HUB_EMBEDDED_POSTGRES_DATA_DIRECTORY to another folder";
    private static final String ANOTHER_DATABASE = "set SPRING_DATASOURCE_URL to use a PostgreSQL of your own";
    private static final long PATIENCE_SECONDS = 15;

    /** By PostgreSQL when it begins to serve, and not by initdb. */
    private static final String WRITTEN_AT_EACH_START = "postmaster.opts";

    /** A file lock is the whole process's, and is lost when any of its channels on the file is closed. */
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

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
     * @throws StartFailure when another hub holds it, when no hub made it, or when it cannot be used
     */
    static DataDirectory claim(Path directory, String majorVersion) {
        Path path = directory.toAbsolutePath().normalize();
        try {
            if (path.getParent() == null) {
                throw new IOException("it has no folder above it");
            }
            Files.createDirectories(path.getParent());
            checkMadeByAHub(path, majorVersion);
            DataDirectory claimed = new DataDirectory(path, hold(path));
            try {
                claimed.stopOrphan();
                claimed.setHalfDoneAside();
                return claimed;
            } catch (RuntimeException | IOException unusable) {
                claimed.close();
                throw unusable;
            }
        } catch (IOException unusable) {
            throw new StartFailure(
                    "The data directory " + path + " of the embedded PostgreSQL cannot be used: " + unusable,
                    "Give this user the right to write there, or " + ANOTHER_FOLDER + ", or " + ANOTHER_DATABASE + ".",
                    unusable);
        }
    }

    Path path() {
        return path;
    }

    /** Where PostgreSQL's programs are unpacked. */
    Path programs() {
        return programsFolder().resolve("unpacked");
    }

    /** Where the library may clean up as it likes. */
    Path scratch() {
        return programsFolder().resolve("scratch");
    }

    /** Beside the data, since the folder for temporary files is shared with other users and other applications. */
    private Path programsFolder() {
        return path.resolveSibling(path.getFileName() + "-binaries");
    }

    /** The library lets everybody write where it unpacks, so that lies in a folder that nobody else may enter. */
    void makeProgramsFolder() throws IOException {
        Files.createDirectories(programsFolder());
        if (Files.getFileStore(programsFolder()).supportsFileAttributeView(PosixFileAttributeView.class)) {
            Files.setPosixFilePermissions(programsFolder(), PosixFilePermissions.fromString("rwx------"));
        }
    }

    /** What belongs to the folder, and has to come along where it goes. */
    private static String beside(Path path) {
        return path.getFileName() + ".lock and " + path.getFileName() + ".password";
    }

    private static Path lockFile(Path path) {
        return path.resolveSibling(path.getFileName() + ".lock");
    }

    private static void checkMadeByAHub(Path path, String majorVersion) throws IOException {
        Path file = path.resolve("PG_VERSION");
        if (!Files.exists(file)) {
            requireEmpty(path);
            return;
        }
        String found = Files.readString(file).strip();
        if (!found.equals(majorVersion)) {
            throw new StartFailure(
                    "The data directory " + path + " was made by PostgreSQL " + found + ", this hub brings "
                            + majorVersion + ".",
                    "Upgrade the folder with pg_upgrade, or " + ANOTHER_FOLDER + ", or " + ANOTHER_DATABASE + ".");
        }
        if (!Files.exists(lockFile(path))) {
            throw new StartFailure(
                    "The data directory " + path + " holds a PostgreSQL that no hub has made, and is left alone.",
                    "If it is a copy of a hub's, copy what lay beside it too: " + beside(path)
                            + ". To use another PostgreSQL, start it and set SPRING_DATASOURCE_URL; or "
                            + ANOTHER_FOLDER + ".");
        }
    }

    /** A disk has a folder of its own at its top, and PostgreSQL takes none that has anything in it. */
    private static void requireEmpty(Path path) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> content = Files.list(path)) {
            if (content.findAny().isPresent()) {
                throw new StartFailure(
                        "The data directory " + path + " of the embedded PostgreSQL has something else in it.",
                        "Name a folder in it, which the hub makes, by MEMBER_HUB_EMBEDDED_POSTGRES_DATA_DIRECTORY; or "
                                + ANOTHER_DATABASE + ".");
            }
        }
    }

    private static FileChannel hold(Path path) throws IOException {
        if (!HELD_HERE.add(path)) {
            throw inUse(path, Long.toString(ProcessHandle.current().pid()));
        }
        FileChannel channel = null;
        try {
            channel = FileChannel.open(
                    lockFile(path), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                throw inUse(path, contentOf(channel));
            }
            channel.truncate(0);
            channel.write(StandardCharsets.US_ASCII.encode(
                    Long.toString(ProcessHandle.current().pid())));
            return channel;
        } catch (RuntimeException | IOException notHeld) {
            HELD_HERE.remove(path);
            if (channel != null) {
                channel.close();
            }
            throw notHeld;
        }
    }

    private static String contentOf(FileChannel channel) throws IOException {
        ByteBuffer content = ByteBuffer.allocate(32);
        channel.read(content, 0);
        return StandardCharsets.US_ASCII.decode(content.flip()).toString().strip();
    }

    private static StartFailure inUse(Path path, String process) {
        return new StartFailure(
                "The data directory " + path + " is in use by another member-hub, process " + process + ".",
                "Stop that one, or " + ANOTHER_FOLDER + "; to run several hubs on one database, " + ANOTHER_DATABASE
                        + ".");
    }

    /** A hub that was killed leaves its PostgreSQL running: stop it the way an administrator would. */
    private void stopOrphan() throws IOException {
        Path file = path.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return;
        }
        String number = Files.readAllLines(file).stream().findFirst().orElse("").strip();
        ProcessHandle process = number.matches("[0-9]{1,18}")
                ? ProcessHandle.of(Long.parseLong(number)).orElse(null)
                : null;
        if (process != null && runsOurProgram(process)) {
            LOG.warn("A PostgreSQL that an earlier hub left behind (process {}) is stopped", process.pid());
            stop(process);
        } else {
            // The number belongs to nobody by now, or to something else, and PostgreSQL would take that for a server.
            Files.delete(file);
        }
    }

    /**
     * Whether a process runs a program that was unpacked for this very folder. The number in a file that survived a
     * reboot may be anybody's, even another PostgreSQL's.
     */
    private boolean runsOurProgram(ProcessHandle process) throws IOException {
        String command = process.info().command().orElse(null);
        if (command == null) {
            throw new IOException("process " + process.pid()
                    + " may be a PostgreSQL on it, and belongs to a user whose processes this one may not see");
        }
        return Files.exists(programs())
                && Path.of(command).startsWith(programs().toRealPath());
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
     * A folder that was never opened for business is what remains of a hub that died during its very first start. The
     * library writes its own lock file, inside, once the folder is complete. One without it in which PostgreSQL has served
     * all the same lost it on the way: there were members, and they would get other numbers.
     */
    private void setHalfDoneAside() throws IOException {
        if (Files.exists(path.resolve("PG_VERSION")) && !Files.exists(path.resolve("epg-lock"))) {
            if (Files.exists(path.resolve(WRITTEN_AT_EACH_START))) {
                throw new StartFailure(
                        "The data directory " + path
                                + " is not whole: PostgreSQL has served from it, and files are missing.",
                        "Copy it once more from where it is whole, while no hub runs there, with what lies beside it: "
                                + beside(path) + "; or " + ANOTHER_FOLDER + ". Nothing was changed in this one.");
            }
            Path aside = path.resolveSibling(path.getFileName() + "-incomplete-" + System.currentTimeMillis());
            LOG.warn("{} was never completed; it is moved to {} and made anew", path, aside);
            Files.move(path, aside);
        }
    }

    /** Gives the hold back. */
    @Override
    public void close() throws IOException {
        owner.close();
        HELD_HERE.remove(path);
    }
}
