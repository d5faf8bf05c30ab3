package com.memberhub.encryption;

import com.memberhub.application.privacy.UnreadableContentException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Prints what to do instead of a stack trace when the database was encrypted with other keys, or not encrypted. */
class UnreadableContentAnalyzer extends AbstractFailureAnalyzer<UnreadableContentException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnreadableContentException cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "Set member-hub.encryption.keyset-file and member-hub.encryption.lookup-key-file to the keys that this"
                        + " database was written with, or to nothing where it was written without. All hubs of a database"
                        + " need the same. To encrypt members, begin with an empty database.",
                cause);
    }
}
