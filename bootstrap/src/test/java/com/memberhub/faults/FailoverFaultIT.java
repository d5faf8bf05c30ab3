package com.memberhub.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.memberhub.adapter.jpa.database.TestDatabase;
import com.memberhub.endtoend.Hub.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A primary whose commits wait for a standby, so that the standby knows whatever was promised. */
class FailoverFaultIT {

    private static final Logger LOG = LoggerFactory.getLogger(FailoverFaultIT.class);

    /** The database by itself would not wait: the hub's own sessions do. */
    @Test
    void givenNoStandbyHasWhatWasCommitted_thenNobodyIsPromisedAnythingUntilOneHasIt(@TempDir Path folder)
            throws Exception {
        Identity identity = Load.newIdentity();
        try (PostgresServer primary = PostgresServer.create(folder, "synchronous_commit=local");
                PackagedHub hub = PackagedHub.start(folder, primary.database(), Map.of())) {
            primary.set("synchronous_standby_names", "away");

            Answer told = hub.process().caller().create(Load.body(identity, ""));

            assertThat(told.status()).isEqualTo(503);
            assertThat(told.response().headers().firstValue("Retry-After")).isPresent();

            primary.set("synchronous_standby_names", "");
            Answer again = hub.process().caller().create(Load.body(identity, ""));

            assertThat(again.success()).isTrue();
            assertThat(Aftermath.of(primary.database()).isWhole().members()).isEqualTo(1);
        }
    }

    @Test
    void givenThePrimaryDiesUnderLoad_whenItsStandbyIsPromoted_thenTheHubGoesOnThereAndNothingIsLost(
            @TempDir Path folder) throws Exception {
        Optional<PostgresPrograms> installed = PostgresPrograms.installed();
        Need.BACKUP.isMet(
                installed.isPresent(),
                "pg_basebackup is not here: install a PostgreSQL with its tools, apt-get install postgresql");
        Ledger ledger = new Ledger();
        try (PostgresServer primary =
                        PostgresServer.create(installed.orElseThrow(), folder, folder.resolve("primary"));
                PostgresServer standby = PostgresServer.standbyOf(primary, folder)) {
            primary.set("synchronous_standby_names", "*");
            try (PackagedHub hub = PackagedHub.start(folder, whicheverIsPrimary(primary, standby), Map.of());
                    Load load = Load.on(ledger, 8, hub.port())) {
                ledger.await(500);
                primary.kill();
                standby.promote();
                long promoted = System.nanoTime();
                ledger.await(100);
                long served = System.nanoTime();
                load.stop();
                Aftermath after = Aftermath.keeps(ledger, standby.database());
                LOG.info(
                        "a failover: {}, {} members, a hundred calls served {} ms after it",
                        load.counts(),
                        after.members(),
                        Duration.ofNanos(served - promoted).toMillis());
            }
        }
    }

    private static TestDatabase whicheverIsPrimary(PostgresServer one, PostgresServer other) {
        TestDatabase database = one.database();
        return new TestDatabase(
                "jdbc:postgresql://127.0.0.1:%d,127.0.0.1:%d/postgres?targetServerType=primary"
                        .formatted(one.port(), other.port()),
                database.username(),
                database.password());
    }
}
