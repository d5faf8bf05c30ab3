package com.memberhub.application.imports;

import com.memberhub.application.directory.CallView.Finding;
import com.memberhub.domain.member.OutOpenId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became, or by the dry run would become, of a line. It holds no personal data.
 *
 * @param number of the line in the file, from 1, the header of a CSV counted
 * @param forecast whether it was decided by the dry run only
 * @param outOpenId the number that the member has, or that a refused line asked for; null where that could not be read
 * @param violations why it is refused
 */
public record ImportLine(
        long number,
        LineOutcome outcome,
        boolean forecast,
        @Nullable OutOpenId outOpenId,
        List<Finding> violations,
        List<Finding> notices) {

    public ImportLine {
        violations = List.copyOf(violations);
        notices = List.copyOf(notices);
    }
}
