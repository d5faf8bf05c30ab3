package com.memberhub.staff;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.NestedExceptionUtils;

/** Says how to start without the OpenID Connect provider, which is away and which no call of the platform needs. */
class UnreachableProviderAnalyzer extends AbstractFailureAnalyzer<IllegalArgumentException> {

    /** What Spring Security says of it; it has no type of its own. */
    private static final String UNRESOLVED = "Unable to resolve Configuration with the provided Issuer of ";

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, IllegalArgumentException cause) {
        String message = String.valueOf(cause.getMessage());
        return message.startsWith(UNRESOLVED)
                ? new FailureAnalysis(
                        "The OpenID Connect provider " + message.substring(UNRESOLVED.length())
                                + " does not say where to sign in: "
                                + NestedExceptionUtils.getMostSpecificCause(cause)
                                        .getMessage() + ".",
                        "Correct issuer-uri, or see that the provider answers. To start while it is away, replace issuer-uri by"
                                + " authorization-uri, token-uri and jwk-set-uri of the provider, or take the registration away:"
                                + " calls of the platform need none.",
                        cause)
                : null;
    }
}
