package com.memberhub.application.journal;

import com.memberhub.domain.finding.Notice;
import com.memberhub.domain.finding.Violation;
import com.memberhub.domain.member.AppId;
import com.memberhub.domain.member.Change;
import com.memberhub.domain.member.Mobile;
import com.memberhub.domain.member.OutOpenId;
import com.memberhub.domain.member.RootKdtId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One call and what became of it.
 *
 * @param receivedAt when its handling began, microseconds
 * @param submitter who brought it before us
 * @param appId null when the call names no valid one; so for rootKdtId and mobile
 * @param outOpenId null when the call was rejected
 * @param changes what an aligned call changed, empty for every other
 * @param timeTaken from receivedAt until it was decided, microseconds; writing it down comes after
 */
public record MemberCall(
        RequestId requestId,
        Instant receivedAt,
        Submitter submitter,
        @Nullable AppId appId,
        @Nullable RootKdtId rootKdtId,
        @Nullable Mobile mobile,
        CallOutcome outcome,
        @Nullable OutOpenId outOpenId,
        Payload payload,
        List<Violation> violations,
        List<Notice> notices,
        List<Change> changes,
        Duration timeTaken) {

    public MemberCall {
        violations = List.copyOf(violations);
        notices = List.copyOf(notices);
        changes = List.copyOf(changes);
    }
}
