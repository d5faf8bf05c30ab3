package com.memberhub.application.directory;

import com.memberhub.application.journal.InMemoryCallJournal;
import com.memberhub.application.journal.MemberCall;
import com.memberhub.application.member.InMemoryMembers;
import com.memberhub.domain.member.Member;
import java.util.List;

class InMemoryMemberDirectoryTest implements MemberDirectoryContract {

    private final InMemoryMembers members = new InMemoryMembers();
    private final InMemoryCallJournal journal = new InMemoryCallJournal();

    @Override
    public MemberDirectory directory() {
        return new InMemoryMemberDirectory(members, journal);
    }

    @Override
    public MemberDirectory directoryThatCountsUpTo(int most) {
        return new InMemoryMemberDirectory(members, journal, most);
    }

    @Override
    public void store(List<Member> stored) {
        members.addIfAbsent(stored);
    }

    @Override
    public void journal(MemberCall call) {
        journal.append(List.of(call));
    }
}
