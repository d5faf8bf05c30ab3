package com.memberhub.domain.member;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds profiles; unless told otherwise, everything is blank. */
public final class ProfileBuilder {

    private @Nullable YzOpenId yzOpenId;
    private @Nullable String outStoreId;
    private @Nullable Long yzAscriptionKdtId;
    private @Nullable String outAscriptionStoreId;
    private @Nullable Long yzMemberSourceKdtId;
    private @Nullable String outMemberSourceStoreId;
    private @Nullable String name;
    private @Nullable String nickname;
    private @Nullable String avatarUrl;
    private @Nullable Gender gender;
    private @Nullable Birthday birthday;
    private @Nullable Instant customerCreatedTime;
    private @Nullable Instant memberCreatedTime;
    private @Nullable SourceChannel memberSourceChannel;
    private @Nullable String memberSrcWay;
    private @Nullable SourceChannel customerSourceChannel;
    private @Nullable Address address;
    private @Nullable Weixin weixin;
    private List<CustomAttribute> customerAttrInfos = List.of();
    private @Nullable Level freeLevel;
    private @Nullable Level paymentLevel;
    private @Nullable JsonObject globalProps;
    private @Nullable JsonObject extendMap;

    private ProfileBuilder() {}

    public static ProfileBuilder aProfile() {
        return new ProfileBuilder();
    }

    public ProfileBuilder yzOpenId(@Nullable YzOpenId value) {
        yzOpenId = value;
        return this;
    }

    public ProfileBuilder outStoreId(@Nullable String value) {
        outStoreId = value;
        return this;
    }

    public ProfileBuilder yzAscriptionKdtId(@Nullable Long value) {
        yzAscriptionKdtId = value;
        return this;
    }

    public ProfileBuilder outAscriptionStoreId(@Nullable String value) {
        outAscriptionStoreId = value;
        return this;
    }

    public ProfileBuilder yzMemberSourceKdtId(@Nullable Long value) {
        yzMemberSourceKdtId = value;
        return this;
    }

    public ProfileBuilder outMemberSourceStoreId(@Nullable String value) {
        outMemberSourceStoreId = value;
        return this;
    }

    public ProfileBuilder name(@Nullable String value) {
        name = value;
        return this;
    }

    public ProfileBuilder nickname(@Nullable String value) {
        nickname = value;
        return this;
    }

    public ProfileBuilder avatarUrl(@Nullable String value) {
        avatarUrl = value;
        return this;
    }

    public ProfileBuilder gender(@Nullable Gender value) {
        gender = value;
        return this;
    }

    public ProfileBuilder birthday(@Nullable Birthday value) {
        birthday = value;
        return this;
    }

    public ProfileBuilder customerCreatedTime(@Nullable Instant value) {
        customerCreatedTime = value;
        return this;
    }

    public ProfileBuilder memberCreatedTime(@Nullable Instant value) {
        memberCreatedTime = value;
        return this;
    }

    public ProfileBuilder memberSourceChannel(@Nullable SourceChannel value) {
        memberSourceChannel = value;
        return this;
    }

    public ProfileBuilder memberSrcWay(@Nullable String value) {
        memberSrcWay = value;
        return this;
    }

    public ProfileBuilder customerSourceChannel(@Nullable SourceChannel value) {
        customerSourceChannel = value;
        return this;
    }

    public ProfileBuilder address(@Nullable Address value) {
        address = value;
        return this;
    }

    public ProfileBuilder weixin(@Nullable Weixin value) {
        weixin = value;
        return this;
    }

    public ProfileBuilder customerAttrInfos(List<CustomAttribute> value) {
        customerAttrInfos = value;
        return this;
    }

    public ProfileBuilder freeLevel(@Nullable Level value) {
        freeLevel = value;
        return this;
    }

    public ProfileBuilder paymentLevel(@Nullable Level value) {
        paymentLevel = value;
        return this;
    }

    public ProfileBuilder globalProps(@Nullable JsonObject value) {
        globalProps = value;
        return this;
    }

    public ProfileBuilder extendMap(@Nullable JsonObject value) {
        extendMap = value;
        return this;
    }

    public Profile build() {
        return new Profile(
                yzOpenId,
                outStoreId,
                yzAscriptionKdtId,
                outAscriptionStoreId,
                yzMemberSourceKdtId,
                outMemberSourceStoreId,
                name,
                nickname,
                avatarUrl,
                gender,
                birthday,
                customerCreatedTime,
                memberCreatedTime,
                memberSourceChannel,
                memberSrcWay,
                customerSourceChannel,
                address,
                weixin,
                customerAttrInfos,
                freeLevel,
                paymentLevel,
                globalProps,
                extendMap);
    }
}
