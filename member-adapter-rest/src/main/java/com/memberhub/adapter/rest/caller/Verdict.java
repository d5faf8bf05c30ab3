package com.memberhub.adapter.rest.caller;

import com.memberhub.application.caller.RefusalReason;
import org.jspecify.annotations.Nullable;

/**
 * What came of asking who calls: a caller, or why there is none.
 *
 * @param caller null where they are refused
 * @param reason null where they are not
 */
record Verdict(@Nullable Caller caller, @Nullable RefusalReason reason) {

    static Verdict known(Caller caller) {
        return new Verdict(caller, null);
    }

    static Verdict refused(RefusalReason reason) {
        return new Verdict(null, reason);
    }
}
