package com.memberhub.configuration;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Says how to choose another port. The hub has two, and Spring Boot does not say which of them it speaks of. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class PortInUseAnalyzer extends AbstractFailureAnalyzer<PortInUseException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, PortInUseException cause) {
        return new FailureAnalysis(
                "Port " + cause.getPort() + " is in use, perhaps by another hub.",
                "Stop what uses it, or choose other ports: SERVER_PORT (8080 unless set) for callers and"
                        + " MANAGEMENT_SERVER_PORT (8081 unless set) for health and figures.",
                cause);
    }
}
