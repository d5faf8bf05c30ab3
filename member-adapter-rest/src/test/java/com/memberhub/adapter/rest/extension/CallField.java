package com.memberhub.adapter.rest.extension;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A field of the call as the contract describes it.
 *
 * @param path the way errorData spells it
 * @param limit of a text, in code points; 0 where a rule of its own judges it
 */
record CallField(String path, Kind kind, int limit) {

    enum Kind {
        TEXT,
        INTEGER,
        OBJECT,
        ARRAY
    }

    private static final Set<String> REQUIRED =
            Set.of("rootKdtId", "appId", "extendMap", "mobile", "freeLevel.yzLevelAlias", "paymentLevel.yzLevelAlias");

    private static final List<CallField> FREE_TEXTS = List.of(
            text("appId", 64),
            text("yzOpenId", 64),
            text("outStoreId", 64),
            text("outAscriptionStoreId", 64),
            text("outMemberSourceStoreId", 64),
            text("name", 128),
            text("nickname", 128),
            text("avatarUrl", 1024),
            text("memberSrcWay", 256),
            text("address.countyName", 256),
            text("address.cityName", 256),
            text("address.provinceName", 256),
            text("address.addressDetail", 512),
            text("weixin.nickname", 128),
            text("weixin.avatar", 1024),
            text("weixin.account", 256),
            text("customerAttrInfos[0].name", 256),
            text("customerAttrInfos[0].value", 2048),
            text("freeLevel.yzLevelName", 256),
            text("freeLevel.yzLevelAlias", 256),
            text("freeLevel.outLevelName", 256),
            text("freeLevel.outLevelAlias", 256),
            text("paymentLevel.yzLevelName", 256),
            text("paymentLevel.yzLevelAlias", 256),
            text("paymentLevel.outLevelName", 256),
            text("paymentLevel.outLevelAlias", 256));

    private static final List<CallField> RULED_TEXTS = fields(
            Kind.TEXT, "gender", "mobile", "birthday", "customerCreatedTime", "memberCreatedTime", "address.areaCode");

    private static final List<CallField> INTEGERS = fields(
            Kind.INTEGER,
            "rootKdtId",
            "yzAscriptionKdtId",
            "yzMemberSourceKdtId",
            "memberSourceChannel",
            "customerSourceChannel",
            "customerAttrInfos[0].dataType",
            "freeLevel.levelType",
            "paymentLevel.levelType");

    private static final List<CallField> CONTAINERS = Stream.concat(
                    fields(
                            Kind.OBJECT,
                            "globalProps",
                            "extendMap",
                            "address",
                            "weixin",
                            "customerAttrInfos[0]",
                            "freeLevel",
                            "paymentLevel")
                            .stream(),
                    fields(Kind.ARRAY, "customerAttrInfos").stream())
            .toList();

    static Stream<CallField> all() {
        return Stream.of(FREE_TEXTS, RULED_TEXTS, INTEGERS, CONTAINERS).flatMap(List::stream);
    }

    /** The texts that may say anything, within their limits. */
    static Stream<CallField> freeTexts() {
        return FREE_TEXTS.stream();
    }

    /** The texts of which only some mean anything. */
    static Stream<CallField> ruledTexts() {
        return RULED_TEXTS.stream();
    }

    static Stream<CallField> integers() {
        return INTEGERS.stream();
    }

    boolean isRequired() {
        return REQUIRED.contains(path);
    }

    @Override
    public String toString() {
        return path;
    }

    private static CallField text(String path, int limit) {
        return new CallField(path, Kind.TEXT, limit);
    }

    private static List<CallField> fields(Kind kind, String... paths) {
        return Stream.of(paths).map(path -> new CallField(path, kind, 0)).toList();
    }
}
