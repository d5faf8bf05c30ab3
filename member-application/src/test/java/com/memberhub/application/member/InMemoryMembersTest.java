package com.memberhub.application.member;

import com.memberhub.domain.member.Member;
import java.util.function.Supplier;

class InMemoryMembersTest implements MembersContract {

    private final InMemoryMembers members = new InMemoryMembers();

    @Override
    public Members members() {
        return members;
    }

    @Override
    public void erase(Member member) {
        members.erase(member.key());
    }

    @Override
    public <T> T inTransaction(Supplier<T> work) {
        return work.get();
    }
}
