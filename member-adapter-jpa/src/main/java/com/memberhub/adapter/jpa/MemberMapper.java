package com.memberhub.adapter.jpa;

import com.memberhub.domain.finding.NoticeCode;
import com.memberhub.domain.member.Address;
import com.memberhub.domain.member.AreaCode;
import com.memberhub.domain.member.Birthday;
import com.memberhub.domain.member.Gender;
import com.memberhub.domain.member.Level;
import com.memberhub.domain.member.Member;
import com.memberhub.domain.member.MemberKey;
import com.memberhub.domain.member.OutOpenId;
import com.memberhub.domain.member.Profile;
import com.memberhub.domain.member.RootKdtId;
import com.memberhub.domain.member.SourceChannel;
import com.memberhub.domain.member.Weixin;
import com.memberhub.domain.member.YzOpenId;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.MappingConstants.ComponentModel;
import org.mapstruct.MappingTarget;
import org.mapstruct.ReportingPolicy;
import org.springframework.beans.factory.annotation.Autowired;

/** Between the aggregate and its row. MapStruct refuses to compile when a column is forgotten. */
@Mapper(componentModel = ComponentModel.SPRING, unmappedTargetPolicy = ReportingPolicy.ERROR)
@SuppressWarnings("NullAway.Init") // Spring sets the field
abstract class MemberMapper {

    @Autowired
    protected JsonColumns json;

    @Autowired
    protected PersonalColumns personal;

    /** Puts a member into its row, encrypted where members are. */
    void write(Member member, MemberEntity row) {
        fill(member, row);
        personal.seal(row);
    }

    MemberEntity row(Member member) {
        MemberEntity row = new MemberEntity();
        write(member, row);
        return row;
    }

    /** The member of a row, which stays as it is: Hibernate may watch it. */
    Member member(MemberEntity row) {
        if (row.sealed == null) {
            return read(row);
        }
        MemberEntity opened = copy(row);
        personal.open(opened);
        return read(opened);
    }

    @Mapping(target = "id", source = "key")
    @Mapping(target = "yzOpenId", source = "profile.yzOpenId")
    @Mapping(target = "outStoreId", source = "profile.outStoreId")
    @Mapping(target = "yzAscriptionKdtId", source = "profile.yzAscriptionKdtId")
    @Mapping(target = "outAscriptionStoreId", source = "profile.outAscriptionStoreId")
    @Mapping(target = "yzMemberSourceKdtId", source = "profile.yzMemberSourceKdtId")
    @Mapping(target = "outMemberSourceStoreId", source = "profile.outMemberSourceStoreId")
    @Mapping(target = "name", source = "profile.name")
    @Mapping(target = "nickname", source = "profile.nickname")
    @Mapping(target = "avatarUrl", source = "profile.avatarUrl")
    @Mapping(target = "gender", source = "profile.gender")
    @Mapping(target = "birthday", source = "profile.birthday")
    @Mapping(target = "customerCreatedTime", source = "profile.customerCreatedTime")
    @Mapping(target = "memberCreatedTime", source = "profile.memberCreatedTime")
    @Mapping(target = "memberSourceChannel", source = "profile.memberSourceChannel")
    @Mapping(target = "memberSrcWay", source = "profile.memberSrcWay")
    @Mapping(target = "customerSourceChannel", source = "profile.customerSourceChannel")
    @Mapping(target = "provinceName", source = "profile.address.provinceName")
    @Mapping(target = "cityName", source = "profile.address.cityName")
    @Mapping(target = "countyName", source = "profile.address.countyName")
    @Mapping(target = "areaCode", source = "profile.address.areaCode")
    @Mapping(target = "addressDetail", source = "profile.address.addressDetail")
    @Mapping(target = "weixinNickname", source = "profile.weixin.nickname")
    @Mapping(target = "weixinAvatar", source = "profile.weixin.avatar")
    @Mapping(target = "weixinAccount", source = "profile.weixin.account")
    @Mapping(target = "freeYzLevelAlias", source = "profile.freeLevel.yzLevelAlias")
    @Mapping(target = "freeYzLevelName", source = "profile.freeLevel.yzLevelName")
    @Mapping(target = "freeOutLevelAlias", source = "profile.freeLevel.outLevelAlias")
    @Mapping(target = "freeOutLevelName", source = "profile.freeLevel.outLevelName")
    @Mapping(target = "paymentYzLevelAlias", source = "profile.paymentLevel.yzLevelAlias")
    @Mapping(target = "paymentYzLevelName", source = "profile.paymentLevel.yzLevelName")
    @Mapping(target = "paymentOutLevelAlias", source = "profile.paymentLevel.outLevelAlias")
    @Mapping(target = "paymentOutLevelName", source = "profile.paymentLevel.outLevelName")
    @Mapping(
            target = "customerAttrInfos",
            expression = "java(json.ofAttributes(member.profile().customerAttrInfos(), row.customerAttrInfos))")
    @Mapping(
            target = "globalProps",
            expression = "java(json.ofObject(member.profile().globalProps(), row.globalProps))")
    @Mapping(target = "extendMap", expression = "java(json.ofObject(member.profile().extendMap(), row.extendMap))")
    @Mapping(target = "sealed", ignore = true)
    @Mapping(target = "nameLookup", ignore = true)
    @Mapping(target = "nicknameLookup", ignore = true)
    protected abstract void fill(Member member, @MappingTarget MemberEntity row);

