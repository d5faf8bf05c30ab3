package com.memberhub.postgres;

import java.io.IOException;
import java.sql.SQLException;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Prints a sentence instead of a stack trace when the configured database lets nobody in. */
class UnreachableDatabaseFailureAnalyzer extends AbstractFailureAnalyzer<SQLException> {

    private static final String INVALID_PARAMETER_VALUE = "22023";
    private static final String UNDEFINED_TABLE = "42P01";

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, SQLException cause) {
        if (isOfTheTimeZone(cause)) {
            return new FailureAnalysis(
                    "The database does not know the time zone "
                            + TimeZone.getDefault().getID() + ", which this process is in.",
                    "Start the hub with TZ=Asia/Shanghai in its environment, or any other that SELECT name FROM pg_timezone_names"
                            + " has. What the hub stores and shows does not depend on it.",
                    cause);
        }
        if (UNDEFINED_TABLE.equals(cause.getSQLState())) {
            return new FailureAnalysis(
                    "The database has not the tables of this version: "
                            + String.valueOf(cause.getMessage())
                                    .lines()
                                    .findFirst()
                                    .orElse("") + ".",
                    "Take SPRING_FLYWAY_ENABLED=false away: the hub makes and changes its tables itself, when it starts.",
                    cause);
        }
        return isNoWayIn(cause.getSQLState())
                ? new FailureAnalysis(
                        "The database cannot be used: " + cause.getMessage() + reason(cause),
                        "Start it, give it room where it has none (max_connections, disk), or correct SPRING_DATASOURCE_URL, SPRING_DATASOURCE_USERNAME and"
                                + " SPRING_DATASOURCE_PASSWORD; the database has to exist and to belong to that user."
                                + " With no SPRING_DATASOURCE_URL the hub brings its own.",
                        cause)
                : null;
    }

    /** The driver tells each session the time zone of the process; Java has names that PostgreSQL has not. */
    private static boolean isOfTheTimeZone(SQLException cause) {
        return INVALID_PARAMETER_VALUE.equals(cause.getSQLState())
                && String.valueOf(cause.getMessage()).contains("\"TimeZone\"");
    }

    /** The driver says of some attempts only that they failed, and why in what caused it: an unknown host, a host that is silent. */
    private static String reason(SQLException cause) {
        return cause.getCause() instanceof IOException reason ? " (" + reason + ")" : "";
    }

    /**
     * SQLSTATE classes of PostgreSQL: 08 connection, 28 authorization, 3D no such database, 53 no room for another
     * connection, 57P server shutting down; 42501, since from version 15 on only its owner may make tables in a database;
     * 22023, a parameter of the address that the driver cannot read; and 25006, a standby or a database that was set to read only, where there is something to migrate.
     */
    private static boolean isNoWayIn(@Nullable String sqlState) {
        return sqlState != null
                && (sqlState.startsWith("08")
                        || sqlState.startsWith("28")
                        || sqlState.startsWith("3D")
                        || sqlState.startsWith("53")
                        || sqlState.startsWith("57P")
                        || sqlState.equals(INVALID_PARAMETER_VALUE)
                        || sqlState.equals("42501")
                        || sqlState.equals("25006"));
    }
}
