package com.memberhub.application.journal;

import java.util.List;

/** Keeps calls with what was decided of them. An out-port; a call is written in the transaction of its decision, so that neither is without the other. */
public interface CallJournal {

    /**
     * Adds calls, whatever their payloads hold.
     *
     * @param calls none of whose request ids was used before
     */
    void append(List<MemberCall> calls);

    /**
     * Waits until nobody else corrects the call, what it corrects or what corrects it, and lets nobody else do so until this
     * transaction ends.
     */
    void holdForCorrection(RequestId call);
}
