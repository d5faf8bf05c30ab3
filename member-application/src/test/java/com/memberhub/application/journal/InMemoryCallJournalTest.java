package com.memberhub.application.journal;

import java.util.Comparator;
import java.util.List;

class InMemoryCallJournalTest implements CallJournalContract {

    private final InMemoryCallJournal journal = new InMemoryCallJournal();

    @Override
    public void append(List<MemberCall> calls) {
        journal.append(calls);
    }

    @Override
    public List<Entry> entries() {
        return journal.all().stream()
                .sorted(Comparator.comparing(call -> call.requestId().value()))
                .map(InMemoryCallJournalTest::entry)
                .toList();
    }

    private static Entry entry(MemberCall call) {
        return new Entry(
                call.requestId().value(),
                call.appId() == null ? null : call.appId().value(),
                call.rootKdtId() == null ? null : call.rootKdtId().value(),
                call.mobile() == null ? null : call.mobile().e164(),
                call.outcome(),
                call.outOpenId() == null ? null : call.outOpenId().value(),
                call.payload(),
                call.violations().stream()
                        .map(violation ->
                                violation.path() + " " + violation.code().wireName() + " " + violation.arguments())
                        .toList(),
                call.notices().stream()
                        .map(notice -> notice.path() + " " + notice.code().wireName() + " " + notice.arguments())
                        .toList(),
                call.changes().stream()
                        .map(change -> change.field() + ": " + change.before() + " -> " + change.after())
                        .toList(),
                call.timeTaken().toNanos() / 1_000);
    }
}
