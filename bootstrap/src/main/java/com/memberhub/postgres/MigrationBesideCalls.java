package com.memberhub.postgres;

import com.memberhub.startup.StartFailure;
import java.sql.SQLException;
import java.time.Duration;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;

/**
 * Migrates while other hubs serve. Whoever asks PostgreSQL for a table that a dump is reading waits for the dump, and every call
 * waits behind them. So a migration asks for a moment only, which {@code spring.flyway.init-sqls} says, lets the calls pass, and
 * asks again.
 */
final class MigrationBesideCalls {

    private static final Logger LOG = LoggerFactory.getLogger(MigrationBesideCalls.class);

    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final String DEADLOCK_DETECTED = "40P01";

    private final Duration patience;
    private final Duration pause;

    /**
     * @param patience for how long it is tried again before the hub does not start
     * @param pause between two tries, in which calls are served
     */
    MigrationBesideCalls(Duration patience, Duration pause) {
        this.patience = patience;
        this.pause = pause;
    }

    /**
     * Brings the schema to this version.
     *
     * @throws StartFailure if somebody holds a table that a migration needs for longer than there is patience
     */
    void migrate(Flyway flyway) {
        long begun = System.nanoTime();
        while (!migrated(flyway, begun)) {
            sleep();
        }
    }

    private boolean migrated(Flyway flyway, long begun) {
        try {
            flyway.migrate();
            return true;
        } catch (FlywayException failed) {
            if (!othersAreAtIt(failed)) {
                throw failed;
            }
            if (System.nanoTime() - begun > patience.toNanos()) {
                throw new StartFailure(
                        "The schema cannot be migrated: for " + patience.toSeconds()
                                + " s somebody has held a table that a migration needs.",
                        "As an administrator of the database, see in pg_stat_activity who has been in a transaction for long,"
                                + " such as pg_dump. Once it has ended, start the hub again. Nothing was changed that hubs of the version"
                                + " before do not understand.");
            }
            LOG.warn(
                    "The schema cannot be migrated yet, for somebody holds a table that a migration needs. It is tried again.");
            return false;
        }
    }

    private static boolean othersAreAtIt(FlywayException failed) {
        return NestedExceptionUtils.getMostSpecificCause(failed) instanceof SQLException refused
                && (LOCK_NOT_AVAILABLE.equals(refused.getSQLState())
                        || DEADLOCK_DETECTED.equals(refused.getSQLState()));
    }

    private void sleep() {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while it waited to migrate the schema", stopped);
        }
    }
}
