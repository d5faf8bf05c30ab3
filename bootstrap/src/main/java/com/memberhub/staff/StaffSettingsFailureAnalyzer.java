package com.memberhub.staff;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Prints the sentence instead of a stack trace when the staff's settings cannot be used. */
class StaffSettingsFailureAnalyzer extends AbstractFailureAnalyzer<StaffSettingsFailure> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, StaffSettingsFailure cause) {
        return new FailureAnalysis(cause.getMessage(), cause.action(), cause);
    }
}
