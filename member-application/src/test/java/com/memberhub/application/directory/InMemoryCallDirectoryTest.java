package com.memberhub.application.directory;

import com.memberhub.application.journal.InMemoryCallJournal;
import com.memberhub.application.journal.MemberCall;
import com.memberhub.application.member.InMemoryMembers;
import com.memberhub.domain.member.Member;
import java.util.List;

class InMemoryCallDirectoryTest implements CallDirectoryContract {

    private final InMemoryMembers members = new InMemoryMembers();
    private final InMemoryCallJournal journal = new InMemoryCallJournal();

    @Override
    public CallDirectory directory() {
        return new InMemoryCallDirectory(members, journal);
    }

    @Override
    public CallDirectory directoryThatCountsUpTo(int most) {
        return new InMemoryCallDirectory(members, journal, most);
    }

    @Override
    public void store(Member member) {
        members.addIfAbsent(List.of(member));
    }

    @Override
    public void append(List<MemberCall> calls) {
        journal.append(calls);
    }
}
