package com.memberhub.configuration;

import java.net.BindException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says where to look when the system does not let the hub listen, and not because somebody else does there already. */
class ListenAddressAnalyzer extends AbstractFailureAnalyzer<BindException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, BindException cause) {
        return new FailureAnalysis(
                "The hub cannot listen where it is told to: " + cause.getMessage() + ".",
                "SERVER_ADDRESS and MANAGEMENT_SERVER_ADDRESS have to be addresses of this machine, and a port below 1024 is for root"
                        + " alone, unless the system is told otherwise.",
                cause);
    }
}
