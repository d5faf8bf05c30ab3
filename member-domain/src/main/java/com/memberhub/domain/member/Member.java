package com.memberhub.domain.member;

import com.memberhub.domain.finding.Notice;
import com.memberhub.domain.finding.NoticeCode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A member of a merchant's shops: the aggregate.
 *
 * <p>Its life: it is {@linkplain #register registered} once, when the first call for its {@link MemberKey} arrives, and
 * gets its {@link OutOpenId} then. Every later call of the same key only {@linkplain #alignWith aligns} its profile.
 * Key, outOpenId and the time of creation never change.
 *
 * @param noticed every kind of notice that a call of this member ever bore, in the order of {@link NoticeCode}
 * @param createdAt when the hub stored it, not when the person joined; microseconds, as PostgreSQL keeps them
 * @param updatedAt when its profile changed last
 */
public record Member(
        MemberKey key,
        OutOpenId outOpenId,
        Profile profile,
        Set<NoticeCode> noticed,
        Instant createdAt,
        Instant updatedAt) {

    public Member {
        noticed = ordered(noticed);
        createdAt = createdAt.truncatedTo(ChronoUnit.MICROS);
        updatedAt = updatedAt.truncatedTo(ChronoUnit.MICROS);
    }

    /** A member that nobody knew before. */
    public static Member register(MemberKey key, OutOpenId outOpenId, Profile profile, Instant now) {
        return new Member(key, outOpenId, profile, Set.of(), now, now);
    }

    /**
     * Brings the profile in line with what a further call tells.
     *
     * @param called the profile of that call, which has to be of this member's key
     * @return the member as it should be, with every changed field
     */
    public Alignment alignWith(Profile called, AlignmentPolicy policy, Instant now) {
        Profile aligned = new ProfileAlignment(policy).align(profile, called);
        List<Change> changes = ProfileDifference.between(profile, aligned);
        List<Notice> notices = yzOpenIdDiffers(called).map(List::of).orElse(List.of());
        // Of two calls that waited for each other, the later one may have looked at the clock first.
        Instant changedAt = now.isBefore(updatedAt) ? updatedAt : now;
        Member member = changes.isEmpty() ? this : new Member(key, outOpenId, aligned, noticed, createdAt, changedAt);
        return new Alignment(member, changes, notices);
    }

    /** This member, with the kinds of these notices among those that it ever bore. Its profile did not change by that. */
    public Member noticing(Collection<Notice> notices) {
        Set<NoticeCode> all = EnumSet.noneOf(NoticeCode.class);
        all.addAll(noticed);
        notices.forEach(notice -> all.add(notice.code()));
        return all.size() == noticed.size() ? this : new Member(key, outOpenId, profile, all, createdAt, updatedAt);
    }

    private static Set<NoticeCode> ordered(Set<NoticeCode> codes) {
        return codes.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(codes));
    }

    private Optional<Notice> yzOpenIdDiffers(Profile called) {
        YzOpenId stored = profile.yzOpenId();
        YzOpenId sent = called.yzOpenId();
        if (stored == null || sent == null || stored.equals(sent)) {
            return Optional.empty();
        }
        return Optional.of(Notice.of("yzOpenId", NoticeCode.YZ_OPEN_ID_DIFFERS, stored.value(), sent.value()));
    }
}
