package com.memberhub.configuration;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.NestedExceptionUtils;

/** Says what is the matter with the files of TLS, which are read when the bundles are made. */
class TlsFilesAnalyzer implements FailureAnalyzer {

    private static final String BUNDLES = "sslBundleRegistry";

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BeanCreationException made && BUNDLES.equals(made.getBeanName())) {
                return new FailureAnalysis(
                        "The certificate of TLS or its key cannot be used: "
                                + reason(NestedExceptionUtils.getMostSpecificCause(made)) + ".",
                        "See that spring.ssl.bundle.pem.NAME.keystore.certificate and .private-key name files that belong together and"
                                + " that the user whom the hub runs as may read.",
                        failure);
            }
        }
        return null;
    }

    /** The name of a file. Somebody may have written the key itself in its place. */
    private static String reason(Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        return cause instanceof IOException
                ? cause.getClass().getSimpleName() + (message.startsWith("/") ? " " + message : "")
                : message;
    }
}
