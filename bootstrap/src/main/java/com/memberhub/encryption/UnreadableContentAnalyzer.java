package com.memberhub.encryption;

import com.memberhub.application.journal.UnreadableContentException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Prints what to do instead of a stack trace when the journal was encrypted with other keys. */
class UnreadableContentAnalyzer extends AbstractFailureAnalyzer<UnreadableContentException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnreadableContentException cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "Set member-hub.encryption.keyset-file to the keyset that this database was written with. All hubs of a"
                        + " database need the same keys.",
                cause);
    }
}
