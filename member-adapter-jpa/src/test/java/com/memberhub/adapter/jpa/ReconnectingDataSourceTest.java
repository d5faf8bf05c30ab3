package com.memberhub.adapter.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.memberhub.adapter.jpa.database.TestDatabase;
import com.zaxxer.hikari.HikariDataSource;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@ExtendWith(OutputCaptureExtension.class)
class ReconnectingDataSourceTest {

    private static final TestDatabase DATABASE = TestDatabase.create();

    private final Outage outage = new Outage();
    private final ReconnectingDataSource connections = new ReconnectingDataSource(outage, () -> "test");

    @Test
    void givenADatabaseThatWasNeverThere_thenItIsAnErrorAtOnce() {
        outage.attemptsToCome = 1;

        assertThatThrownBy(connections::getConnection)
                .isInstanceOf(SQLException.class)
                .hasMessage("away");
    }

    @Test
    void givenADatabaseThatWasThereAndIsAway_thenItIsAskedForAgainUntilItIsBack() throws Exception {
        connections.getConnection().close();
        outage.attemptsToCome = 3;

        try (Connection connection = connections.getConnection()) {
            assertThat(connection.isValid(1)).isTrue();
        }
        assertThat(outage.attemptsToCome).isZero();
    }

    @Test
    void givenAPoolThatIsNamedOnlyAtItsBeginning_thenItIsCalledByThatName(CapturedOutput log) throws Exception {
        AtomicReference<String> name = new AtomicReference<>();
        ReconnectingDataSource named = new ReconnectingDataSource(outage, name::get);
        named.getConnection().close();
        name.set("HikariPool-7");
        outage.attemptsToCome = 1;

        named.getConnection().close();

        assertThat(log)
                .contains("The database of the pool HikariPool-7 is away: away")
                .contains("The database of the pool HikariPool-7 is back after 0 s");
    }

    @Test
    void givenAnotherReasonInTheMiddleOfAnOutage_thenThatIsToldTooAndOnlyOnce(CapturedOutput log) throws Exception {
        connections.getConnection().close();
        outage.reasons.addAll(List.of(
                new SQLException("refused", "08001"),
                new SQLException("refused again", "08001"),
                new SQLException("wrong password", "28P01"),
                new SQLException("still the wrong password", "28P01")));
        outage.attemptsToCome = 4;

        connections.getConnection().close();

        assertThat(log.getAll().lines().filter(line -> line.contains("is away")))
                .extracting(line -> line.substring(line.indexOf("The database")))
                .containsExactly(
                        "The database of the pool test is away: refused",
                        "The database of the pool test is away: wrong password");
    }

    @Test
    void givenTheDriverTellsTheReasonOnlyInWhatCausedTheFailure_thenItIsToldToo(CapturedOutput log) throws Exception {
        connections.getConnection().close();
        outage.reasons.add(
                new SQLException("The connection attempt failed.", "08001", new UnknownHostException("db.example")));
        outage.attemptsToCome = 1;

        connections.getConnection().close();

        assertThat(log).contains("is away: The connection attempt failed. (java.net.UnknownHostException: db.example)");
    }

    @Test
    void givenAFirstServerThatAcceptsConnectionsAndIsSilent_thenTheSecondIsReachedSoonAndIsAskedWithPatience()
            throws Exception {
        // The system accepts connections for it, and nobody ever reads from them.
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                HikariDataSource pool = new HikariDataSource()) {
            pool.setJdbcUrl(DATABASE.jdbcUrl().replace("//", "//localhost:" + silent.getLocalPort() + ","));
            pool.setUsername(DATABASE.username());
            pool.setPassword(DATABASE.password());
            pool.addDataSourceProperty("socketTimeout", "15");
            pool.setConnectionTimeout(10_000);
            ReconnectingDataSource.serve(pool);
            long begun = System.nanoTime();

            try (Connection connection = pool.getConnection()) {
                assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(9));
                assertThat(connection.getNetworkTimeout()).isEqualTo(15_000);
            }
        }
    }

    @Test
    void givenThePoolClosesMeanwhile_thenTheAttemptEnds() throws Exception {
        connections.getConnection().close();
        outage.attemptsToCome = 1_000;

        Thread.currentThread().interrupt();

        assertThatThrownBy(connections::getConnection)
                .isInstanceOf(SQLException.class)
                .hasMessage("away");
        assertThat(Thread.interrupted()).isTrue();
    }

    /** A database that cannot be reached for some attempts. */
    private static final class Outage extends DelegatingDataSource {

        private final Deque<SQLException> reasons = new ArrayDeque<>();
        private int attemptsToCome;

        Outage() {
            super(new DriverManagerDataSource(DATABASE.jdbcUrl(), DATABASE.username(), DATABASE.password()));
        }

        @Override
        public Connection getConnection() throws SQLException {
            if (attemptsToCome > 0) {
                attemptsToCome--;
                throw reasons.isEmpty() ? new SQLException("away") : reasons.remove();
            }
            return super.getConnection();
        }
    }
}
