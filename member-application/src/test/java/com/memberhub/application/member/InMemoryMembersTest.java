package com.memberhub.application.member;

import java.util.function.Supplier;

class InMemoryMembersTest implements MembersContract {

    private final InMemoryMembers members = new InMemoryMembers();

    @Override
    public Members members() {
        return members;
    }

    @Override
    public <T> T inTransaction(Supplier<T> work) {
        return work.get();
    }
}
