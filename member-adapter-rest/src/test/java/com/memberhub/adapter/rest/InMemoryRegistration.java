package com.memberhub.adapter.rest;

import com.memberhub.application.journal.InMemoryCallJournal;
import com.memberhub.application.journal.MemberCall;
import com.memberhub.application.member.InMemoryMembers;
import com.memberhub.application.registration.MemberRegistration;
import com.memberhub.application.registration.RegisterMember;
import com.memberhub.domain.admission.AdmissionRules;
import com.memberhub.domain.member.AlignmentPolicy;
import com.memberhub.domain.member.Member;
import com.memberhub.domain.member.OutOpenId;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The real use case on stores in memory. It can be emptied, and told to fail as it does when its database does. */
public final class InMemoryRegistration implements RegisterMember {

    private final Supplier<OutOpenId> outOpenIds;
    private final Clock clock;
    private final InMemoryMembers members;
    private final InMemoryCallJournal journal;
    private @Nullable RuntimeException failure;

    InMemoryRegistration(
            InMemoryMembers members, InMemoryCallJournal journal, Supplier<OutOpenId> outOpenIds, Clock clock) {
        this.members = members;
        this.journal = journal;
        this.outOpenIds = outOpenIds;
        this.clock = clock;
    }

    @Override
    public synchronized List<Outcome> register(List<Command> batch) {
        if (failure != null) {
            throw failure;
        }
        AdmissionRules rules = new AdmissionRules(false);
        return new MemberRegistration(rules, AlignmentPolicy.FILL_BLANKS, members, journal, outOpenIds, clock)
                .register(batch);
    }

    synchronized void startAfresh() {
        members.clear();
        journal.clear();
        failure = null;
    }

    public synchronized void failFromNowOn(RuntimeException with) {
        failure = with;
    }

    public synchronized void recover() {
        failure = null;
    }

    public synchronized List<Member> members() {
        return List.copyOf(members.all().values());
    }

    public synchronized List<MemberCall> calls() {
        return journal.all();
    }

    public MemberCall lastCall() {
        List<MemberCall> calls = calls();
        return calls.get(calls.size() - 1);
    }
}
