package com.memberhub.configuration;

import java.io.IOException;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeansException;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.NestedExceptionUtils;

/**
 * Says which of Spring Boot's settings to look at where something cannot be made of them, and the libraries throw what comes: a file of TLS
 * that is not there, an address that is none, or that nobody answers at.
 */
class MadeOfSettingsAnalyzer implements FailureAnalyzer {

    private static final Part TRACES = new Part(
            "The settings of traces",
            MadeOfSettingsAnalyzer::inItsWords,
            "Write OTEL_EXPORTER_OTLP_TRACES_ENDPOINT as http://HOST:4318/v1/traces, and MANAGEMENT_TRACING_SAMPLING_PROBABILITY as a"
                    + " number from 0 to 1; or take the endpoint away, and there are no traces.");

    /** By the name of the bean, what it is and what to look at. */
    private static final Map<String, Part> PARTS = Map.of(
            "otelSampler",
            TRACES,
            "otlpHttpSpanExporter",
            TRACES,
            "sslBundleRegistry",
            new Part(
                    "The certificate of TLS or its key",
                    MadeOfSettingsAnalyzer::ofAFile,
                    "See that spring.ssl.bundle.pem.NAME.keystore.certificate and .private-key name files that belong together and"
                            + " that the user whom the hub runs as may read, and that .private-key-password opens the key, if it"
                            + " has one."),
            "clientRegistrationRepository",
            new Part(
                    "The OpenID Connect provider",
                    MadeOfSettingsAnalyzer::inItsWords,
                    "See that spring.security.oauth2.client.provider.NAME.issuer-uri is the provider's address with https:// and as"
                            + " the provider writes it, to the last slash; that the registration has the same NAME; and that the"
                            + " provider answers. To start while it is away, replace issuer-uri by authorization-uri, token-uri and"
                            + " jwk-set-uri of the provider, or take the registration away: calls of the platform need none."));

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            Part part = cause instanceof BeanCreationException made && made.getBeanName() != null
                    ? PARTS.get(made.getBeanName())
                    : null;
            if (part != null) {
                return new FailureAnalysis(
                        part.name + " cannot be used: " + part.reason.apply(cause) + ".", part.action, failure);
            }
        }
        return null;
    }

    private static String ofAFile(Throwable made) {
        Throwable why = NestedExceptionUtils.getMostSpecificCause(made);
        String message = String.valueOf(why.getMessage());
        if (!(why instanceof IOException)) {
            return message;
        }
        // The name of a file. Somebody may have written the key itself in its place.
        return why.getClass().getSimpleName() + (message.startsWith("/") ? " " + message : "");
    }

    /** What the library says, and what made it say so. */
    private static String inItsWords(Throwable made) {
        Throwable said = made;
        while (said instanceof BeansException && said.getCause() != null) {
            said = said.getCause();
        }
        String message = String.valueOf(said.getMessage());
        String why =
                String.valueOf(NestedExceptionUtils.getMostSpecificCause(said).getMessage());
        return message.contains(why) ? message : message + ": " + why;
    }

    private record Part(String name, Function<Throwable, String> reason, String action) {}
}
