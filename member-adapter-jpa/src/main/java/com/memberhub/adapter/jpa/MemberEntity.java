package com.memberhub.adapter.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcType;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.jdbc.LocalDateJdbcType;
import org.hibernate.type.descriptor.jdbc.TimestampUtcAsOffsetDateTimeJdbcType;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code member}. A plain carrier between {@link MemberMapper} and Hibernate, so its fields are open; columns
 * are named by Spring's strategy (camelCase becomes snake_case). The times that the platform tells are read as
 * OffsetDateTime: Hibernate's default goes through the Julian calendar and shifts the empty dates of some systems, in
 * the year 1, by two days. The birthday is a LocalDate all the way for a like reason: the default goes through midnight in the zone
 * of the machine, and a zone that moved over the date line has no such midnight on the day it skipped.
 */
@Entity
@Table(name = "member")
@DynamicUpdate
@SuppressWarnings("NullAway.Init") // Hibernate and the mapper fill the fields
class MemberEntity {

    @EmbeddedId
    public MemberId id;

    @Column(updatable = false)
    public String outOpenId;

    public @Nullable String yzOpenId;
    public @Nullable String outStoreId;
    public @Nullable Long yzAscriptionKdtId;
    public @Nullable String outAscriptionStoreId;
    public @Nullable Long yzMemberSourceKdtId;
    public @Nullable String outMemberSourceStoreId;
    public @Nullable String name;
    public @Nullable String nickname;
    public @Nullable String avatarUrl;
    public @Nullable String gender;

    @JdbcType(LocalDateJdbcType.class)
    public @Nullable LocalDate birthday;

    @JdbcType(TimestampUtcAsOffsetDateTimeJdbcType.class)
    public @Nullable Instant customerCreatedTime;

    @JdbcType(TimestampUtcAsOffsetDateTimeJdbcType.class)
    public @Nullable Instant memberCreatedTime;

    public @Nullable Long memberSourceChannel;
    public @Nullable String memberSrcWay;
    public @Nullable Long customerSourceChannel;
    public @Nullable String provinceName;
    public @Nullable String cityName;
    public @Nullable String countyName;
    public @Nullable String areaCode;
    public @Nullable String addressDetail;
    public @Nullable String weixinNickname;
    public @Nullable String weixinAvatar;
    public @Nullable String weixinAccount;
    public @Nullable String freeYzLevelAlias;
    public @Nullable String freeYzLevelName;
    public @Nullable String freeOutLevelAlias;
    public @Nullable String freeOutLevelName;
    public @Nullable String paymentYzLevelAlias;
    public @Nullable String paymentYzLevelName;
    public @Nullable String paymentOutLevelAlias;
    public @Nullable String paymentOutLevelName;

    @ColumnTransformer(write = "?::jsonb")
    public @Nullable String customerAttrInfos;

    @ColumnTransformer(write = "?::jsonb")
    public @Nullable String globalProps;

    @ColumnTransformer(write = "?::jsonb")
    public @Nullable String extendMap;

    @JdbcTypeCode(SqlTypes.ARRAY)
    public String[] noticed;

    /** {@link Sealed}, encrypted; null where members are not. */
    public byte @Nullable [] sealed;

    public byte @Nullable [] nameLookup;
    public byte @Nullable [] nicknameLookup;

    @Column(updatable = false)
    public Instant createdAt;

    public Instant updatedAt;
}
