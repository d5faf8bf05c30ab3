package com.memberhub.adapter.jpa;

import com.memberhub.domain.member.MemberKey;

/**
 * The advisory lock of an identity. Whoever calls for an identity shares it, whoever erases the identity has it alone, until
 * their transactions end. A lock of the row would not do: it is written into the row, and there is none while nobody is stored.
 */
final class IdentityLock {

    static final String SHARED = "SELECT pg_advisory_xact_lock_shared(lock) FROM unnest(?) AS lock";
    static final String ALONE = "SELECT pg_advisory_xact_lock(:lock)";

    private IdentityLock() {}

    /**
     * Its number, the same in every version of the hub. Two identities may have the same: then an erasure of the one waits for
     * calls for the other, too.
     */
    static long of(MemberKey key, PersonalColumns personal) {
        // What is mixed here can be undone: PostgreSQL shows locks, and logs them with slow statements.
        long mobile = personal.number(key.mobile());
        // The finalizer of SplitMix64 spreads neighbouring numbers.
        long mixed = key.rootKdtId().value() * 0x9E3779B97F4A7C15L + mobile;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
