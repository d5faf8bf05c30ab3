package com.memberhub.application.member;

import com.memberhub.domain.member.Member;
import com.memberhub.domain.member.MemberKey;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/**
 * The members that are stored. An out-port; every method runs in the caller's transaction, and the store, not the
 * caller, decides who was first.
 */
public interface Members {

    /**
     * Protects these identities, stored or not, against erasure until the transaction ends, waits for an erasure of one
     * of them that is under way, and returns what is known of them, all in one round trip. Others may still read, change
     * or recall them, so a hot identity does not queue.
     *
     * @param claims whose yzOpenIds are looked up
     * @param patience how long this transaction waits from now on, each time that another one is in its way, before it
     *     fails with Spring's {@code ConcurrencyFailureException}; a single statement may take a second longer before it
     *     fails with {@code QueryTimeoutException}
     */
    Recollection recall(Collection<MemberKey> keys, Collection<YzOpenIdClaim> claims, Duration patience);

    /**
     * Reads without a lock.
     *
     * @return the members stored under these keys; a key without a member is missing
     */
    Map<MemberKey, Member> find(Collection<MemberKey> keys);

    /**
     * Stores each member unless its key is taken; a taken key stays as it is. Waits for another transaction that is
     * storing one of the keys right now, and then respects what it stored.
     *
     * @param members of distinct keys
     * @return the keys that were free and are now taken by these members
     */
    Set<MemberKey> addIfAbsent(Collection<Member> members);

    /**
     * Reads the newest committed states of members and keeps others from changing them until the transaction ends.
     * Locks in the order of the keys, so that two batches never wait for each other.
     *
     * @return a member for each key that is stored
     */
    Map<MemberKey, Member> lock(Collection<MemberKey> keys);

    /** Stores the profiles and update times of members that are {@linkplain #lock locked}. */
    void update(Collection<Member> members);

    /**
     * The claims that cannot be granted: the number is another identity's, or was before that one was erased, or the
     * identity itself was erased and bore another number. Only one transaction at a time may give numbers that are not new:
     * two at the same instant may not see each other's.
     */
    Set<NumberClaim> numbersTaken(Collection<NumberClaim> claims);
}
