package com.memberhub.adapter.rest.console;

import com.memberhub.adapter.rest.presentation.PayloadText;
import com.memberhub.application.directory.MemberView;
import com.memberhub.domain.member.Address;
import com.memberhub.domain.member.AreaCode;
import com.memberhub.domain.member.CustomAttribute;
import com.memberhub.domain.member.JsonObject;
import com.memberhub.domain.member.Level;
import com.memberhub.domain.member.LevelSlot;
import com.memberhub.domain.member.Profile;
import com.memberhub.domain.member.SourceChannel;
import com.memberhub.domain.member.Weixin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A member, whole.
 *
 * @param clear whether personal data stands here as it is
 * @param initial the first character of the name, in place of a picture
 * @param sections what is known, by subject; a subject of which nothing is known is left out
 * @param maps globalProps and extendMap
 */
record MemberPage(
        boolean clear,
        String outOpenId,
        String page,
        String name,
        String initial,
        String mobile,
        @Nullable String yzOpenId,
        String rootKdtId,
        String createdAt,
        String updatedAt,
        List<String> levels,
        List<Badge> notices,
        List<Section> sections,
        List<MapField> maps) {

    /** Facts of one subject. */
    record Section(String title, List<Fact> facts) {}

    /**
     * One thing that is known.
     *
     * @param field the platform's name of it, for those who compare with Youzan
     * @param code whether the value is for machines
     */
    record Fact(String label, String field, String value, boolean code) {}

    /** A map that nobody interprets, as formatted JSON. */
    record MapField(String label, String field, String json) {}

    static MemberPage of(MemberView member, Wording wording) {
        Profile profile = member.profile();
        String name = MemberRow.nameOf(member, wording);
        return new MemberPage(
                member.clear(),
                member.outOpenId().value(),
                Pages.member(member.outOpenId().value()),
                name,
                name.substring(0, name.offsetByCodePoints(0, 1)),
                member.mobile(),
                text(profile.yzOpenId()),
                member.rootKdtId().toString(),
                wording.minute(member.createdAt()),
                wording.minute(member.updatedAt()),
                Stream.of(profile.paymentLevel(), profile.freeLevel())
                        .flatMap(Stream::ofNullable)
                        .map(MemberRow::nameOf)
                        .toList(),
                member.noticed().stream().map(wording::notice).toList(),
                sections(member, wording),
                Stream.of(
                                map("extendMap", profile.extendMap(), wording),
                                map("globalProps", profile.globalProps(), wording))
                        .flatMap(Stream::ofNullable)
                        .toList());
    }

    private static List<Section> sections(MemberView member, Wording wording) {
        Profile profile = member.profile();
        return Stream.of(
                        person(profile, wording),
                        level("member.free-level", LevelSlot.FREE, profile.freeLevel(), wording),
                        level("member.paid-level", LevelSlot.PAYMENT, profile.paymentLevel(), wording),
                        origin(member, wording),
                        address(profile.address(), wording),
                        weixin(profile.weixin(), wording),
                        attributes(profile.customerAttrInfos(), wording))
                .filter(section -> !section.facts().isEmpty())
                .toList();
    }

    private static Section person(Profile profile, Wording wording) {
        return new Facts(wording)
                .add("name", profile.name())
                .add("nickname", profile.nickname())
                .add("gender", profile.gender() == null ? null : wording.gender(profile.gender()))
                .add(
                        "birthday",
                        profile.birthday() == null ? null : profile.birthday().date())
                .addCode("yzOpenId", profile.yzOpenId())
                .add("avatarUrl", profile.avatarUrl())
                .under("member.person");
    }

    private static Section level(String title, LevelSlot slot, @Nullable Level level, Wording wording) {
        Facts facts = new Facts(wording);
        if (level != null) {
            facts.add(slot.field() + ".yzLevelName", level.yzLevelName())
                    .addCode(slot.field() + ".yzLevelAlias", level.yzLevelAlias())
                    .add(slot.field() + ".outLevelName", level.outLevelName())
                    .addCode(slot.field() + ".outLevelAlias", level.outLevelAlias());
        }
        return facts.under(title);
    }

    private static Section origin(MemberView member, Wording wording) {
        Profile profile = member.profile();
        return new Facts(wording)
                .add("memberSourceChannel", channel(profile.memberSourceChannel(), wording))
                .add("customerSourceChannel", channel(profile.customerSourceChannel(), wording))
                .addCode("memberSrcWay", profile.memberSrcWay())
                .addCode("rootKdtId", member.rootKdtId())
                .addCode("yzAscriptionKdtId", profile.yzAscriptionKdtId())
                .addCode("outAscriptionStoreId", profile.outAscriptionStoreId())
                .addCode("yzMemberSourceKdtId", profile.yzMemberSourceKdtId())
                .addCode("outMemberSourceStoreId", profile.outMemberSourceStoreId())
                .addCode("outStoreId", profile.outStoreId())
                .add("memberCreatedTime", time(profile.memberCreatedTime(), wording))
                .add("customerCreatedTime", time(profile.customerCreatedTime(), wording))
                .under("member.origin");
    }

    private static Section address(@Nullable Address address, Wording wording) {
        Facts facts = new Facts(wording);
        if (address != null) {
            String region = Stream.of(address.provinceName(), address.cityName(), address.countyName())
                    .filter(Objects::nonNull)
                    .collect(Collectors.joining(" "));
            AreaCode areaCode = address.areaCode();
            facts.add("address.region", region.isEmpty() ? null : region)
                    .add("address.addressDetail", address.addressDetail())
                    .addCode("address.areaCode", areaCode);
        }
        return facts.under("member.address");
    }

    private static Section weixin(@Nullable Weixin weixin, Wording wording) {
        Facts facts = new Facts(wording);
        if (weixin != null) {
            facts.add("weixin.nickname", weixin.nickname())
                    .add("weixin.account", weixin.account())
                    .add("weixin.avatar", weixin.avatar());
        }
        return facts.under("member.weixin");
    }

    private static Section attributes(List<CustomAttribute> attributes, Wording wording) {
        Facts facts = new Facts(wording);
        attributes.forEach(attribute -> facts.addNamed(
                attribute.name() == null ? wording.say("member.attribute") : attribute.name(),
                attribute.value() == null ? "" : attribute.value()));
        return facts.under("member.attributes");
    }

    private static @Nullable String channel(@Nullable SourceChannel channel, Wording wording) {
        return channel == null ? null : wording.channel(channel);
    }

    private static @Nullable String time(@Nullable Instant time, Wording wording) {
        return time == null ? null : wording.second(time);
    }

    private static @Nullable MapField map(String field, @Nullable JsonObject map, Wording wording) {
        return map == null || map.isEmpty()
                ? null
                : new MapField(wording.field(field), field, PayloadText.ofMap(field, map));
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    /** Collects facts, and passes over what is not known. */
    private static final class Facts {

        private final Wording wording;
        private final List<Fact> facts = new ArrayList<>();

        Facts(Wording wording) {
            this.wording = wording;
        }

        Facts add(String field, @Nullable Object value) {
            return add(field, value, false);
        }

        Facts addCode(String field, @Nullable Object value) {
            return add(field, value, true);
        }

        void addNamed(String name, String value) {
            facts.add(new Fact(name, "customerAttrInfos", value, false));
        }

        private Facts add(String field, @Nullable Object value, boolean code) {
            if (value != null) {
                String label = wording.orElse("fact." + field, wording.field(field));
                facts.add(new Fact(label, field, value.toString(), code));
            }
            return this;
        }

        Section under(String title) {
            return new Section(wording.say(title), facts);
        }
    }
}
