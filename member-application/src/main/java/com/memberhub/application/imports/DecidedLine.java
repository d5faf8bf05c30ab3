package com.memberhub.application.imports;

import com.memberhub.domain.finding.Notice;
import com.memberhub.domain.finding.Violation;
import com.memberhub.domain.member.OutOpenId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was decided of a line.
 *
 * @param owner whose it is, by whom it is found again as long as it is kept
 * @param keepsContent whether the line is still needed whole
 */
public record DecidedLine(
        long number,
        LineOutcome outcome,
        LineOwner owner,
        @Nullable OutOpenId outOpenId,
        List<Violation> violations,
        List<Notice> notices,
        boolean keepsContent) {

    public DecidedLine {
        violations = List.copyOf(violations);
        notices = List.copyOf(notices);
    }
}
