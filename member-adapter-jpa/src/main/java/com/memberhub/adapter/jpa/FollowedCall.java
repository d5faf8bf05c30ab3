package com.memberhub.adapter.jpa;

import com.memberhub.application.directory.CallView;
import com.memberhub.application.journal.RequestId;
import org.jspecify.annotations.Nullable;

/**
 * A call with what came of it.
 *
 * @param correctedBy the newest call that corrects it
 * @param cured whether it was refused, and made good since
 */
record FollowedCall(StoredCall call, @Nullable RequestId correctedBy, boolean cured) {

    /** What staff see of it. */
    CallView view() {
        return call.content().view(correctedBy, cured);
    }
}
