package com.memberhub.application.privacy;

import com.memberhub.application.audit.AccessAction;
import com.memberhub.application.audit.AccessEntry;
import com.memberhub.application.audit.AccessLog;
import com.memberhub.application.directory.MemberView;
import com.memberhub.application.staff.Actor;
import com.memberhub.domain.member.Member;
import com.memberhub.domain.member.OutOpenId;
import java.time.Clock;
import java.util.Optional;
import org.springframework.transaction.annotation.Transactional;

/** Reveals members. */
public class MemberReveal implements RevealMember {

    private final PersonalData personalData;
    private final AccessLog accessLog;
    private final Clock clock;

    public MemberReveal(PersonalData personalData, AccessLog accessLog, Clock clock) {
        this.personalData = personalData;
        this.accessLog = accessLog;
        this.clock = clock;
    }

    @Override
    @Transactional
    public Optional<MemberView> reveal(Actor actor, OutOpenId outOpenId, Reason reason) {
        Optional<Member> member = personalData
                .find(outOpenId)
                .filter(found -> actor.shops().include(found.key().rootKdtId()));
        member.ifPresent(found -> accessLog.append(AccessEntry.ofMember(
                clock.instant(),
                actor,
                AccessAction.REVEAL_MEMBER,
                found.key().rootKdtId(),
                outOpenId,
                reason.text())));
        return member.map(MemberView::clear);
    }
}
