package com.memberhub.application.correction;

import com.memberhub.application.audit.AccessAction;
import com.memberhub.application.audit.AccessDetail;
import com.memberhub.application.audit.AccessEntry;
import com.memberhub.application.audit.AccessLog;
import com.memberhub.application.directory.CallDirectory;
import com.memberhub.application.directory.CallView;
import com.memberhub.application.journal.CallJournal;
import com.memberhub.application.journal.CallOutcome;
import com.memberhub.application.journal.Payload;
import com.memberhub.application.journal.RequestId;
import com.memberhub.application.journal.Submitter;
import com.memberhub.application.registration.RegisterMember;
import com.memberhub.application.registration.RegisterMember.Outcome;
import com.memberhub.application.staff.Actor;
import com.memberhub.application.staff.RootShops;
import com.memberhub.domain.finding.InvalidValueException;
import com.memberhub.domain.member.RootKdtId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;

/** Corrects refused calls by the rules that the platform's own calls go by. */
public class CallCorrection implements CorrectCall {

    private final CallDirectory calls;
    private final CallJournal journal;
    private final RegisterMember registerMember;
    private final AccessLog accessLog;
    private final Clock clock;

    public CallCorrection(
            CallDirectory calls, CallJournal journal, RegisterMember registerMember, AccessLog accessLog, Clock clock) {
        this.calls = calls;
        this.journal = journal;
        this.registerMember = registerMember;
        this.accessLog = accessLog;
        this.clock = clock;
    }

    @Override
    @Transactional
    public Opening open(Actor actor, RequestId requestId) {
        Optional<CallView> found = calls.find(requestId, actor.shops());
        if (found.isEmpty()) {
            return new NoCall();
        }
        CallView call = found.get();
        Payload payload = call.payload();
        if (!needsCorrection(call) || payload == null) {
            return new NothingToCorrect();
        }
        accessLog.append(AccessEntry.ofCall(
                clock.instant(), actor, AccessAction.OPEN_CORRECTION, call.rootKdtId(), null, requestId, null, null));
        return new Opened(call, payload);
    }

    @Override
    @Transactional
    public Result correct(Actor actor, Correction correction) {
        Instant receivedAt = clock.instant();
        journal.holdForCorrection(correction.corrected());
        Optional<CallView> corrected = calls.find(correction.corrected(), actor.shops());
        if (corrected.isEmpty()) {
            return new UnknownCall();
        }
        if (!needsCorrection(corrected.get())) {
            return new NotRefused();
        }
        RootKdtId rootKdtId = rootKdtId(correction.submission().rootKdtId());
        if (!actor.shops().include(rootKdtId)) {
            return new ForeignShop();
        }
        Outcome outcome = registerMember
                .register(List.of(new RegisterMember.Command(
                        correction.requestId(),
                        receivedAt,
                        correction.payload(),
                        correction.submission(),
                        Submitter.correction(actor.name(), correction.corrected()))))
                .get(0);
        accessLog.append(entry(actor, correction, rootKdtId, outcome));
        return new Decided(correction.requestId(), outcome);
    }

    /** Whoever is corrected twice, into two mobiles, would become two members. */
    private static boolean needsCorrection(CallView call) {
        return call.outcome() == CallOutcome.REJECTED && !call.cured();
    }

    private AccessEntry entry(Actor actor, Correction correction, @Nullable RootKdtId rootKdtId, Outcome outcome) {
        AccessDetail decided = outcome.fold(
                registered -> AccessDetail.CORRECTION_CREATED,
                aligned -> AccessDetail.CORRECTION_ALIGNED,
                unchanged -> AccessDetail.CORRECTION_UNCHANGED,
                refused -> AccessDetail.CORRECTION_REFUSED);
        return AccessEntry.ofCall(
                clock.instant(),
                actor,
                AccessAction.CORRECTION,
                rootKdtId,
                outcome.outOpenId(),
                correction.requestId(),
                null,
                decided.of(correction.corrected()));
    }

    /** Null for what is no root shop: {@link RootShops#include} then asks for the right to see everything. */
    private static @Nullable RootKdtId rootKdtId(@Nullable Long sent) {
        if (sent == null) {
            return null;
        }
        try {
            return new RootKdtId(sent);
        } catch (InvalidValueException noRootShop) {
            return null;
        }
    }
}
