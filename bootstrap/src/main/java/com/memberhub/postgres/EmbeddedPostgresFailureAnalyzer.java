package com.memberhub.postgres;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Prints the sentence instead of a stack trace when the hub cannot start its PostgreSQL. */
class EmbeddedPostgresFailureAnalyzer extends AbstractFailureAnalyzer<EmbeddedPostgresFailure> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, EmbeddedPostgresFailure cause) {
        return new FailureAnalysis(cause.getMessage(), cause.action(), cause);
    }
}
