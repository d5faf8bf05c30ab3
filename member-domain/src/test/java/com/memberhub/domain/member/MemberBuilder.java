package com.memberhub.domain.member;

import static com.memberhub.domain.member.ProfileBuilder.aProfile;

import com.memberhub.domain.finding.NoticeCode;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Builds stored members; unless told otherwise, one with a blank profile. */
public final class MemberBuilder {

    private RootKdtId rootKdtId = new RootKdtId(91_234_567L);
    private Mobile mobile = Mobile.parse("13800138000");
    private OutOpenId outOpenId = new OutOpenId("01KAR2V6M9R5E1B8K6A4V0Y2DF");
    private Profile profile = aProfile().build();
    private Set<NoticeCode> noticed = Set.of();
    private Instant createdAt = Instant.parse("2026-11-20T02:15:30Z");
    private @Nullable Instant updatedAt;

    private MemberBuilder() {}

    public static MemberBuilder aMember() {
        return new MemberBuilder();
    }

    public MemberBuilder rootKdtId(long value) {
        rootKdtId = new RootKdtId(value);
        return this;
    }

    public MemberBuilder mobile(String value) {
        mobile = Mobile.parse(value);
        return this;
    }

    public MemberBuilder outOpenId(String value) {
        outOpenId = new OutOpenId(value);
        return this;
    }

    public MemberBuilder profile(ProfileBuilder value) {
        profile = value.build();
        return this;
    }

    public MemberBuilder createdAt(Instant value) {
        createdAt = value;
        return this;
    }

    /** Unless told otherwise, it was never updated. */
    public MemberBuilder updatedAt(Instant value) {
        updatedAt = value;
        return this;
    }

    public MemberBuilder noticed(NoticeCode... values) {
        noticed = Set.of(values);
        return this;
    }

    public Member build() {
        return new Member(
                new MemberKey(rootKdtId, mobile),
                outOpenId,
                profile,
                noticed,
                createdAt,
                updatedAt == null ? createdAt : updatedAt);
    }
}
