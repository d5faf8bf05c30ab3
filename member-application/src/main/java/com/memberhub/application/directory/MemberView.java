package com.memberhub.application.directory;

import com.memberhub.domain.finding.NoticeCode;
import com.memberhub.domain.member.Member;
import com.memberhub.domain.member.OutOpenId;
import com.memberhub.domain.member.Profile;
import com.memberhub.domain.member.RootKdtId;
import com.memberhub.domain.privacy.Masking;
import java.time.Instant;
import java.util.Set;

/**
 * A member as somebody may see it.
 *
 * @param clear whether personal data stands here as it is; otherwise it is masked
 * @param mobile E.164 in the clear, {@code 138****8000} masked
 * @param profile with personal data masked unless {@code clear}
 * @param createdAt when the hub stored it
 * @param updatedAt when its profile changed last
 */
public record MemberView(
        boolean clear,
        OutOpenId outOpenId,
        RootKdtId rootKdtId,
        String mobile,
        Profile profile,
        Set<NoticeCode> noticed,
        Instant createdAt,
        Instant updatedAt) {

    /** With personal data masked. */
    public static MemberView masked(Member member) {
        return new MemberView(
                false,
                member.outOpenId(),
                member.key().rootKdtId(),
                member.key().mobile().masked(),
                Masking.profile(member.profile(), member.key().mobile()),
                member.noticed(),
                member.createdAt(),
                member.updatedAt());
    }

    /** With personal data as it is: for those who are entitled, and on record. */
    public static MemberView clear(Member member) {
        return new MemberView(
                true,
                member.outOpenId(),
                member.key().rootKdtId(),
                member.key().mobile().e164(),
                member.profile(),
                member.noticed(),
                member.createdAt(),
                member.updatedAt());
    }
}
