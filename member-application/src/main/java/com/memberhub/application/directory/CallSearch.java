package com.memberhub.application.directory;

import com.memberhub.application.journal.CallOrigin;
import com.memberhub.application.journal.CallOutcome;
import com.memberhub.domain.member.Mobile;
import com.memberhub.domain.member.RootKdtId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A search for calls, newest first; null matches any.
 *
 * @param uncured only refused calls that no later call of the same identity, and no correction, has cured
 * @param noticed only calls with notices
 * @param from the first instant at which it may have been received
 * @param before the instant before which it was, exclusive
 */
public record CallSearch(
        @Nullable CallOutcome outcome,
        @Nullable CallOrigin origin,
        boolean uncured,
        boolean noticed,
        @Nullable RootKdtId rootKdtId,
        @Nullable String appId,
        @Nullable Mobile mobile,
        @Nullable Instant from,
        @Nullable Instant before) {

    /** Refused calls that wait for somebody. */
    public static CallSearch uncuredRefusals() {
        return new CallSearch(null, null, true, false, null, null, null, null, null);
    }
}
