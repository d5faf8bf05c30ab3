package com.memberhub.faults;

import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Two hubs on one database, and one of them dies again and again. */
class TwoHubsFaultIT {

    private static final Logger LOG = LoggerFactory.getLogger(TwoHubsFaultIT.class);
    private static final int KILLS = 5;

    @Test
    void givenOneOfTwoHubsIsKilledThroughout_thenTheOtherGoesOnAndNothingIsLostOrDouble(@TempDir Path folder)
            throws Exception {
        Random moment = new Random();
        Ledger ledger = new Ledger();
        try (PostgresServer postgres = PostgresServer.create(folder);
                PackagedHub steady = PackagedHub.start(folder, postgres.database(), Map.of());
                PackagedHub unlucky = PackagedHub.start(folder, postgres.database(), Map.of());
                Load load = Load.on(ledger, 8, steady.port(), unlucky.port())) {
            for (int kill = 0; kill < KILLS; kill++) {
                ledger.await(1 + moment.nextInt(200));
                unlucky.kill();
                // Nobody else can have answered these.
                ledger.await(20);
                unlucky.startAgain();
                Aftermath.keeps(ledger, postgres.database());
            }
            ledger.await(100);
            load.stop();
            Aftermath after = Aftermath.keeps(ledger, postgres.database());
            LOG.info("{} kills of one of two hubs: {}, {} members", KILLS, load.counts(), after.members());
        }
    }
}