    protected abstract MemberEntity copy(MemberEntity row);

    @Mapping(target = "key", source = "id")
    @Mapping(target = "profile", source = "row")
    @Mapping(target = "noticing", ignore = true) // takes it for a setter
    protected abstract Member read(MemberEntity row);

    @Mapping(target = "address", source = "row")
    @Mapping(target = "weixin", source = "row")
    @Mapping(target = "freeLevel", expression = "java(freeLevel(row))")
    @Mapping(target = "paymentLevel", expression = "java(paymentLevel(row))")
    @Mapping(target = "customerAttrInfos", expression = "java(json.attributes(row.customerAttrInfos))")
    @Mapping(target = "globalProps", expression = "java(json.object(row.globalProps))")
    @Mapping(target = "extendMap", expression = "java(json.object(row.extendMap))")
    protected abstract Profile profile(MemberEntity row);

    MemberId id(MemberKey key) {
        return new MemberId(key.rootKdtId().value(), personal.stored(key.mobile()));
    }

    MemberKey key(MemberId id) {
        return new MemberKey(new RootKdtId(id.rootKdtId()), personal.mobile(id.mobile()));
    }

    @Nullable
    Address address(MemberEntity row) {
        Address address =
                new Address(row.provinceName, row.cityName, row.countyName, areaCode(row.areaCode), row.addressDetail);
        return address.isBlank() ? null : address;
    }

    @Nullable
    Weixin weixin(MemberEntity row) {
        Weixin weixin = new Weixin(row.weixinNickname, row.weixinAvatar, row.weixinAccount);
        return weixin.isBlank() ? null : weixin;
    }

    static @Nullable Level freeLevel(MemberEntity row) {
        return level(row.freeYzLevelAlias, row.freeYzLevelName, row.freeOutLevelAlias, row.freeOutLevelName);
    }

    static @Nullable Level paymentLevel(MemberEntity row) {
        return level(
                row.paymentYzLevelAlias, row.paymentYzLevelName, row.paymentOutLevelAlias, row.paymentOutLevelName);
    }

    private static @Nullable Level level(
            @Nullable String yzLevelAlias,
            @Nullable String yzLevelName,
            @Nullable String outLevelAlias,
            @Nullable String outLevelName) {
        return yzLevelAlias == null ? null : new Level(yzLevelAlias, yzLevelName, outLevelAlias, outLevelName);
    }

    protected String text(OutOpenId outOpenId) {
        return outOpenId.value();
    }

    protected OutOpenId outOpenId(String value) {
        return new OutOpenId(value);
    }

    protected @Nullable String text(@Nullable YzOpenId yzOpenId) {
        return yzOpenId == null ? null : yzOpenId.value();
    }

    protected @Nullable YzOpenId yzOpenId(@Nullable String value) {
        return value == null ? null : new YzOpenId(value);
    }

    protected @Nullable String text(@Nullable AreaCode areaCode) {
        return areaCode == null ? null : areaCode.value();
    }

    protected @Nullable AreaCode areaCode(@Nullable String value) {
        return value == null ? null : new AreaCode(value);
    }

    protected @Nullable String code(@Nullable Gender gender) {
        return gender == null ? null : gender.code();
    }

    protected @Nullable Gender gender(@Nullable String code) {
        return code == null ? null : Gender.ofCode(code);
    }

    protected @Nullable LocalDate date(@Nullable Birthday birthday) {
        return birthday == null ? null : birthday.date();
    }

    protected @Nullable Birthday birthday(@Nullable LocalDate date) {
        return date == null ? null : new Birthday(date);
    }

    protected @Nullable Long code(@Nullable SourceChannel channel) {
        return channel == null ? null : channel.code();
    }

    protected @Nullable SourceChannel channel(@Nullable Long code) {
        return code == null ? null : new SourceChannel(code);
    }

    protected String[] names(Set<NoticeCode> noticed) {
        return noticed.stream().map(NoticeCode::wireName).toArray(String[]::new);
    }

    /** A kind that this version does not know, because a newer hub wrote it, is passed over. */
    protected Set<NoticeCode> noticed(String[] names) {
        Set<String> known = Set.of(names);
        return Arrays.stream(NoticeCode.values())
                .filter(code -> known.contains(code.wireName()))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(NoticeCode.class)));
    }
}
