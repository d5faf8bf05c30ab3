package com.memberhub.application.imports;

import com.memberhub.application.directory.CallView.Finding;
import com.memberhub.application.journal.Payload;
import java.util.List;

/**
 * A refused line whole, for whoever brought it and has to repair it.
 *
 * @param content in the clear
 */
public record RefusedLine(long number, Payload content, List<Finding> violations) {

    public RefusedLine {
        violations = List.copyOf(violations);
    }
}
