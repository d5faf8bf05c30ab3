package com.memberhub.adapter.jpa;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Lets a pool open its connections anew when one of them turns out to be for reading only. PostgreSQL decides that when a connection
 * begins, by what the database or the role has then, or it leads to what has become a standby since: it would stay so until the pool
 * gives it up by itself, after half an hour.
 */
final class ReadOnlyConnections implements SQLExceptionOverride {

    /** SQLSTATE of PostgreSQL. */
    private static final String READ_ONLY = "25006";

    /** While the database can only be read, each call would open a connection. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final HikariDataSource pool;
    private final AtomicLong nextTime = new AtomicLong(System.nanoTime());

    ReadOnlyConnections(HikariDataSource pool) {
        this.pool = pool;
    }

    /** Not this very connection at once: whoever holds it would be told that it is closed, and not why. */
    @java.lang.Override
    public Override adjudicate(SQLException failure) {
        HikariPoolMXBean connections = pool.getHikariPoolMXBean();
        if (connections != null && READ_ONLY.equals(failure.getSQLState()) && isDue()) {
            connections.softEvictConnections();
        }
        return Override.CONTINUE_EVICT;
    }

    private boolean isDue() {
        long now = System.nanoTime();
        long next = nextTime.get();
        return now - next >= 0 && nextTime.compareAndSet(next, now + PAUSE.toNanos());
    }
}
