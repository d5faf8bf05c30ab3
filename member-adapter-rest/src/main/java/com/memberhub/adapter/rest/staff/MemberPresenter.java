package com.memberhub.adapter.rest.staff;

import com.memberhub.adapter.rest.presentation.Labels;
import com.memberhub.adapter.rest.presentation.PayloadText;
import com.memberhub.adapter.rest.staff.MemberJson.AddressJson;
import com.memberhub.adapter.rest.staff.MemberJson.AttributeJson;
import com.memberhub.adapter.rest.staff.MemberJson.LevelJson;
import com.memberhub.adapter.rest.staff.MemberJson.WeixinJson;
import com.memberhub.application.directory.MemberView;
import com.memberhub.domain.finding.NoticeCode;
import com.memberhub.domain.member.Address;
import com.memberhub.domain.member.AreaCode;
import com.memberhub.domain.member.CustomAttribute;
import com.memberhub.domain.member.Gender;
import com.memberhub.domain.member.JsonObject;
import com.memberhub.domain.member.Level;
import com.memberhub.domain.member.Profile;
import com.memberhub.domain.member.SourceChannel;
import com.memberhub.domain.member.Weixin;
import com.memberhub.domain.member.YzOpenId;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes members as the API shows them: as much in the clear as the view is, codes with their labels. */
@Component
class MemberPresenter {

    private final Labels labels;

    MemberPresenter(Labels labels) {
        this.labels = labels;
    }

    MemberJson of(MemberView member, Locale locale) {
        Profile profile = member.profile();
        return new MemberJson(
                member.outOpenId().value(),
                !member.clear(),
                member.rootKdtId().value(),
                member.mobile(),
                orNull(profile.yzOpenId(), YzOpenId::value),
                profile.outStoreId(),
                profile.yzAscriptionKdtId(),
                profile.outAscriptionStoreId(),
                profile.yzMemberSourceKdtId(),
                profile.outMemberSourceStoreId(),
                profile.name(),
                profile.nickname(),
                profile.avatarUrl(),
                orNull(profile.gender(), gender -> gender(gender, locale)),
                orNull(profile.birthday(), birthday -> birthday.date().toString()),
                StaffTimes.textOrNull(profile.customerCreatedTime()),
                StaffTimes.textOrNull(profile.memberCreatedTime()),
                orNull(profile.memberSourceChannel(), channel -> channel(channel, locale)),
                profile.memberSrcWay(),
                orNull(profile.customerSourceChannel(), channel -> channel(channel, locale)),
                orNull(profile.address(), MemberPresenter::address),
                orNull(profile.weixin(), MemberPresenter::weixin),
                profile.customerAttrInfos().stream()
                        .map(MemberPresenter::attribute)
                        .toList(),
                orNull(profile.freeLevel(), MemberPresenter::level),
                orNull(profile.paymentLevel(), MemberPresenter::level),
                map("globalProps", profile.globalProps()),
                map("extendMap", profile.extendMap()),
                member.noticed().stream().map(code -> notice(code, locale)).toList(),
                StaffTimes.text(member.createdAt()),
                StaffTimes.text(member.updatedAt()));
    }

    ChannelJson channel(SourceChannel channel, Locale locale) {
        return new ChannelJson(channel.code(), labels.channel(channel.code(), locale), channel.isListed());
    }

    CodeJson notice(NoticeCode code, Locale locale) {
        return new CodeJson(code.wireName(), labels.notice(code, locale));
    }

    private CodeJson gender(Gender gender, Locale locale) {
        return new CodeJson(gender.code(), labels.gender(gender, locale));
    }

    private static AddressJson address(Address address) {
        return new AddressJson(
                address.provinceName(),
                address.cityName(),
                address.countyName(),
                orNull(address.areaCode(), AreaCode::value),
                address.addressDetail());
    }

    private static WeixinJson weixin(Weixin weixin) {
        return new WeixinJson(weixin.nickname(), weixin.avatar(), weixin.account());
    }

    private static AttributeJson attribute(CustomAttribute attribute) {
        return new AttributeJson(attribute.name(), attribute.value(), attribute.dataType());
    }

    private static LevelJson level(Level level) {
        return new LevelJson(level.yzLevelAlias(), level.yzLevelName(), level.outLevelAlias(), level.outLevelName());
    }

    private static @Nullable Map<String, @Nullable Object> map(String field, @Nullable JsonObject map) {
        return map == null ? null : PayloadText.valuesOfMap(field, map);
    }

    private static <T, R> @Nullable R orNull(@Nullable T value, Function<? super T, ? extends @Nullable R> form) {
        return value == null ? null : form.apply(value);
    }
}
