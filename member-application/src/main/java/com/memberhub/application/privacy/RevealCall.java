package com.memberhub.application.privacy;

import com.memberhub.application.directory.CallView;
import com.memberhub.application.journal.RequestId;
import com.memberhub.application.staff.Actor;
import java.util.Optional;

/** Somebody entitled looks at the payload of one call in the clear. It is written down in the same transaction. */
public interface RevealCall {

    /**
     * The call, whose payload may now be shown as it was sent.
     *
     * @return empty when there is no such call in the actor's root shops; then nothing is written down
     */
    Optional<CallView> reveal(Actor actor, RequestId requestId, Reason reason);
}
