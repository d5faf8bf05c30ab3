package com.memberhub.staff;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says how the OpenID Connect provider calls itself, where that is not what it was called, most often by a slash. */
class OtherIssuerAnalyzer extends AbstractFailureAnalyzer<IllegalStateException> {

    /** What Spring Security says of it; it has no type of its own. */
    private static final Pattern OTHER =
            Pattern.compile("The Issuer (\"[^\"]*\") provided in the configuration metadata did"
                    + " not match the requested issuer (\"[^\"]*\")");

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, IllegalStateException cause) {
        Matcher names = OTHER.matcher(String.valueOf(cause.getMessage()));
        return names.matches()
                ? new FailureAnalysis(
                        "The OpenID Connect provider calls itself " + names.group(1) + ", and not " + names.group(2)
                                + ".",
                        "Write issuer-uri as the provider does, to the last slash.",
                        cause)
                : null;
    }
}
