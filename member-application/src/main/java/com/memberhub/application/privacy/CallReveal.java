package com.memberhub.application.privacy;

import com.memberhub.application.audit.AccessAction;
import com.memberhub.application.audit.AccessEntry;
import com.memberhub.application.audit.AccessLog;
import com.memberhub.application.directory.CallDirectory;
import com.memberhub.application.directory.CallView;
import com.memberhub.application.journal.RequestId;
import com.memberhub.application.staff.Actor;
import java.time.Clock;
import java.util.Optional;
import org.springframework.transaction.annotation.Transactional;

/** Reveals payloads. */
public class CallReveal implements RevealCall {

    private final CallDirectory calls;
    private final AccessLog accessLog;
    private final Clock clock;

    public CallReveal(CallDirectory calls, AccessLog accessLog, Clock clock) {
        this.calls = calls;
        this.accessLog = accessLog;
        this.clock = clock;
    }

    @Override
    @Transactional
    public Optional<CallView> reveal(Actor actor, RequestId requestId, Reason reason) {
        Optional<CallView> call = calls.find(requestId, actor.shops());
        call.ifPresent(found -> accessLog.append(AccessEntry.ofCall(
                clock.instant(),
                actor,
                AccessAction.REVEAL_CALL,
                found.rootKdtId(),
                found.outOpenId(),
                requestId,
                reason.text(),
                null)));
        return call;
    }
}
