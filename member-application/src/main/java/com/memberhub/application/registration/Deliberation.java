package com.memberhub.application.registration;

import com.memberhub.application.member.NumberClaim;
import com.memberhub.application.member.Recollection;
import com.memberhub.application.member.YzOpenIdClaim;
import com.memberhub.application.registration.RegisterMember.Aligned;
import com.memberhub.application.registration.RegisterMember.Outcome;
import com.memberhub.application.registration.RegisterMember.Refused;
import com.memberhub.application.registration.RegisterMember.Registered;
import com.memberhub.application.registration.RegisterMember.Unchanged;
import com.memberhub.domain.admission.Admission;
import com.memberhub.domain.admission.Admission.Admitted;
import com.memberhub.domain.finding.Notice;
import com.memberhub.domain.finding.NoticeCode;
import com.memberhub.domain.finding.Violation;
import com.memberhub.domain.finding.ViolationCode;
import com.memberhub.domain.member.Alignment;
import com.memberhub.domain.member.AlignmentPolicy;
import com.memberhub.domain.member.Member;
import com.memberhub.domain.member.MemberKey;
import com.memberhub.domain.member.Mobile;
import com.memberhub.domain.member.OutOpenId;
import com.memberhub.domain.member.RootKdtId;
import com.memberhub.domain.member.YzOpenId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Decides a batch against what the store is believed to hold. Deciding again with a fresher belief gives each identity
 * the number it was first meant to have, so a decision may be repeated without harm.
 */
final class Deliberation {

    private final List<Case> cases;
    private final AlignmentPolicy policy;
    private final Supplier<OutOpenId> outOpenIds;
    private final Set<YzOpenIdClaim> claimedElsewhere;
    private final Set<NumberClaim> numbersTaken;
    private final Instant now;
    private final Map<MemberKey, OutOpenId> allocated;
    /** Who was first to bear a number in this batch: theirs it stays, also where a later round refuses them. */
    private final Map<OutOpenId, MemberKey> bearers = new HashMap<>();

    Deliberation(
            List<Case> cases,
            AlignmentPolicy policy,
            Supplier<OutOpenId> outOpenIds,
            Recollection recollection,
            Set<NumberClaim> numbersTaken,
            Instant now) {
        this.cases = cases;
        this.policy = policy;
        this.outOpenIds = outOpenIds;
        this.claimedElsewhere = recollection.claimedElsewhere();
        this.numbersTaken = numbersTaken;
        this.now = now;
        // Who had a number before they were erased has it again.
        allocated = new HashMap<>(recollection.formerNumbers());
    }

    Decision decide(Map<MemberKey, Member> stored) {
        Round round = new Round(stored);
        List<Outcome> outcomes = new ArrayList<>(cases.size());
        for (Case one : cases) {
            outcomes.add(one.admission()
                    .fold(
                            admitted -> round.decide(admitted, one.number()),
                            rejected -> new Refused(rejected.violations(), rejected.notices())));
        }
        return new Decision(outcomes, round.additions(), round.updates());
    }

    /**
     * One command.
     *
     * @param number the member number that it says its identity bears; null where the hub gives one
     */
    record Case(Admission admission, @Nullable OutOpenId number) {}

    /**
     * What should happen if the belief is right.
     *
     * @param additions members to add, as the whole batch leaves them
     * @param updates members to change, as the whole batch leaves them
     */
    record Decision(List<Outcome> outcomes, List<Member> additions, List<Member> updates) {

        Set<MemberKey> additionKeys() {
            return keys(additions);
        }

        Set<MemberKey> updateKeys() {
            return keys(updates);
        }

        private static Set<MemberKey> keys(List<Member> members) {
            Set<MemberKey> keys = new TreeSet<>();
            members.forEach(member -> keys.add(member.key()));
            return keys;
        }
    }

    /** One pass over the batch, each command seeing what those before it did. */
    private final class Round {

