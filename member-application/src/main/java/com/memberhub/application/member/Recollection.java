package com.memberhub.application.member;

import com.memberhub.domain.member.Member;
import com.memberhub.domain.member.MemberKey;
import com.memberhub.domain.member.OutOpenId;
import java.util.Map;
import java.util.Set;

/**
 * What the store knows of some identities.
 *
 * @param members those that are stored
 * @param formerNumbers the numbers that identities bore when they were erased
 * @param claimedElsewhere the claims whose yzOpenId is stored under another mobile of the same root shop; two transactions at the
 *     same instant may not see each other's
 */
public record Recollection(
        Map<MemberKey, Member> members, Map<MemberKey, OutOpenId> formerNumbers, Set<YzOpenIdClaim> claimedElsewhere) {

    /** Nothing is known, because nobody was asked about. */
    public static final Recollection NONE = new Recollection(Map.of(), Map.of(), Set.of());
}
