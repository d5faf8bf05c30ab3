package com.memberhub.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.memberhub.adapter.jpa.database.TestDatabase;
import com.memberhub.endtoend.Hub.Answer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
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

/** The database is there, and others keep it from serving. */
@SuppressWarnings("NullAway.Init") // started once for all tests
class StarvedDatabaseFaultIT {

    private static final Logger LOG = LoggerFactory.getLogger(StarvedDatabaseFaultIT.class);
    private static final Duration SERVES_AGAIN_WITHIN = Duration.ofSeconds(5);
    private static final int SERVES = 20;
    private static final int CONNECTIONS = 60;

    private static PostgresServer postgres;
    private static PackagedHub hub;

    private final Ledger ledger = new Ledger();
    private Load load;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        postgres = PostgresServer.create(folder, "max_connections=" + CONNECTIONS);
        hub = PackagedHub.start(folder, postgres.database(), Map.of());
    }

    @AfterAll
    static void stop() throws Exception {
        try (PostgresServer server = postgres) {
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
    void givenOthersTakeEveryConnection_thenCallersAreToldToComeAgainAndAreServedOnceTheyAreGivenBack()
            throws Exception {
        Deque<Connection> taken = new ArrayDeque<>();
        try {
            taken.add(postgres.database().connect());
            Awaitility.await().atMost(Ledger.PATIENCE).until(() -> takeConnections(taken) == CONNECTIONS);
            load.awaitUnavailable(40);
        } finally {
            for (Connection connection : taken) {
                connection.close();
            }
        }

        ledger.await(SERVES, SERVES_AGAIN_WITHIN);
    }

    /** Throws the hub out and takes what it leaves; the hub is trying the same. */
    private static int takeConnections(Deque<Connection> taken) throws SQLException {
        try (Statement statement = taken.getFirst().createStatement()) {
            statement.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name <> 'thief'"
                    + " AND backend_type = 'client backend' AND pid <> pg_backend_pid()");
        }
        TestDatabase database = postgres.database();
        TestDatabase thief = new TestDatabase(
                database.jdbcUrl() + "&ApplicationName=thief", database.username(), database.password());
        try {
            while (taken.size() < CONNECTIONS) {
                taken.add(thief.connect());
            }
        } catch (SQLException full) {
            // The hub has the others still.
        }
        return taken.size();
    }

    @Test
    void givenARowIsLockedFor30Seconds_thenItsCallersAreToldToComeAgainAndEverybodyElseIsServed() throws Exception {
        Identity hot = Load.newIdentity();
        hub.process().caller().create(Load.body(hot, ""));
        Ledger ofTheHot = new Ledger();
        try (Connection holder = postgres.database().connect();
                Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("SELECT FROM member WHERE mobile = '" + hot.e164() + "' FOR UPDATE");
            long locked = System.nanoTime();
            load.measureAnew();
            int before = ledger.size();
            int unavailableBefore = load.unavailable();
            Load callers = Load.of(hot, ofTheHot, 16, hub.port());
            Awaitility.await()
                    .atMost(Ledger.PATIENCE)
                    .until(() ->
                            System.nanoTime() - locked > Duration.ofSeconds(30).toNanos());
            int served = ledger.size() - before;
            LOG.info(
                    "while a row was locked for 30 s: {} others were served, p99 {} ms; {} attempts on the row, p99 {} ms",
                    served,
                    load.p99().toMillis(),
                    callers.attempts(),
                    callers.p99().toMillis());
            holder.rollback();
            ofTheHot.await(SERVES, SERVES_AGAIN_WITHIN);
            callers.stop();

            assertThat(served).as("others served").isGreaterThan(1_000);
            assertThat(load.unavailable() - unavailableBefore)
                    .as("others told to come again")
                    .isLessThan(served / 100);
            assertThat(load.p99()).isLessThan(Duration.ofSeconds(1));
            assertThat(callers.p99()).isLessThan(Duration.ofSeconds(3));
        }
        Aftermath.keeps(ofTheHot, postgres.database());
    }

    @Test
    void givenAStatementTakesTooLong_thenItsCallerIsToldToComeAgainAndNothingIsHalfWritten() throws Exception {
        Identity slow = Load.newIdentity();
        TestDatabase database = postgres.database();
        database.execute("CREATE FUNCTION dawdle() RETURNS trigger LANGUAGE plpgsql AS"
                + " 'BEGIN PERFORM pg_sleep(30); RETURN NEW; END'");
        database.execute("CREATE TRIGGER dawdle BEFORE INSERT ON member FOR EACH ROW WHEN (NEW.mobile = '" + slow.e164()
                + "') EXECUTE FUNCTION dawdle()");
        long sent = System.nanoTime();
        Answer tooLate = hub.process().caller().create(Load.body(slow, ""));
        Duration took = Duration.ofNanos(System.nanoTime() - sent);
        database.execute("DROP TRIGGER dawdle ON member");
        Answer again = hub.process().caller().create(Load.body(slow, ""));

        assertThat(tooLate.status()).isEqualTo(503);
        assertThat(tooLate.response().headers().firstValue("Retry-After")).isPresent();
        assertThat(took).isLessThan(Duration.ofSeconds(5));
        assertThat(again.outcome()).isEqualTo("created");
        LOG.info("a statement of 30 s was given up after {} ms", took.toMillis());
    }
}
