package com.memberhub.application.privacy;

import com.memberhub.application.journal.CallJournal;
import com.memberhub.application.journal.InMemoryCallJournal;
import com.memberhub.application.member.InMemoryMembers;
import com.memberhub.application.member.Members;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

class InMemoryPersonalDataTest implements PersonalDataContract {

    private final InMemoryMembers members = new InMemoryMembers();
    private final InMemoryCallJournal journal = new InMemoryCallJournal();
    private final PersonalData personalData = new InMemoryPersonalData(members, journal);

    @Override
    public PersonalData personalData() {
        return personalData;
    }

    @Override
    public Members members() {
        return members;
    }

    @Override
    public CallJournal journal() {
        return journal;
    }

    @Override
    public List<String> written() {
        return journal.all().stream()
                .sorted(Comparator.comparing(call -> call.requestId().value()))
                .map(call -> call.requestId() + " "
                        + (call.mobile() == null ? "-" : call.mobile().e164())
                        + (call.payload().bytes().length == 0 ? " - " : " payload ")
                        + call.changes().size() + " "
                        + call.notices().stream()
                                .map(notice ->
                                        notice.path() + " " + notice.code().wireName() + " " + notice.arguments())
                                .toList())
                .toList();
    }

    @Override
    public <T> T inTransaction(Supplier<T> work) {
        return work.get();
    }
}
