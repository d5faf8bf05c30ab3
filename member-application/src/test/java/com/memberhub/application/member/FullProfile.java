package com.memberhub.application.member;

import static com.memberhub.domain.member.ProfileBuilder.aProfile;

import com.memberhub.domain.member.Address;
import com.memberhub.domain.member.AreaCode;
import com.memberhub.domain.member.Birthday;
import com.memberhub.domain.member.CustomAttribute;
import com.memberhub.domain.member.Gender;
import com.memberhub.domain.member.JsonObject;
import com.memberhub.domain.member.Level;
import com.memberhub.domain.member.ProfileBuilder;
import com.memberhub.domain.member.SourceChannel;
import com.memberhub.domain.member.Weixin;
import com.memberhub.domain.member.YzOpenId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A profile without a blank, with values that are hard to store. */
public final class FullProfile {

    private FullProfile() {}

    public static ProfileBuilder aFullProfile() {
        return aProfile()
                .yzOpenId(new YzOpenId("yz4fQe8Kp2Lm"))
                .outStoreId("store-0571")
                .yzAscriptionKdtId(0L)
                .outAscriptionStoreId("store-0572")
                .yzMemberSourceKdtId(Long.MAX_VALUE)
                .outMemberSourceStoreId("store-0573")
                .name("张小满 👨‍👩‍👧 \u202Eتجربة")
                .nickname("'; DROP TABLE member; --")
                .avatarUrl("https://img.example.com/a.png?x=\"{},\\\"")
                .gender(Gender.FEMALE)
                .birthday(new Birthday(LocalDate.of(1900, 2, 28)))
                .customerCreatedTime(Instant.parse("0000-12-31T15:54:17Z"))
                .memberCreatedTime(Instant.parse("2026-11-20T02:15:31.123456Z"))
                .memberSourceChannel(new SourceChannel(102))
                .memberSrcWay(" 0 ")
                .customerSourceChannel(new SourceChannel(-7))
                .address(new Address("浙江省", "杭州市", "西湖区", new AreaCode("330106"), "文三路 1 号\n2 楼"))
                .weixin(new Weixin("小满", "https://img.example.com/wx.png", "xiaoman"))
                .customerAttrInfos(List.of(
                        new CustomAttribute("宝宝生日", "2024-06-01", 2L),
                        new CustomAttribute("爱好", "茶", 8L),
                        new CustomAttribute("爱好", "NULL", 99L),
                        new CustomAttribute(null, "{\"a\":\"b\"}", null)))
                .freeLevel(new Level("silver", "银卡", "L2", "二星会员"))
                .paymentLevel(new Level("annual", null, null, "年费会员"))
                .globalProps(new JsonObject(Map.of("traceId", "7f3a")))
                .extendMap(new JsonObject(everyKindOfValue()));
    }

    private static Map<String, @Nullable Object> everyKindOfValue() {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("zero", BigDecimal.ZERO);
        values.put("huge", new BigDecimal("123456789012345678901234567890.000000000000000000001"));
        values.put("exponent", new BigDecimal("1E+2000"));
        values.put("k".repeat(60_000), BigDecimal.TEN);
        values.put("no", false);
        values.put("nothing", null);
        values.put("list", Arrays.asList("a", null, BigDecimal.ONE, Map.of("deep", List.of())));
        values.put("", "empty key");
        values.put("aa", "longer keys come later in jsonb");
        values.put("b", "\u0001\u001F\uFFFD\uFFFF");
        return values;
    }
}
