package com.memberhub.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.memberhub.adapter.jpa.database.TestDatabase;
import com.memberhub.endtoend.Hub.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The rule of docs/upgrade.md: while a hub of the version before is there, the newest schema serves both. */
class RollingUpgradeFaultIT {

    private static final Logger LOG = LoggerFactory.getLogger(RollingUpgradeFaultIT.class);
    private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();
    private static final Path PREVIOUS_VERSION = REPOSITORY.resolve(".ci/previous-version");

    /** What a hub of V1 sends: the columns of V1, and no others. */
    private static final String MEMBER_OF_V1 = """
            INSERT INTO member (root_kdt_id, mobile, out_open_id, name, created_at, updated_at)
            SELECT * FROM unnest(ARRAY[91234567]::bigint[], ARRAY['+8613700000001']::text[], ARRAY['of-v1']::text[],
                ARRAY['张三']::text[], ARRAY[now()]::timestamptz[], ARRAY[now()]::timestamptz[])
            ON CONFLICT DO NOTHING RETURNING root_kdt_id, mobile""";

    private static final String CALL_OF_V1 = """
            INSERT INTO member_call (
                shard_key, request_id, received_at, app_id, root_kdt_id, mobile, outcome, out_open_id, payload,
                violations, notices, changes, time_taken_micros)
            VALUES ('+8613700000001', 'request-of-v1', now(), 'app', 91234567, '+8613700000001', 'CREATED', 'of-v1', '{}',
                NULL, NULL, NULL, 1)""";

    private static final String CHANGE_OF_V1 =
            "UPDATE member SET nickname = '小张', updated_at = now() WHERE root_kdt_id = 91234567 AND mobile = '+8613700000001'";

    @Test
    void givenTheNewestSchema_whenAHubOfTheFirstVersionWrites_thenBothVersionsKnowWhatTheOtherWrote(
            @TempDir Path folder) throws Exception {
        try (PostgresServer postgres = PostgresServer.create(folder);
                PackagedHub hub = PackagedHub.start(folder, postgres.database(), Map.of())) {
            TestDatabase database = postgres.database();
            assertThat(database.queryText(MEMBER_OF_V1)).isEqualTo("91234567");
            database.execute(CALL_OF_V1);
            database.execute(CHANGE_OF_V1);

            Answer known = hub.process().caller().create(Load.body(new Identity(91_234_567L, "13700000001"), "李四"));
            assertThat(known.outcome()).isEqualTo("aligned");
            assertThat(known.outOpenId()).isEqualTo("of-v1");

            Identity newcomer = Load.newIdentity();
            Answer created = hub.process().caller().create(Load.body(newcomer, "王五"));
            assertThat(database.queryText("SELECT out_open_id FROM member WHERE (root_kdt_id, mobile) IN ((%d, '%s'))"
                            .formatted(newcomer.rootKdtId(), newcomer.e164())))
                    .isEqualTo(created.outOpenId());
            Aftermath.of(database).isWhole();
        }
    }

    @Test
    void givenTheVersionBeforeServes_whenThisVersionJoinsAndTakesOver_thenNothingIsLostOrDouble(@TempDir Path folder)
            throws Exception {
        String revision = System.getProperty(
                "member-hub.previous-version",
                Files.readString(PREVIOUS_VERSION).strip());
        Need.ROLLING_UPGRADE.isMet(
                isInHistory(revision),
                "the version before, " + revision + " of .ci/previous-version, cannot be built: here is no git"
                        + " repository, or one without its history (git fetch --unshallow)");
        Path previous = jarOf(revision, folder);
        Ledger ledger = new Ledger();
        try (PostgresServer postgres = PostgresServer.create(folder);
                PackagedHub old = PackagedHub.startJar(folder, previous, postgres.database())) {
            String before = postgres.database().queryText("SELECT max(version) FROM flyway_schema_history");
            try (Load alone = Load.on(ledger, 4, old.port())) {
                ledger.await(200);
                try (PackagedHub next = PackagedHub.start(folder, postgres.database(), Map.of());
                        Load both = Load.on(ledger, 4, old.port(), next.port())) {
                    ledger.await(1_000);
                    both.stop();
                    alone.stop();
                    try (Load taken = Load.on(ledger, 4, next.port())) {
                        old.process().stop();
                        ledger.await(200);
                        taken.stop();
                        LOG.info(
                                "{} with schema {} beside this one with {}: {} / {} / {}",
                                revision,
                                before,
                                postgres.database().queryText("SELECT max(version) FROM flyway_schema_history"),
                                alone.counts(),
                                both.counts(),
                                taken.counts());
                    }
                }
            }
            Aftermath.keeps(ledger, postgres.database());
        }
    }

    private static boolean isInHistory(String revision) throws InterruptedException {
        try {
            return new ProcessBuilder("git", "cat-file", "-e", revision + "^{commit}")
                            .directory(REPOSITORY.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException noGit) {
            return false;
        }
    }

    /** Builds it from the repository, where it was not built before. */
    private static Path jarOf(String revision, Path folder) throws IOException, InterruptedException {
        Path source = Path.of("target", "faults", "previous-" + revision.replaceAll("[^0-9A-Za-z.]", "_"))
                .toAbsolutePath();
        Path jar = source.resolve("bootstrap/target/member-hub.jar");
        if (!Files.exists(jar)) {
            Files.createDirectories(source);
            Path log = folder.resolve("build.log");
            long began = System.nanoTime();
            Process build = new ProcessBuilder(List.of(
                            "sh",
                            "-c",
                            "git archive \"$0\" | tar -x -C \"$1\" && cd \"$1\" && mvn -B -q -DskipTests package",
                            revision,
                            source.toString()))
                    .directory(REPOSITORY.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            int exit = build.waitFor();
            assertThat(exit).as(Files.readString(log)).isZero();
            LOG.info(
                    "{} was built in {} s",
                    revision,
                    Duration.ofNanos(System.nanoTime() - began).toSeconds());
        }
        return jar;
    }
}
