package com.memberhub.application.caller;

import com.memberhub.application.journal.RequestId;
import com.memberhub.domain.member.AppId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A caller who was turned away. Nothing of the body is kept: nobody vouches for who sent it.
 *
 * @param address the network address the call came from
 * @param appId the app whose secret was right; null where none was
 */
public record RefusedCaller(
        Instant at,
        RequestId requestId,
        String address,
        @Nullable AppId appId,
        RefusalReason reason) {}
