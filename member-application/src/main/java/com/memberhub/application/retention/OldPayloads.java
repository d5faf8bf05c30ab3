package com.memberhub.application.retention;

import java.time.Instant;

/** Payloads and changes of calls that are old. An out-port; it runs in the caller's transaction. */
public interface OldPayloads {

    /**
     * Purges those of calls that were received before an instant, oldest first. Where another hub is at it right now,
     * it purges none.
     *
     * @param most how many at most
     * @return how many there were
     */
    int purge(Instant receivedBefore, int most);
}
