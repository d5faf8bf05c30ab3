package com.memberhub.application.privacy;

import com.memberhub.application.audit.AccessAction;
import com.memberhub.application.audit.AccessEntry;
import com.memberhub.application.audit.AccessLog;
import com.memberhub.application.imports.ImportLines;
import com.memberhub.application.imports.Imports;
import com.memberhub.application.staff.Actor;
import com.memberhub.domain.member.Member;
import com.memberhub.domain.member.MemberKey;
import com.memberhub.domain.member.OutOpenId;
import com.memberhub.domain.privacy.Traces;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.transaction.annotation.Transactional;

/** Erases members. */
public class MemberErasure implements EraseMember {

    /** Somebody may have years of calls. */
    private static final int LONGEST_SECONDS = 30;

    private final PersonalData personalData;
    private final Imports imports;
    private final ImportLines importLines;
    private final AccessLog accessLog;
    private final Clock clock;

    public MemberErasure(
            PersonalData personalData, Imports imports, ImportLines importLines, AccessLog accessLog, Clock clock) {
        this.personalData = personalData;
        this.imports = imports;
        this.importLines = importLines;
        this.accessLog = accessLog;
        this.clock = clock;
    }

    @Override
    @Transactional(timeout = LONGEST_SECONDS)
    public boolean erase(Actor actor, OutOpenId outOpenId, Reason reason) {
        Optional<Member> found = personalData
                .find(outOpenId)
                .filter(member -> actor.shops().include(member.key().rootKdtId()));
        if (found.isEmpty()) {
            return false;
        }
        MemberKey key = found.get().key();
        Instant now = clock.instant();
        Optional<Traces> traces = personalData.erase(key, outOpenId, now);
        if (traces.isEmpty()) {
            return false;
        }
        importLines.erase(key, outOpenId, traces.get());
        imports.erase(traces.get());
        accessLog.append(
                AccessEntry.ofMember(now, actor, AccessAction.ERASURE, key.rootKdtId(), outOpenId, reason.text()));
        return true;
    }
}