        private final Map<MemberKey, Member> stored;
        private final Map<MemberKey, Member> touched = new LinkedHashMap<>();
        private final Map<Customer, Set<Mobile>> claimedHere = new HashMap<>();

        Round(Map<MemberKey, Member> stored) {
            this.stored = stored;
        }

        Outcome decide(Admitted admitted, @Nullable OutOpenId number) {
            MemberKey key = admitted.key();
            Member known = touched.getOrDefault(key, stored.get(key));
            Violation conflict = number == null ? null : conflict(key, known, number);
            if (conflict != null) {
                return new Refused(List.of(conflict), admitted.notices());
            }
            List<Notice> notices = new ArrayList<>(admitted.notices());
            if (known == null) {
                OutOpenId outOpenId = number == null ? allocated(key) : number;
                bearers.put(outOpenId, key);
                noticeClaimElsewhere(admitted, notices);
                touch(Member.register(key, outOpenId, admitted.profile(), now).noticing(notices));
                return new Registered(outOpenId, notices);
            }
            Alignment alignment = known.alignWith(admitted.profile(), policy, now);
            notices.addAll(alignment.notices());
            noticeClaimElsewhere(admitted, notices);
            Member member = alignment.member().noticing(notices);
            if (!member.equals(known)) {
                touch(member);
            }
            if (alignment.changes().isEmpty()) {
                return new Unchanged(known.outOpenId(), notices);
            }
            return new Aligned(known.outOpenId(), alignment.changes(), notices);
        }

        private OutOpenId allocated(MemberKey key) {
            return allocated.computeIfAbsent(key, fresh -> outOpenIds.get());
        }

        /** A number once given is never another's, and nobody gets a second one. */
        private @Nullable Violation conflict(MemberKey key, @Nullable Member known, OutOpenId number) {
            if (known != null) {
                return known.outOpenId().equals(number)
                        ? null
                        : Violation.of(
                                "outOpenId",
                                ViolationCode.OUT_OPEN_ID_DIFFERS,
                                known.outOpenId().value());
            }
            boolean byAnother = !bearers.getOrDefault(number, key).equals(key);
            return byAnother || numbersTaken.contains(new NumberClaim(key, number))
                    ? Violation.of("outOpenId", ViolationCode.OUT_OPEN_ID_TAKEN)
                    : null;
        }

        private void touch(Member member) {
            touched.put(member.key(), member);
            YzOpenId yzOpenId = member.profile().yzOpenId();
            if (yzOpenId != null) {
                claimedHere
                        .computeIfAbsent(new Customer(member.key().rootKdtId(), yzOpenId), customer -> new HashSet<>())
                        .add(member.key().mobile());
            }
        }

        private void noticeClaimElsewhere(Admitted admitted, List<Notice> notices) {
            YzOpenId yzOpenId = admitted.profile().yzOpenId();
            if (yzOpenId == null) {
                return;
            }
            Set<Mobile> here =
                    claimedHere.getOrDefault(new Customer(admitted.key().rootKdtId(), yzOpenId), Set.of());
            boolean byAnother = here.stream()
                    .anyMatch(mobile -> !mobile.equals(admitted.key().mobile()));
            if (byAnother || claimedElsewhere.contains(new YzOpenIdClaim(admitted.key(), yzOpenId))) {
                notices.add(Notice.of("yzOpenId", NoticeCode.YZ_OPEN_ID_UNDER_OTHER_MOBILE, yzOpenId.value()));
            }
        }

        List<Member> additions() {
            return touched.values().stream()
                    .filter(member -> !stored.containsKey(member.key()))
                    .toList();
        }

        List<Member> updates() {
            return touched.values().stream()
                    .filter(member -> stored.containsKey(member.key()))
                    .toList();
        }
    }

    private record Customer(RootKdtId rootKdtId, YzOpenId yzOpenId) {}
}
