package com.memberhub.platform;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Prints the sentence instead of a stack trace when the platform's settings cannot be used. */
class PlatformSettingsFailureAnalyzer extends AbstractFailureAnalyzer<PlatformSettingsFailure> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, PlatformSettingsFailure cause) {
        return new FailureAnalysis(cause.getMessage(), cause.action(), cause);
    }
}
