package com.memberhub.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.memberhub.endtoend.Hub.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The postmaster is killed or told to stop at once; the hub stays and is there again with it. */
class KilledDatabaseFaultIT {

    private static final Logger LOG = LoggerFactory.getLogger(KilledDatabaseFaultIT.class);
    private static final int TIMES = 10;
    private static final Duration SERVES_AGAIN_WITHIN = Duration.ofSeconds(5);
    private static final int SERVES = 20;

    @Test
    void givenTheDatabaseDiesUnderLoad_thenTheHubSays503AndServesAgainByItselfAndNothingIsLost(@TempDir Path folder)
            throws Exception {
        Ledger ledger = new Ledger();
        long slowest = 0;
        try (PostgresServer postgres = PostgresServer.create(folder);
                PackagedHub hub = PackagedHub.start(folder, postgres.database(), Map.of());
                Load load = Load.on(ledger, 8, hub.port())) {
            for (int time = 0; time < TIMES; time++) {
                ledger.await(100, Duration.ofSeconds(30));
                if (time % 2 == 0) {
                    postgres.kill();
                } else {
                    postgres.stopImmediately();
                }
                sayComeAgain(hub);
                postgres.start();
                long back = System.nanoTime();
                ledger.await(SERVES, SERVES_AGAIN_WITHIN);
                slowest = Math.max(slowest, System.nanoTime() - back);
                Aftermath.keeps(ledger, postgres.database());
            }
            assertThat(hub.process().isAlive()).isTrue();
            load.stop();
            Aftermath after = Aftermath.keeps(ledger, postgres.database());
            LOG.info(
                    "{} deaths of the database: {}, {} members, served again after at most {} ms",
                    TIMES,
                    load.counts(),
                    after.members(),
                    Duration.ofNanos(slowest).toMillis());
        }
    }

    private static void sayComeAgain(PackagedHub hub) throws Exception {
        var caller = hub.process().caller();
        Answer away = caller.create(Load.body(Load.newIdentity(), ""));
        assertThat(away.status()).isEqualTo(503);
        assertThat(away.code()).isEqualTo(503);
        assertThat(away.success()).isFalse();
        assertThat(away.response().headers().firstValue("Retry-After")).isPresent();
        assertThat(caller.get("/livez").status()).isEqualTo(200);
        Awaitility.await()
                .atMost(SERVES_AGAIN_WITHIN)
                .until(() -> caller.get("/readyz").status(), status -> status == 503);
    }
}
