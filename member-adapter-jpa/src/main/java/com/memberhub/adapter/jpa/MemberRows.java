package com.memberhub.adapter.jpa;

import com.memberhub.domain.member.Member;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;

/** Reads members from rows that have {@link MemberColumns#READ}, without Hibernate's bookkeeping. */
@Component
class MemberRows implements RowMapper<Member> {

    private final MemberMapper mapper;

    MemberRows(MemberMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public Member mapRow(ResultSet columns, int number) throws SQLException {
        return mapper.member(entity(columns));
    }

    private static MemberEntity entity(ResultSet columns) throws SQLException {
        MemberEntity row = new MemberEntity();
        row.id = new MemberId(columns.getLong("root_kdt_id"), columns.getString("mobile"));
        row.outOpenId = columns.getString("out_open_id");
        row.yzOpenId = columns.getString("yz_open_id");
        row.outStoreId = columns.getString("out_store_id");
        row.yzAscriptionKdtId = number(columns, "yz_ascription_kdt_id");
        row.outAscriptionStoreId = columns.getString("out_ascription_store_id");
        row.yzMemberSourceKdtId = number(columns, "yz_member_source_kdt_id");
        row.outMemberSourceStoreId = columns.getString("out_member_source_store_id");
        row.name = columns.getString("name");
        row.nickname = columns.getString("nickname");
        row.avatarUrl = columns.getString("avatar_url");
        row.gender = columns.getString("gender");
        row.birthday = columns.getObject("birthday", LocalDate.class);
        row.customerCreatedTime = time(columns, "customer_created_time");
        row.memberCreatedTime = time(columns, "member_created_time");
        row.memberSourceChannel = number(columns, "member_source_channel");
        row.memberSrcWay = columns.getString("member_src_way");
        row.customerSourceChannel = number(columns, "customer_source_channel");
        row.provinceName = columns.getString("province_name");
        row.cityName = columns.getString("city_name");
        row.countyName = columns.getString("county_name");
        row.areaCode = columns.getString("area_code");
        row.addressDetail = columns.getString("address_detail");
        row.weixinNickname = columns.getString("weixin_nickname");
        row.weixinAvatar = columns.getString("weixin_avatar");
        row.weixinAccount = columns.getString("weixin_account");
        row.freeYzLevelAlias = columns.getString("free_yz_level_alias");
        row.freeYzLevelName = columns.getString("free_yz_level_name");
        row.freeOutLevelAlias = columns.getString("free_out_level_alias");
        row.freeOutLevelName = columns.getString("free_out_level_name");
        row.paymentYzLevelAlias = columns.getString("payment_yz_level_alias");
        row.paymentYzLevelName = columns.getString("payment_yz_level_name");
        row.paymentOutLevelAlias = columns.getString("payment_out_level_alias");
        row.paymentOutLevelName = columns.getString("payment_out_level_name");
        row.customerAttrInfos = columns.getString("customer_attr_infos");
        row.globalProps = columns.getString("global_props");
        row.extendMap = columns.getString("extend_map");
        row.sealed = columns.getBytes("sealed");
        row.noticed = (String[]) columns.getArray("noticed").getArray();
        row.createdAt = columns.getObject("created_at", OffsetDateTime.class).toInstant();
        row.updatedAt = columns.getObject("updated_at", OffsetDateTime.class).toInstant();
        return row;
    }

    private static @Nullable Long number(ResultSet columns, String column) throws SQLException {
        return columns.getObject(column, Long.class);
    }

    private static @Nullable Instant time(ResultSet columns, String column) throws SQLException {
        OffsetDateTime time = columns.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
