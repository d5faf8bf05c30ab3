package com.memberhub.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.memberhub.adapter.jpa.database.TestDatabase;
import com.memberhub.faults.Ledger.Acknowledged;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The drill of docs/backup.md, by its own scripts. */
class BackupFaultIT {

    private static final Logger LOG = LoggerFactory.getLogger(BackupFaultIT.class);
    private static final Path SCRIPTS =
            Path.of("..", "docs", "backup").toAbsolutePath().normalize();

    @Test
    void givenABackupIsTakenUnderLoad_whenItIsRestored_thenItIsAPrefixOfTheTruth(@TempDir Path folder)
            throws Exception {
        Optional<PostgresPrograms> installed = PostgresPrograms.installed();
        Need.BACKUP.isMet(
                installed.isPresent(),
                "pg_dump and pg_basebackup are not here: install a PostgreSQL with its tools, apt-get install postgresql");
        PostgresPrograms programs = installed.orElseThrow();
        Ledger ledger = new Ledger();
        try (PostgresServer postgres = PostgresServer.create(programs, folder, folder.resolve("data"));
                PackagedHub hub = PackagedHub.start(folder, postgres.database(), Map.of());
                Load load = Load.on(ledger, 4, hub.port())) {
            ledger.await(500);
            Instant dumpBegan = Instant.now();
            run(programs, postgres.port(), folder, "backup.sh", "dump", folder.resolve("dump"));
            ledger.await(200);
            Instant baseBegan = Instant.now();
            run(programs, postgres.port(), folder, "backup.sh", "base", folder.resolve("base"));
            ledger.await(200);
            load.stop();
            Aftermath truth = Aftermath.keeps(ledger, postgres.database());

            try (PostgresServer empty = PostgresServer.create(
                    programs, Files.createDirectory(folder.resolve("empty")), folder.resolve("empty/data"))) {
                run(programs, empty.port(), folder, "restore.sh", "dump", folder.resolve("dump"));
                isPrefix("dump", empty.database(), truth, ledger.before(dumpBegan), load);
            }
            Path restored = folder.resolve("restored");
            run(programs, 0, folder, "restore.sh", "base", folder.resolve("base"), restored);
            try (PostgresServer second = PostgresServer.on(programs, folder, restored)) {
                isPrefix("base", second.database(), truth, ledger.before(baseBegan), load);
                servesOn(folder, second.database(), ledger.before(baseBegan).get(0));
            }
        }
    }

    private static void isPrefix(
            String kind, TestDatabase database, Aftermath truth, List<Acknowledged> promises, Load load)
            throws Exception {
        Aftermath restored = Aftermath.of(database).keeps(promises).isPrefixOf(truth);
        LOG.info(
                "{}: {}; {} of them before it began; {} of {} members and {} of {} calls are restored",
                kind,
                load.counts(),
                promises.size(),
                restored.members(),
                truth.members(),
                restored.calls(),
                truth.calls());
    }

    /** What is restored is a hub's database, and it knows whom it knew. */
    private static void servesOn(Path folder, TestDatabase database, Acknowledged known) throws Exception {
        try (PackagedHub hub = PackagedHub.start(folder, database, Map.of())) {
            assertThat(hub.process()
                            .caller()
                            .create(Load.body(known.identity(), ""))
                            .outOpenId())
                    .isEqualTo(known.outOpenId());
        }
    }

    private static void run(PostgresPrograms programs, int port, Path folder, String script, Object... arguments)
            throws IOException, InterruptedException {
        Path log = folder.resolve(script + ".log");
        List<String> command =
                new ArrayList<>(List.of("bash", SCRIPTS.resolve(script).toString()));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment()
                .putAll(Map.of(
                        "PATH", programs.home().resolve("bin") + File.pathSeparator + System.getenv("PATH"),
                        "PGHOST", "127.0.0.1",
                        "PGPORT", Integer.toString(port),
                        "PGUSER", "postgres",
                        "PGDATABASE", "postgres"));
        assertThat(builder.start().waitFor()).as(Files.readString(log)).isZero();
    }
}
