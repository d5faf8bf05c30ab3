package com.memberhub.domain.member;

import com.memberhub.domain.finding.Notice;
import com.memberhub.domain.finding.NoticeCode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * A member of a merchant's shops: the aggregate.
 *
 * <p>Its life: it is {@linkplain #register registered} once, when the first call for its {@link MemberKey} arrives, and
 * gets its {@link OutOpenId} then. Every later call of the same key only {@linkplain #alignWith aligns} its profile.
 * Key, outOpenId and the time of creation never change.
 *
 * @param createdAt when the hub stored it, not when the person joined; microseconds, as PostgreSQL keeps them
 * @param updatedAt when its profile changed last
 */
public record Member(MemberKey key, OutOpenId outOpenId, Profile profile, Instant createdAt, Instant updatedAt) {

    public Member {
        createdAt = createdAt.truncatedTo(ChronoUnit.MICROS);
        updatedAt = updatedAt.truncatedTo(ChronoUnit.MICROS);
    }

    /** A member that nobody knew before. */
    public static Member register(MemberKey key, OutOpenId outOpenId, Profile profile, Instant now) {
        return new Member(key, outOpenId, profile, now, now);
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
        Member member = changes.isEmpty() ? this : new Member(key, outOpenId, aligned, createdAt, changedAt);
        return new Alignment(member, changes, notices);
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
