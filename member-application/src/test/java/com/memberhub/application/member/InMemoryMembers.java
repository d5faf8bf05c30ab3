package com.memberhub.application.member;

import com.memberhub.domain.member.Member;
import com.memberhub.domain.member.MemberKey;
import com.memberhub.domain.member.OutOpenId;
import com.memberhub.domain.member.YzOpenId;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Members in memory, for tests. One call at a time: there are no transactions here and so no locks. */
public final class InMemoryMembers implements Members {

    private final Map<MemberKey, Member> stored = new TreeMap<>();
    private final Map<MemberKey, OutOpenId> former = new TreeMap<>();

    /** Forgets everybody. */
    public synchronized void clear() {
        stored.clear();
        former.clear();
    }

    /** Everything that is stored, by key. */
    public synchronized Map<MemberKey, Member> all() {
        return new TreeMap<>(stored);
    }

    @Override
    public synchronized Map<MemberKey, Member> find(Collection<MemberKey> keys) {
        Map<MemberKey, Member> found = new HashMap<>(stored);
        found.keySet().retainAll(Set.copyOf(keys));
        return found;
    }

    @Override
    public synchronized Set<MemberKey> addIfAbsent(Collection<Member> members) {
        Set<MemberKey> added = new HashSet<>();
        for (Member member : members) {
            if (stored.putIfAbsent(member.key(), member) == null) {
                added.add(member.key());
            }
        }
        return added;
    }

    @Override
    public synchronized Recollection recall(
            Collection<MemberKey> keys, Collection<YzOpenIdClaim> claims, Duration patience) {
        Map<MemberKey, OutOpenId> numbers = new HashMap<>(former);
        numbers.keySet().retainAll(Set.copyOf(keys));
        Set<YzOpenIdClaim> elsewhere = claims.stream()
                .filter(claim -> stored.values().stream().anyMatch(isElsewhere(claim)))
                .collect(Collectors.toSet());
        return new Recollection(find(keys), numbers, elsewhere);
    }

    @Override
    public Map<MemberKey, Member> lock(Collection<MemberKey> keys) {
        return find(keys);
    }

    @Override
    public synchronized void update(Collection<Member> members) {
        members.forEach(member -> stored.computeIfPresent(
                member.key(),
                (key, old) -> new Member(
                        key,
                        old.outOpenId(),
                        member.profile(),
                        member.noticed(),
                        old.createdAt(),
                        member.updatedAt())));
    }

    @Override
    public synchronized Set<NumberClaim> numbersTaken(Collection<NumberClaim> claims) {
        return claims.stream()
                .filter(claim -> stored.values().stream()
                                .anyMatch(member -> member.outOpenId().equals(claim.number())
                                        && !member.key().equals(claim.key()))
                        || former.entrySet().stream()
                                .anyMatch(erased -> erased.getKey().equals(claim.key())
                                        != erased.getValue().equals(claim.number())))
                .collect(Collectors.toSet());
    }

    /** Forgets a member but for the number. */
    public synchronized boolean erase(MemberKey key) {
        Member erased = stored.remove(key);
        if (erased != null) {
            former.put(key, erased.outOpenId());
        }
        return erased != null;
    }

    private static Predicate<Member> isElsewhere(YzOpenIdClaim claim) {
        return member -> {
            YzOpenId yzOpenId = member.profile().yzOpenId();
            return claim.yzOpenId().equals(yzOpenId)
                    && member.key().rootKdtId().equals(claim.key().rootKdtId())
                    && !member.key().mobile().equals(claim.key().mobile());
        };
    }
}
