package com.memberhub.application.imports;

import com.memberhub.application.directory.CallView.Finding;
import com.memberhub.application.journal.Payload;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A refused line whole, for whoever brought it and has to repair it.
 *
 * @param content in the clear; null where it could not be taken in, and where it is not kept any more
 */
public record RefusedLine(long number, @Nullable Payload content, List<Finding> violations) {

    public RefusedLine {
        violations = List.copyOf(violations);
    }
}
