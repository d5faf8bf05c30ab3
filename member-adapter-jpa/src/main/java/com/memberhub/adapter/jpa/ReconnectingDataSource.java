package com.memberhub.adapter.jpa;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.util.DriverDataSource;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Opens the connections of a pool. A database that was there before and is away is asked for again five times a second, for
 * as long as it takes: HikariCP by itself doubles its pause after each attempt, to five seconds, and a hub would
 * refuse calls for as long after its database is back. Why is told once, and again when the reason becomes another one. A
 * database that was never reached is an error at once.
 */
final class ReconnectingDataSource extends DelegatingDataSource {

    private static final Logger LOG = LoggerFactory.getLogger(ReconnectingDataSource.class);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private static final String SOCKET_TIMEOUT = "socketTimeout";
    private static final Duration SILENCE = Duration.ofSeconds(3);

    private final Supplier<@Nullable String> pool;
    private volatile boolean wasReached;

    ReconnectingDataSource(DataSource target, Supplier<@Nullable String> pool) {
        super(target);
        this.pool = pool;
    }

    /** Lets a pool that has not begun open its connections this way. It may have no name until then. */
    static void serve(HikariDataSource pool) {
        Properties properties = new Properties();
        properties.putAll(pool.getDataSourceProperties());
        pool.setExceptionOverride(new ReadOnlyConnections(pool));
        Object patience = properties.put(SOCKET_TIMEOUT, Long.toString(SILENCE.toSeconds()));
        pool.setDataSource(new ReconnectingDataSource(
                new PatientOnceConnected(
                        new DriverDataSource(
                                pool.getJdbcUrl(),
                                pool.getDriverClassName(),
                                properties,
                                pool.getUsername(),
                                pool.getPassword()),
                        patience == null ? Duration.ZERO : Duration.ofSeconds(Long.parseLong(patience.toString()))),
                pool::getPoolName));
    }

    @Override
    public Connection getConnection() throws SQLException {
        return reach(super::getConnection);
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return reach(() -> super.getConnection(username, password));
    }

    private Connection reach(Attempt attempt) throws SQLException {
        long begun = System.nanoTime();
        SQLException told = null;
        while (true) {
            try {
                Connection connection = attempt.open();
                wasReached = true;
                tellThatItIsBack(told, begun);
                return connection;
            } catch (SQLException away) {
                if (!wasReached) {
                    throw away;
                }
                if (told == null || !Objects.equals(told.getSQLState(), away.getSQLState())) {
                    told = away;
                    LOG.warn("The database of the pool {} is away: {}{}", pool.get(), away.getMessage(), reason(away));
                }
                pause(away);
            }
        }
    }

    /** The driver says of some attempts only that they failed, and why in what caused it: an unknown host, a host that is silent. */
    private static String reason(SQLException away) {
        return away.getCause() instanceof IOException reason ? " (" + reason + ")" : "";
    }

    private void tellThatItIsBack(@Nullable SQLException told, long begun) {
        if (told != null) {
            LOG.info(
                    "The database of the pool {} is back after {} s",
                    pool.get(),
                    Duration.ofNanos(System.nanoTime() - begun).toSeconds());
        }
    }

    /** A pool that closes interrupts whoever opens a connection for it. */
    private static void pause(SQLException away) throws SQLException {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            throw away;
        }
    }

    /**
     * A server that takes the connection and then says nothing is given up soon, so that the next one of the address gets its
     * turn; an answer to a call may take longer. What the address itself says of it goes for both.
     */
    private static final class PatientOnceConnected extends DelegatingDataSource {

        private final Duration patience;

        PatientOnceConnected(DataSource target, Duration patience) {
            super(target);
            this.patience = patience;
        }

        @Override
        public Connection getConnection() throws SQLException {
            return patient(super.getConnection());
        }

        @Override
        public Connection getConnection(String username, String password) throws SQLException {
            return patient(super.getConnection(username, password));
        }

        private Connection patient(Connection connection) throws SQLException {
            if (connection.getNetworkTimeout() == SILENCE.toMillis()) {
                connection.setNetworkTimeout(Runnable::run, Math.toIntExact(patience.toMillis()));
            }
            return connection;
        }
    }

    private interface Attempt {

        Connection open() throws SQLException;
    }
}
