package com.memberhub.application.directory;

import com.memberhub.application.journal.InMemoryCallJournal;
import com.memberhub.application.journal.MemberCall;
import com.memberhub.application.member.InMemoryMembers;
import com.memberhub.domain.member.Member;
import java.util.List;

class InMemoryStatisticsDirectoryTest implements StatisticsDirectoryContract {

    private final InMemoryMembers members = new InMemoryMembers();
    private final InMemoryCallJournal journal = new InMemoryCallJournal();

    @Override
    public StatisticsDirectory directory() {
        return new InMemoryStatisticsDirectory(members, journal);
    }

    @Override
    public void store(List<Member> stored) {
        members.addIfAbsent(stored);
    }

    @Override
    public void append(List<MemberCall> calls) {
        journal.append(calls);
    }
}
