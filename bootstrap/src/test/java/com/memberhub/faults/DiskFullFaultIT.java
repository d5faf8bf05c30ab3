package com.memberhub.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The disk of the database is full, so full that not even its log can be written any more. */
class DiskFullFaultIT {

    private static final Logger LOG = LoggerFactory.getLogger(DiskFullFaultIT.class);
    private static final Duration SERVES_AGAIN_WITHIN = Duration.ofSeconds(5);
    private static final int SERVES = 20;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Path disk;

    @BeforeEach
    void mount() throws Exception {
        disk = Files.createDirectory(folder.resolve("disk"));
        Need.FULL_DISK.isMet(
                runAsRoot("mount", "-t", "tmpfs", "-o", "size=256m,mode=1777", "tmpfs", disk.toString()) == 0,
                "a disk that can be filled has to be mounted, and this user may not: run as root, or as somebody who may"
                        + " use sudo without a password, on a machine that lets root mount");
    }

    @AfterEach
    void unmount() throws Exception {
        runAsRoot("umount", "--lazy", disk.toString());
    }

    @Test
    void givenTheDiskIsFull_thenCallersAreToldToComeAgainAndAreServedOnceThereIsRoomAndNothingIsLost()
            throws Exception {
        Ledger ledger = new Ledger();
        try (PostgresServer postgres = PostgresServer.create(
                        PostgresPrograms.bundled(), folder, disk.resolve("data"), "min_wal_size=32MB");
                PackagedHub hub = PackagedHub.start(folder, postgres.database(), Map.of());
                Load load = Load.on(ledger, 8, hub.port())) {
            ledger.await(200);
            Path ballast = disk.resolve("ballast");
            fill(ballast);
            load.awaitUnavailable(100);
            int livez = hub.process().caller().get("/livez").status();
            boolean died = !postgres.isAlive();
            Files.delete(ballast);
            if (!postgres.isAlive()) {
                // Where its log cannot grow PostgreSQL ends itself, and whoever watches it starts it again.
                postgres.start();
            }
            ledger.await(SERVES, died ? SERVES_AGAIN_WITHIN : Ledger.PATIENCE);
            load.stop();

            assertThat(postgres.log()).contains("No space left on device");
            assertThat(livez).isEqualTo(200);
            Aftermath after = Aftermath.keeps(ledger, postgres.database());
            LOG.info(
                    "the disk was full, PostgreSQL {}: {}, {} members",
                    died ? "ended itself" : "stayed",
                    load.counts(),
                    after.members());
        }
    }

    /** To the last byte. */
    private static void fill(Path ballast) throws IOException {
        byte[] block = new byte[8192];
        try (OutputStream file = Files.newOutputStream(ballast)) {
            while (true) {
                file.write(block);
            }
        } catch (IOException full) {
            Awaitility.await().until(() -> Files.getFileStore(ballast).getUsableSpace() < block.length);
        }
    }

    private static int runAsRoot(String... command) throws InterruptedException {
        List<String> whole = new ArrayList<>();
        if (!"root".equals(System.getProperty("user.name"))) {
            whole.addAll(List.of("sudo", "-n"));
        }
        whole.addAll(List.of(command));
        try {
            return new ProcessBuilder(whole)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException noSudo) {
            return 127;
        }
    }
}
