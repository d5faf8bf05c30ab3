package com.memberhub.adapter.rest.console;

import com.memberhub.application.directory.MemberView;
import com.memberhub.domain.member.Level;
import com.memberhub.domain.member.Profile;
import com.memberhub.domain.member.SourceChannel;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A member in a list. */
record MemberRow(
        String outOpenId,
        String page,
        String name,
        @Nullable String nickname,
        String mobile,
        List<String> levels,
        @Nullable String channel,
        String rootKdtId,
        @Nullable String store,
        String createdAt,
        String updatedAt,
        List<Badge> notices) {

    static MemberRow of(MemberView member, Wording wording) {
        Profile profile = member.profile();
        String name = profile.name();
        SourceChannel channel = profile.memberSourceChannel();
        return new MemberRow(
                member.outOpenId().value(),
                Pages.member(member.outOpenId().value()),
                nameOf(member, wording),
                name == null ? null : profile.nickname(),
                member.mobile(),
                Stream.of(profile.paymentLevel(), profile.freeLevel())
                        .flatMap(Stream::ofNullable)
                        .map(MemberRow::nameOf)
                        .toList(),
                channel == null ? null : wording.channel(channel),
                member.rootKdtId().toString(),
                firstOf(profile.outAscriptionStoreId(), profile.outStoreId(), text(profile.yzAscriptionKdtId())),
                wording.minute(member.createdAt()),
                wording.minute(member.updatedAt()),
                member.noticed().stream().map(wording::notice).toList());
    }

    static String nameOf(MemberView member, Wording wording) {
        String name = firstOf(member.profile().name(), member.profile().nickname());
        return name == null ? wording.say("member.unnamed") : name;
    }

    static String nameOf(Level level) {
        String name = firstOf(level.yzLevelName(), level.outLevelName());
        return name == null ? level.yzLevelAlias() : name;
    }

    private static @Nullable String text(@Nullable Long number) {
        return number == null ? null : number.toString();
    }

    private static @Nullable String firstOf(@Nullable String... texts) {
        return Stream.of(texts).filter(Objects::nonNull).findFirst().orElse(null);
    }
}
