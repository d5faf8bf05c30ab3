package com.memberhub.application.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The journal in memory, for tests. */
public final class InMemoryCallJournal implements CallJournal {

    private final List<MemberCall> calls = new ArrayList<>();

    /** Every call, in the order of arrival. */
    public synchronized List<MemberCall> all() {
        return List.copyOf(calls);
    }

    /** One at a time: there are no transactions here. */
    @Override
    public void holdForCorrection(RequestId call) {}

    @Override
    public synchronized void append(List<MemberCall> added) {
        calls.addAll(added);
    }

    /** Changes what was written down, as only erasure and retention do. */
    public synchronized void rewrite(UnaryOperator<MemberCall> change) {
        calls.replaceAll(change);
    }

    /** Forgets everything. */
    public synchronized void clear() {
        calls.clear();
    }
}
