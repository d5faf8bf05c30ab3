package com.memberhub.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.memberhub.endtoend.Hub.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything that can happen between the hub and its database. */
@SuppressWarnings("NullAway.Init") // started once for all tests
class NetworkFaultIT {

    private static final Logger LOG = LoggerFactory.getLogger(NetworkFaultIT.class);
    private static final Duration SERVES_AGAIN_WITHIN = Duration.ofSeconds(5);
    /** What has begun on a line that fell silent has to be given up first. */
    private static final Duration GIVES_UP_WITHIN = Duration.ofSeconds(20);

    /** After as long a time, whoever doubles a pause after each attempt pauses for five seconds. */
    private static final Duration LONG = Duration.ofMillis(10_500);

    /** The next attempt, and a moment. */
    private static final Duration SERVES_AT_ONCE_WITHIN = Duration.ofSeconds(2);

    private static final int SERVES = 20;

    private static PostgresServer postgres;
    private static TcpProxy network;
    private static PackagedHub hub;

    private final Ledger ledger = new Ledger();
    private Load load;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        postgres = PostgresServer.create(folder);
        network = TcpProxy.beforePostgres(postgres.port());
        hub = PackagedHub.start(folder, PostgresServer.through(network.port()), Map.of());
    }

    @AfterAll
    static void stop() throws Exception {
        try (PostgresServer first = postgres;
                TcpProxy second = network) {
            hub.close();
        }
    }

    @BeforeEach
    void begin() {
        load = Load.on(ledger, 8, hub.port());
        ledger.await(100);
    }

    @AfterEach
    void nothingIsLost(TestInfo test) throws Exception {
        load.stop();
        Aftermath after = Aftermath.keeps(ledger, postgres.database());
        LOG.info("{}: {}, {} members", test.getDisplayName(), load.counts(), after.members());
    }

    @Test
    void givenTheDatabaseCommitsAndItsAnswerIsLost_thenTheRetryGetsWhatWasStored() {
        network.cutAfterEachNthCommit(5);
        Awaitility.await().atMost(Ledger.PATIENCE).until(() -> network.cutCommits() >= 50);
        network.cutAfterEachNthCommit(0);

        ledger.await(SERVES, SERVES_AGAIN_WITHIN);
        LOG.info("{} commits whose answer was lost", network.cutCommits());
    }

    @Test
    void givenTheAnswerToACommitIsLost_thenTheCallerIsToldToComeAgainAndGetsTheStoredNumber() throws Exception {
        load.stop();
        Identity somebody = Load.newIdentity();
        String body = Load.body(somebody, "");

        network.cutAfterEachNthCommit(1);
        Answer lost = hub.process().caller().create(body);
        network.cutAfterEachNthCommit(0);
        String stored = postgres.database()
                .queryText("SELECT out_open_id FROM member WHERE mobile = '" + somebody.e164() + "'");
        Answer again = hub.process().caller().create(body);

        assertThat(lost.status()).isEqualTo(503);
        assertThat(lost.response().headers().firstValue("Retry-After")).isPresent();
        assertThat(again.outcome()).isEqualTo("unchanged");
        assertThat(again.outOpenId()).isEqualTo(stored);
    }

    @Test
    void givenEverythingArrivesTwoSecondsLate_thenCallersAreToldSoAndAreServedOnceItIsOver() {
        network.delay(Duration.ofSeconds(2));
        load.awaitUnavailable(40);
        network.delay(Duration.ZERO);

        ledger.await(SERVES, SERVES_AGAIN_WITHIN);
    }

    @Test
    void givenNothingArrivesForAWhile_thenCallersAreToldSoAndAreServedOnceItIsOver() {
        network.stopReading();
        load.awaitUnavailable(40);
        network.readAgain();

        ledger.await(SERVES, SERVES_AGAIN_WITHIN);
    }

    @Test
    void givenTheDatabaseFallsSilentForGood_thenTheHubGivesItsLinesUpAndServesOnNewOnes() throws Exception {
        load.stop();
        // More than the hub has connections: each of them is in the middle of something.
        load = Load.on(ledger, 48, hub.port());
        ledger.await(500);
        network.silenceOpenLines();

        ledger.await(SERVES, GIVES_UP_WITHIN);
    }

    @Test
    void givenEveryLineIsCut_thenCallersAreToldSoAndAreServedOnceItIsOver() {
        network.shut();
        load.awaitUnavailable(40);
        network.open();

        ledger.await(SERVES, SERVES_AGAIN_WITHIN);
    }

    @Test
    void givenTheDatabaseWasAwayForLong_thenCallersAreServedAsSoonAsItIsBack() throws Exception {
        network.shut();
        TimeUnit.MILLISECONDS.sleep(LONG.toMillis());
        network.open();

        ledger.await(1, SERVES_AT_ONCE_WITHIN);
    }
}
