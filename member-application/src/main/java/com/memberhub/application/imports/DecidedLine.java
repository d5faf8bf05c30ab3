package com.memberhub.application.imports;

import com.memberhub.domain.finding.Notice;
import com.memberhub.domain.finding.Violation;
import com.memberhub.domain.member.MemberKey;
import com.memberhub.domain.member.OutOpenId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was decided of a line.
 *
 * @param key the identity, by which its lines are found again as long as they are kept; null where it could not be read
 * @param keepsContent whether the line is still needed whole
 */
public record DecidedLine(
        long number,
        LineOutcome outcome,
        @Nullable MemberKey key,
        @Nullable OutOpenId outOpenId,
        List<Violation> violations,
        List<Notice> notices,
        boolean keepsContent) {

    public DecidedLine {
        violations = List.copyOf(violations);
        notices = List.copyOf(notices);
    }
}
