package com.memberhub.secrets;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Prints the sentence instead of a stack trace when a secret cannot be had from its file. */
class SecretFileFailureAnalyzer extends AbstractFailureAnalyzer<SecretFileFailure> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, SecretFileFailure cause) {
        return new FailureAnalysis(cause.getMessage(), cause.action(), cause);
    }
}
