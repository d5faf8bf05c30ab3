package com.memberhub.adapter.jpa;

import static com.memberhub.adapter.jpa.ArrayColumn.bigint;
import static com.memberhub.adapter.jpa.ArrayColumn.bytea;
import static com.memberhub.adapter.jpa.ArrayColumn.cast;
import static com.memberhub.adapter.jpa.ArrayColumn.json;
import static com.memberhub.adapter.jpa.ArrayColumn.text;
import static com.memberhub.adapter.jpa.ArrayColumn.time;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The columns of {@code member}. */
final class MemberColumns {

    private static final List<ArrayColumn<MemberEntity>> PLAIN = List.of(
            bigint("root_kdt_id", row -> row.id.rootKdtId()),
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
            cast("birthday", "date", row -> row.birthday == null ? null : row.birthday.toString()),
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
            new ArrayColumn<>(
                    "noticed",
                    "text",
                    row -> String.join(",", row.noticed),
                    String[]::new,
                    "string_to_array(row.noticed, ',')"),
            time("created_at", row -> row.createdAt),
            time("updated_at", row -> row.updatedAt));

    private static final List<ArrayColumn<MemberEntity>> OF_ENCRYPTED = Stream.concat(
                    PLAIN.stream(),
                    Stream.<ArrayColumn<MemberEntity>>of(
                            bytea("sealed", row -> row.sealed),
                            bytea("name_lookup", row -> row.nameLookup),
                            bytea("nickname_lookup", row -> row.nicknameLookup)))
            .toList();

    /**
     * Those that {@link MemberRows} reads, by their names. With a star in their place, every connection that has prepared the
     * statement is refused once when a hub of the version after adds a column, and its calls have to come again.
     */
    static final String READ = Stream.concat(PLAIN.stream().map(ArrayColumn::name), Stream.of("sealed"))
            .collect(Collectors.joining(", "));

    private MemberColumns() {}

    /** Those that are written: the ones that stay empty are left out. */
    static List<ArrayColumn<MemberEntity>> written(boolean encrypted) {
        return encrypted ? OF_ENCRYPTED : PLAIN;
    }
}
