package com.memberhub.configuration;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.ssl.NoSuchSslBundleException;

/** Says how to define the bundle that a setting names. */
class TlsBundleAnalyzer extends AbstractFailureAnalyzer<NoSuchSslBundleException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, NoSuchSslBundleException cause) {
        String prefix = "spring.ssl.bundle.pem." + cause.getBundleName() + ".keystore.";
        return new FailureAnalysis(
                "server.ssl.bundle, or another setting, names " + cause.getBundleName()
                        + ", and there is no such bundle.",
                "Set " + prefix + "certificate and " + prefix + "private-key, or name the bundle that you have.",
                cause);
    }
}
