package com.memberhub.postgres;

import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what to do about a database that belongs to something else, or to another version. Flyway proposes what would ruin it. */
class SchemaFailureAnalyzer extends AbstractFailureAnalyzer<FlywayException> {

    /** What Flyway says of it; it has no type of its own. */
    private static final String OF_SOMETHING_ELSE = "Found non-empty schema(s)";

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, FlywayException cause) {
        String message = String.valueOf(cause.getMessage());
        if (message.startsWith(OF_SOMETHING_ELSE)) {
            return new FailureAnalysis(
                    "The database has tables of something else, and none of a hub.",
                    "Name a database of the hub's own in SPRING_DATASOURCE_URL. Nothing was changed in this one.",
                    cause);
        }
        return cause instanceof FlywayValidateException
                ? new FailureAnalysis(
                        "The schema of the database is not the one that this version knows: "
                                + message.lines()
                                        .filter(line -> line.contains("igration"))
                                        .skip(1)
                                        .findFirst()
                                        .orElse(message),
                        "Do not repair it by hand. Start the version that ran before, and report this.",
                        cause)
                : null;
    }
}
