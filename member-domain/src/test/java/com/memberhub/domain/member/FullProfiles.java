package com.memberhub.domain.member;

import static com.memberhub.domain.member.ProfileBuilder.aProfile;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Two made-up people who differ in every field, with no blank in either. */
final class FullProfiles {

    private FullProfiles() {}

    static ProfileBuilder lin() {
        return aProfile()
                .yzOpenId(new YzOpenId("yz-lin"))
                .outStoreId("store-1")
                .yzAscriptionKdtId(101L)
                .outAscriptionStoreId("ascription-1")
                .yzMemberSourceKdtId(201L)
                .outMemberSourceStoreId("source-1")
                .name("林晓")
                .nickname("小林")
                .avatarUrl("https://example.com/lin.png")
                .gender(Gender.FEMALE)
                .birthday(new Birthday(LocalDate.of(1990, 5, 17)))
                .customerCreatedTime(Instant.parse("2026-11-01T02:00:00Z"))
                .memberCreatedTime(Instant.parse("2026-11-02T03:00:00.5Z"))
                .memberSourceChannel(new SourceChannel(102))
                .memberSrcWay("1")
                .customerSourceChannel(new SourceChannel(101))
                .address(new Address("浙江省", "杭州市", "西湖区", new AreaCode("330106"), "学院路 1 号"))
                .weixin(new Weixin("林", "https://example.com/wx-lin.png", "wx-lin"))
                .customerAttrInfos(List.of(new CustomAttribute("宠物", "猫", 0L), new CustomAttribute("城市", "杭州", 3L)))
                .freeLevel(new Level("free-1", "银卡", "out-free-1", "Silver"))
                .paymentLevel(new Level("paid-1", "年卡", "out-paid-1", "Year"))
                .globalProps(new JsonObject(Map.of("source", "lin")))
                .extendMap(new JsonObject(Map.of("visits", new BigDecimal("1"))));
    }

    static ProfileBuilder wang() {
        return aProfile()
                .yzOpenId(new YzOpenId("yz-wang"))
                .outStoreId("store-2")
                .yzAscriptionKdtId(102L)
                .outAscriptionStoreId("ascription-2")
                .yzMemberSourceKdtId(202L)
                .outMemberSourceStoreId("source-2")
                .name("王强")
                .nickname("大王")
                .avatarUrl("https://example.com/wang.png")
                .gender(Gender.MALE)
                .birthday(new Birthday(LocalDate.of(1985, 12, 31)))
                .customerCreatedTime(Instant.parse("2026-10-01T02:00:00Z"))
                .memberCreatedTime(Instant.parse("2026-10-02T03:00:00Z"))
                .memberSourceChannel(new SourceChannel(9_999))
                .memberSrcWay("2")
                .customerSourceChannel(new SourceChannel(200))
                .address(new Address("广东省", "深圳市", "南山区", new AreaCode("440305"), "科技路 2 号"))
                .weixin(new Weixin("王", "https://example.com/wx-wang.png", "wx-wang"))
                .customerAttrInfos(List.of(new CustomAttribute("宠物", "狗", 0L), new CustomAttribute("城市", "深圳", 3L)))
                .freeLevel(new Level("free-2", "金卡", "out-free-2", "Gold"))
                .paymentLevel(new Level("paid-2", "季卡", "out-paid-2", "Quarter"))
                .globalProps(new JsonObject(Map.of("source", "wang")))
                .extendMap(new JsonObject(Map.of("visits", new BigDecimal("2"))));
    }
}
