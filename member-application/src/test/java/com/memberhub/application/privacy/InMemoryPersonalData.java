package com.memberhub.application.privacy;

import com.memberhub.application.journal.CallOutcome;
import com.memberhub.application.journal.InMemoryCallJournal;
import com.memberhub.application.journal.MemberCall;
import com.memberhub.application.journal.Payload;
import com.memberhub.application.journal.RequestId;
import com.memberhub.application.member.InMemoryMembers;
import com.memberhub.domain.finding.Notice;
import com.memberhub.domain.member.Member;
import com.memberhub.domain.member.MemberKey;
import com.memberhub.domain.member.OutOpenId;
import com.memberhub.domain.privacy.Traces;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Personal data in memory, for tests. A payload that is gone is an empty one here. */
public final class InMemoryPersonalData implements PersonalData {

    private final InMemoryMembers members;
    private final InMemoryCallJournal journal;

    public InMemoryPersonalData(InMemoryMembers members, InMemoryCallJournal journal) {
        this.members = members;
        this.journal = journal;
    }

    @Override
    public Optional<Member> find(OutOpenId outOpenId) {
        return members.all().values().stream()
                .filter(member -> member.outOpenId().equals(outOpenId))
                .findFirst();
    }

    @Override
    public Optional<Traces> erase(MemberKey key, OutOpenId outOpenId, Instant at) {
        Member member = members.all().get(key);
        if (member == null || !members.erase(key)) {
            return Optional.empty();
        }
        Traces traces = new Traces(key.mobile(), member.profile().yzOpenId());
        Set<RequestId> calls = callsOf(key, traces);
        journal.rewrite(call -> calls.contains(call.requestId()) ? blank(call) : call);
        return Optional.of(traces);
    }

    private Set<RequestId> callsOf(MemberKey key, Traces traces) {
        Set<RequestId> calls = new HashSet<>();
        boolean grows = true;
        while (grows) {
            grows = false;
            for (MemberCall call : journal.all()) {
                if (isOf(key, call)
                        || bears(traces, key, call)
                        || calls.contains(call.requestId())
                        || triedInVain(call, calls)) {
                    grows |= calls.add(call.requestId());
                    RequestId corrects = call.submitter().corrects();
                    grows |= corrects != null && calls.add(corrects);
                }
            }
        }
        return calls;
    }

    private static boolean triedInVain(MemberCall call, Set<RequestId> calls) {
        RequestId corrects = call.submitter().corrects();
        return call.outcome() == CallOutcome.REJECTED && corrects != null && calls.contains(corrects);
    }

    private static boolean isOf(MemberKey key, MemberCall call) {
        return key.mobile().equals(call.mobile())
                && (call.rootKdtId() == null || key.rootKdtId().equals(call.rootKdtId()));
    }

    private static boolean bears(Traces traces, MemberKey key, MemberCall call) {
        return call.mobile() == null
                && call.outcome() == CallOutcome.REJECTED
                && (call.rootKdtId() == null || key.rootKdtId().equals(call.rootKdtId()))
                && traces.areIn(call.payload().bytes());
    }

    private static MemberCall blank(MemberCall call) {
        return new MemberCall(
                call.requestId(),
                call.receivedAt(),
                call.submitter(),
                call.appId(),
                call.rootKdtId(),
                null,
                call.outcome(),
                call.outOpenId(),
                new Payload(new byte[0]),
                call.violations(),
                call.notices().stream()
                        .map(notice -> Notice.of(notice.path(), notice.code()))
                        .toList(),
                List.of(),
                call.timeTaken());
    }
}
