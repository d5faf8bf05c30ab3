package com.memberhub.adapter.jpa;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A column of {@code member} for inserts of many rows in one statement, which Hibernate has none of.
 *
 * @param type the PostgreSQL type
 * @param value in a form that pgjdbc sends as an element of an array of that type
 * @param expression what makes the column of the element, which is {@code row.} with its name
 */
record MemberColumn(String name, String type, Function<MemberEntity, @Nullable Object> value, String expression) {

    MemberColumn(String name, String type, Function<MemberEntity, @Nullable Object> value) {
        this(name, type, value, "row." + name);
    }

    /** With the era: the first hours of the year 1 in Shanghai, where empty dates of some systems lie, are BC in UTC. */
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd HH:mm:ss.SSSSSSxxx G", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    static final List<MemberColumn> ALL = List.of(
            new MemberColumn("root_kdt_id", "bigint", row -> row.id.rootKdtId()),
            text("mobile", row -> row.id.mobile()),
            text("out_open_id", row -> row.outOpenId),
            text("yz_open_id", row -> row.yzOpenId),
            text("out_store_id", row -> row.outStoreId),
            bigint("yz_ascription_kdt_id", row -> row.yzAscriptionKdtId),
            text("out_ascription_store_id", row -> row.outAscriptionStoreId),
            bigint("yz_member_source_kdt_id", row -> row.yzMemberSourceKdtId),
            text("out_member_source_store_id", row -> row.outMemberSourceStoreId),
            text("name", row -> row.name),
            text("nickname", row -> row.nickname),
            text("avatar_url", row -> row.avatarUrl),
            text("gender", row -> row.gender),
            new MemberColumn("birthday", "date", row -> row.birthday),
            time("customer_created_time", row -> row.customerCreatedTime),
            time("member_created_time", row -> row.memberCreatedTime),
            bigint("member_source_channel", row -> row.memberSourceChannel),
            text("member_src_way", row -> row.memberSrcWay),
            bigint("customer_source_channel", row -> row.customerSourceChannel),
            text("province_name", row -> row.provinceName),
            text("city_name", row -> row.cityName),
            text("county_name", row -> row.countyName),
            text("area_code", row -> row.areaCode),
            text("address_detail", row -> row.addressDetail),
            text("weixin_nickname", row -> row.weixinNickname),
            text("weixin_avatar", row -> row.weixinAvatar),
            text("weixin_account", row -> row.weixinAccount),
            text("free_yz_level_alias", row -> row.freeYzLevelAlias),
            text("free_yz_level_name", row -> row.freeYzLevelName),
            text("free_out_level_alias", row -> row.freeOutLevelAlias),
            text("free_out_level_name", row -> row.freeOutLevelName),
            text("payment_yz_level_alias", row -> row.paymentYzLevelAlias),
            text("payment_yz_level_name", row -> row.paymentYzLevelName),
            text("payment_out_level_alias", row -> row.paymentOutLevelAlias),
            text("payment_out_level_name", row -> row.paymentOutLevelName),
            json("customer_attr_infos", row -> row.customerAttrInfos),
            json("global_props", row -> row.globalProps),
            json("extend_map", row -> row.extendMap),
            new MemberColumn(
                    "noticed", "text", row -> String.join(",", row.noticed), "string_to_array(row.noticed, ',')"),
            time("created_at", row -> row.createdAt),
            time("updated_at", row -> row.updatedAt));

    @Nullable
    Object[] valuesOf(List<MemberEntity> rows) {
        return rows.stream().map(value).toArray();
    }

    private static MemberColumn text(String name, Function<MemberEntity, @Nullable Object> value) {
        return new MemberColumn(name, "text", value);
    }

    private static MemberColumn bigint(String name, Function<MemberEntity, @Nullable Object> value) {
        return new MemberColumn(name, "bigint", value);
    }

    private static MemberColumn json(String name, Function<MemberEntity, @Nullable Object> value) {
        return new MemberColumn(name, "jsonb", value);
    }

    private static MemberColumn time(String name, Function<MemberEntity, @Nullable Instant> value) {
        return new MemberColumn(name, "timestamptz", row -> {
            Instant time = value.apply(row);
            return time == null ? null : TIME.format(time);
        });
    }
}
