package com.memberhub.adapter.rest.caller;

import com.memberhub.application.caller.RefusalReason;
import java.util.function.Function;
import org.springframework.web.server.ResponseStatusException;

/** What came of asking who calls: a caller, or why there is none. */
sealed interface Verdict {

    /** The caller; where there is none, what is made of the reason is thrown. */
    Caller orElseThrow(Function<RefusalReason, ? extends ResponseStatusException> refusal);

    /** Somebody proved who they are. */
    record Known(Caller caller) implements Verdict {

        @Override
        public Caller orElseThrow(Function<RefusalReason, ? extends ResponseStatusException> refusal) {
            return caller;
        }
    }

    /** Nobody did. */
    record Refused(RefusalReason reason) implements Verdict {

        @Override
        public Caller orElseThrow(Function<RefusalReason, ? extends ResponseStatusException> refusal) {
            throw refusal.apply(reason);
        }
    }
}
