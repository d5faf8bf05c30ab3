package com.memberhub.application.registration;

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

/**
 * Decides a batch against what the store is believed to hold. Deciding again with a fresher belief gives each identity
 * the number it was first meant to have, so a decision may be repeated without harm.
 */
final class Deliberation {

    private final List<Admission> admissions;
    private final AlignmentPolicy policy;
    private final Supplier<OutOpenId> outOpenIds;
    private final Set<YzOpenIdClaim> claimedElsewhere;
    private final Instant now;
    private final Map<MemberKey, OutOpenId> allocated = new HashMap<>();

    Deliberation(
            List<Admission> admissions,
            AlignmentPolicy policy,
            Supplier<OutOpenId> outOpenIds,
            Set<YzOpenIdClaim> claimedElsewhere,
            Instant now) {
        this.admissions = admissions;
        this.policy = policy;
        this.outOpenIds = outOpenIds;
        this.claimedElsewhere = claimedElsewhere;
        this.now = now;
    }

    Decision decide(Map<MemberKey, Member> stored) {
        Round round = new Round(stored);
        List<Outcome> outcomes = new ArrayList<>(admissions.size());
        for (Admission admission : admissions) {
            outcomes.add(
                    admission.fold(round::decide, rejected -> new Refused(rejected.violations(), rejected.notices())));
        }
        return new Decision(outcomes, round.additions(), round.updates());
    }

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

        Outcome decide(Admitted admitted) {
            MemberKey key = admitted.key();
            Member known = touched.getOrDefault(key, stored.get(key));
            List<Notice> notices = new ArrayList<>(admitted.notices());
            if (known == null) {
                OutOpenId outOpenId = allocated.computeIfAbsent(key, fresh -> outOpenIds.get());
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
