package com.memberhub.encryption;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Prints the sentence instead of a stack trace when there are no keys. */
class KeysetFailureAnalyzer extends AbstractFailureAnalyzer<KeysetFailure> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, KeysetFailure cause) {
        return new FailureAnalysis(cause.getMessage(), cause.action(), cause);
    }
}
