package com.memberhub.adapter.jpa;

import com.memberhub.application.directory.CallView;
import com.memberhub.application.journal.RequestId;
import com.memberhub.domain.member.MemberKey;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A call as its row tells it. What came of it, other rows tell.
 *
 * @param key null where the call named no identity, or lost it
 * @param markedCured whether whoever made it good noted so
 */
record StoredCall(Received received, @Nullable MemberKey key, boolean refused, boolean markedCured, Content content) {

    RequestId requestId() {
        return received.requestId();
    }

    /** Whether other rows have to tell if it was made good. */
    boolean isOpen() {
        return refused && !markedCured;
    }

    /** Makes what staff see, once it is known what came of the call. */
    interface Content {

        CallView view(@Nullable RequestId correctedBy, boolean cured);
    }

    /** When a call came. Of the same instant the id decides, byte by byte, which for the characters of a ULID is as Java does. */
    record Received(Instant at, RequestId requestId) implements Comparable<Received> {

        private static final Comparator<Received> ORDER = Comparator.comparing(Received::at)
                .thenComparing(received -> received.requestId().value());

        @Override
        public int compareTo(Received other) {
            return ORDER.compare(this, other);
        }
    }
}
