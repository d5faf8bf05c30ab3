package com.memberhub.application.member;

import com.memberhub.domain.member.Member;
import com.memberhub.domain.member.MemberKey;
import com.memberhub.domain.member.OutOpenId;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/**
 * The members that are stored. An out-port; every method runs in the caller's transaction, and the store, not the
 * caller, decides who was first.
 */
public interface Members {

    /**
     * Reads without a lock.
     *
     * @return the members stored under these keys; a key without a member is missing
     */
    Map<MemberKey, Member> find(Collection<MemberKey> keys);

    /**
     * Reads the newest committed states and keeps others from removing the members until the transaction ends. Nobody is
     * kept from reading, holding or changing them, so a hot identity does not queue. Waits for whoever is removing one right
     * now.
     *
     * @return a member for each key that is stored
     */
    Map<MemberKey, Member> hold(Collection<MemberKey> keys);

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
     * The claims whose yzOpenId is stored under another mobile of the same root shop. Two transactions at the same
     * instant may not see each other's.
     */
    Set<YzOpenIdClaim> claimedElsewhere(Collection<YzOpenIdClaim> claims);

    /**
     * The claims whose number is stored under another identity or stayed with another that was erased, and those whose
     * identity was erased and bore another number. Whoever gives numbers
     * that are not new ones does that alone: two transactions at the same instant may not see each other's.
     */
    Set<NumberClaim> numbersTaken(Collection<NumberClaim> claims);

    /**
     * The numbers that identities bore when they were erased. Asked after {@link #addIfAbsent}, it misses none of those that
     * were added: whoever adds a key has waited for whoever was removing it.
     */
    Map<MemberKey, OutOpenId> formerNumbers(Collection<MemberKey> keys);

    /** Gives members that this transaction has added the numbers that they bore before. Nobody else has seen them yet. */
    void restoreNumbers(Map<MemberKey, OutOpenId> numbers);
}
