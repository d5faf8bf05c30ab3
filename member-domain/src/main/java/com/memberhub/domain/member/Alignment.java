package com.memberhub.domain.member;

import com.memberhub.domain.finding.Notice;
import java.util.List;

/**
 * What came of a repeated call.
 *
 * @param member the member as it should be stored now; the very same when nothing changed
 * @param changes the fields that changed, in the order of the wire contract, custom attributes and the two maps last;
 *     empty when nothing did
 * @param notices what staff should know of the difference between call and member
 */
public record Alignment(Member member, List<Change> changes, List<Notice> notices) {

    public Alignment {
        changes = List.copyOf(changes);
        notices = List.copyOf(notices);
    }
}
