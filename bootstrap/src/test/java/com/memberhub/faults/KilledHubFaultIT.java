package com.memberhub.faults;

import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code kill -9} of the hub, again and again. */
class KilledHubFaultIT {

    private static final Logger LOG = LoggerFactory.getLogger(KilledHubFaultIT.class);
    private static final int KILLS = 20;

    @Test
    void givenAHubIsKilledAtRandomMomentsUnderLoad_thenNothingThatItAcknowledgedIsLost(@TempDir Path folder)
            throws Exception {
        Random moment = new Random();
        Ledger ledger = new Ledger();
        try (PostgresServer postgres = PostgresServer.create(folder);
                PackagedHub hub = PackagedHub.start(folder, postgres.database(), Map.of());
                Load load = Load.on(ledger, 8, hub.port())) {
            for (int kill = 0; kill < KILLS; kill++) {
                ledger.await(1 + moment.nextInt(200));
                hub.kill();
                Aftermath.keeps(ledger, postgres.database());
                hub.startAgain();
            }
            ledger.await(100);
            load.stop();
            Aftermath after = Aftermath.keeps(ledger, postgres.database());
            LOG.info("{} kills of the hub: {}, {} members", KILLS, load.counts(), after.members());
        }
    }
}
