package com.memberhub.domain.member;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * The identity of a member: one person is one mobile at one root shop. Whatever else a call says, the same key is the
 * same member and gets the same {@link OutOpenId}. The natural order is the one in which rows are locked, so that two
 * batches never wait for each other.
 */
public record MemberKey(RootKdtId rootKdtId, Mobile mobile) implements Comparable<MemberKey> {

    private static final Comparator<MemberKey> ORDER = Comparator.comparing(MemberKey::rootKdtId)
            .thenComparing(key -> key.mobile().e164());

    /** The identity of what may say but one half of it, or neither; null where a half is missing. */
    public static @Nullable MemberKey ofNullable(@Nullable RootKdtId rootKdtId, @Nullable Mobile mobile) {
        return rootKdtId == null || mobile == null ? null : new MemberKey(rootKdtId, mobile);
    }

    @Override
    public int compareTo(MemberKey other) {
        return ORDER.compare(this, other);
    }
}
