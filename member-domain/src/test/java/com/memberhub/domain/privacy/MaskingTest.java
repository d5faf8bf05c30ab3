package com.memberhub.domain.privacy;

import static com.memberhub.domain.member.ProfileBuilder.aProfile;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.memberhub.domain.member.Address;
import com.memberhub.domain.member.AreaCode;
import com.memberhub.domain.member.Birthday;
import com.memberhub.domain.member.Change;
import com.memberhub.domain.member.CustomAttribute;
import com.memberhub.domain.member.Gender;
import com.memberhub.domain.member.JsonObject;
import com.memberhub.domain.member.Level;
import com.memberhub.domain.member.Mobile;
import com.memberhub.domain.member.Profile;
import com.memberhub.domain.member.ProfileBuilder;
import com.memberhub.domain.member.SourceChannel;
import com.memberhub.domain.member.Weixin;
import com.memberhub.domain.member.YzOpenId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskingTest {

    private static final Mobile MOBILE = Mobile.parse("13800138000");
    private static final Masker NOBODY = Masking.knowing(List.of());

    private static Profile masked(ProfileBuilder profile) {
        return Masking.profile(profile.build(), MOBILE);
    }

    private static @Nullable Object inExtendMap(String key, @Nullable Object value) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put(key, value);
        JsonObject masked = masked(aProfile()
                        .name("张小满")
                        .nickname("满满同学")
                        .weixin(new Weixin("WX-小满", "https://img.example.com/wx.png", "xiaoman_1992"))
                        .address(new Address(null, null, null, null, "文三路 1 号"))
                        .extendMap(new JsonObject(map)))
                .extendMap();
        return masked == null ? null : masked.values().values().iterator().next();
    }

    @Nested
    class Names {

        @ParameterizedTest
        @CsvSource({"张小满, 张*", "张三, 张*", "欧阳娜娜, 欧*", "Zhang Xiaoman, Z*", "张, *", "𠮷野家, 𠮷*", "𠮷, *"})
        void showTheFirstCharacterHoweverLongTheyAre(String name, String shown) {
            assertThat(Masking.name(name)).isEqualTo(shown);
        }
    }

    @Nested
    class Mobiles {

        @ParameterizedTest
        @CsvSource({
            "13800138000, 138****8000",
            "+86 138-0013-8000, 138****8000",
            "１３８００１３８０００, 138****8000",
            "+852-12344567, +852****4567"
        })
        void showTheirEndsInEverySpelling(String spelling, String shown) {
            assertThat(Masking.mobile(spelling)).isEqualTo(shown);
        }

        @ParameterizedTest
        @CsvSource({
            "1380013800, 138***3800",
            "138001380000, 138*****0000",
            "13800138OOO, 138****8OOO",
            "123456789, 123***789",
            "12345678, 123***78",
            "1234567, ****",
            "x, ****"
        })
        void thatAreNoneKeepTheirLengthUnlessTooLittleWouldBeHidden(String spelling, String shown) {
            assertThat(Masking.mobile(spelling)).isEqualTo(shown);
        }

        @Test
        void keepTheLengthInCharactersNotInHalvesOfThem() {
            assertThat(Masking.mobile("😀".repeat(12))).isEqualTo("😀😀😀*****😀😀😀😀");
        }

        @ParameterizedTest
        @CsvSource({
            "孙小八13700137003, **********7003",
            "13700137003孙小八, 137*******3***",
            "𠮷野家13700137003, **********7003"
        })
        void givenSomebodysNameBesideTheDigits_thenNothingOfItShows(String spelling, String shown) {
            assertThat(Masking.mobile(spelling)).isEqualTo(shown);
        }
    }

    @Nested
    class Profiles {

        @Test
        void hideEverythingThatSaysWhoSomebodyIs() {
            Profile masked = masked(aProfile()
                    .name("张小满")
                    .nickname("满满同学")
                    .avatarUrl("https://img.example.com/1.png")
                    .address(new Address("浙江省", "杭州市", "西湖区", new AreaCode("330106"), "文三路 1 号"))
                    .weixin(new Weixin("小满的微信", "https://img.example.com/2.png", "xiaoman_1992"))
                    .customerAttrInfos(List.of(new CustomAttribute("宝宝生日", "2024-06-01", 2L))));

            assertThat(masked.name()).isEqualTo("张*");
            assertThat(masked.nickname()).isEqualTo("满*");
            assertThat(masked.avatarUrl()).isEqualTo("****");
            assertThat(masked.address()).isEqualTo(new Address("浙江省", "杭州市", "西湖区", new AreaCode("330106"), "****"));
            assertThat(masked.weixin()).isEqualTo(new Weixin("小*", "****", "****"));
            assertThat(masked.customerAttrInfos()).containsExactly(new CustomAttribute("宝宝生日", "****", 2L));
        }

        @Test
        void showWhatIsNobodysSecret() {
            Level silver = new Level("silver", "银卡", "L2", "二星会员");
            Level annual = new Level("annual", "年卡", "P1", "年费会员");
            Instant time = Instant.parse("2026-11-20T02:15:30Z");
            Profile profile = aProfile()
                    .yzOpenId(new YzOpenId("yz4fQe8Kp2Lm"))
                    .outStoreId("store-0571")
                    .yzAscriptionKdtId(13_800_138_000L)
                    .outAscriptionStoreId("store-0572")
                    .yzMemberSourceKdtId(91_234_599L)
                    .outMemberSourceStoreId("store-0573")
                    .gender(Gender.FEMALE)
                    .birthday(new Birthday(LocalDate.of(1992, 5, 21)))
                    .customerCreatedTime(time)
                    .memberCreatedTime(time.plusSeconds(1))
                    .memberSourceChannel(new SourceChannel(102))
                    .memberSrcWay("0")
                    .customerSourceChannel(new SourceChannel(100))
                    .freeLevel(silver)
                    .paymentLevel(annual)
                    .build();

            assertThat(Masking.profile(profile, MOBILE)).isEqualTo(profile);
        }

        @Test
        void givenSomethingPersonalInAFieldThatIsNobodysSecret_thenItIsHiddenThereAsInAPayload() {
            Profile masked = masked(aProfile()
                    .name("张小满")
                    .yzOpenId(new YzOpenId("yz-13877776666"))
                    .outStoreId("store of 张小满")
                    .outAscriptionStoreId("13877776666")
                    .outMemberSourceStoreId("138-0013-8000")
                    .memberSrcWay("13877776666")
                    .address(new Address("张小满省", "张小满市", "13877776666", new AreaCode("330106"), null))
                    .customerAttrInfos(List.of(new CustomAttribute("张小满13877776666", null, 0L)))
                    .freeLevel(new Level("13877776666", "银卡13877776666", "张小满", "138 0013 8000"))
                    .paymentLevel(new Level("张小满", null, null, "card of a@b.cn")));

            assertThat(masked)
                    .isEqualTo(aProfile()
                            .name("张*")
                            .yzOpenId(new YzOpenId("yz-138****6666"))
                            .outStoreId("store of ****")
                            .outAscriptionStoreId("138****6666")
                            .outMemberSourceStoreId("138****8000")
                            .memberSrcWay("138****6666")
                            .address(new Address("****省", "****市", "138****6666", new AreaCode("330106"), null))
                            .customerAttrInfos(List.of(new CustomAttribute("****138****6666", null, 0L)))
                            .freeLevel(new Level("138****6666", "银卡138****6666", "****", "138****8000"))
                            .paymentLevel(new Level("****", null, null, "card of ****@b.cn"))
                            .build());
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "store-0571",
                    "杭州 1 号店",
                    "91234599",
                    "202611201391234567",
                    "yz4fQe8Kp2Lm",
                    "2b1f7a6e-1382-4138-9011-0a1b2c3d4e5f",
                    "VIP 2026",
                    "12345678901"
                })
        void givenAFieldThatMerelyHoldsDigits_thenItIsShown(String text) {
            Profile profile = aProfile()
                    .name("张小满")
                    .yzOpenId(new YzOpenId(text))
                    .outStoreId(text)
                    .memberSrcWay(text)
                    .customerAttrInfos(List.of(new CustomAttribute(text, null, 0L)))
                    .freeLevel(new Level(text, text, text, text))
                    .build();

            Profile masked = Masking.profile(profile, MOBILE);

            assertThat(masked.yzOpenId()).isEqualTo(profile.yzOpenId());
            assertThat(masked.outStoreId()).isEqualTo(text);
            assertThat(masked.memberSrcWay()).isEqualTo(text);
            assertThat(masked.customerAttrInfos()).isEqualTo(profile.customerAttrInfos());
            assertThat(masked.freeLevel()).isEqualTo(profile.freeLevel());
        }

        @Test
        void givenAnIdentifierThatWouldGrowTooLongByItsMasks_thenNothingOfItShows() {
            Profile masked = masked(aProfile().name("李四").yzOpenId(new YzOpenId("李四".repeat(31) + "x")));

            assertThat(masked.yzOpenId()).isEqualTo(new YzOpenId("****"));
        }

        @Test
        void stayBlankWhereTheyAreBlank() {
            Profile blank = aProfile().build();

            assertThat(Masking.profile(blank, MOBILE)).isEqualTo(blank);
            assertThat(masked(aProfile().name(" ")).name()).isEqualTo(" ");
        }

        @Test
        void areMaskedOnceForAll() {
            Profile once = masked(aProfile()
                    .name("张小满")
                    .weixin(new Weixin("满", null, "xiaoman_1992"))
                    .extendMap(new JsonObject(Map.of("phone", "x", "how", "张小满 13800138000"))));

            assertThat(Masking.profile(once, MOBILE)).isEqualTo(once);
        }
    }

    @Nested
    class Maps {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "mobile",
                    "phoneNumber",
                    "contact_tel",
                    "customerName",
                    "homeAddress",
                    "wechatId",
                    "wxNo",
                    "weixin",
                    "loginAccount",
                    "avatar",
                    "email",
                    "mail",
                    "idCard",
                    "id_card_no",
                    "identity",
                    "birthPlace",
                    "receiver"
                })
        void hideWhatStandsUnderAPersonalKey(String key) {
            assertThat(inExtendMap(key, "x")).isEqualTo("****");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "clientSecret",
                    "accessToken",
                    "Password",
                    "passwd",
                    "pwd",
                    "credentials",
                    "apiKey",
                    "api_key",
                    "api-key",
                    "ACCESS_KEY",
                    "privateKey",
                    "Authorization",
                    "signature",
                    "sessionId",
                    "cookie"
                })
        void hideWhatStandsUnderAKeyThatLooksLikeASecret(String key) {
            assertThat(inExtendMap(key, "x")).isEqualTo("****");
            assertThat(Masking.isSecret("globalProps." + key)).isTrue();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "姓名",
                    "客户名字",
                    "昵称",
                    "手机号",
                    "手機",
                    "联系电话",
                    "收货地址",
                    "住址",
                    "身份证号",
                    "证件号码",
                    "邮箱",
                    "微信号",
                    "支付宝账号",
                    "宝宝生日",
                    "紧急联系人",
                    "收件人",
                    "护照",
                    "ｐｈｏｎｅ",
                    "idNo",
                    "id_no",
                    "buyerIdNumber",
                    "idNum",
                    "ID-CARD",
                    "certNo",
                    "certificate",
                    "passport",
                    "bankCard",
                    "addr",
                    "qq",
                    "shouji",
                    "weChatId",
                    "consignee"
                })
        void hideWhatStandsUnderAPersonalKeyInChineseEnglishAndPinyin(String key) {
            assertThat(inExtendMap(key, "x")).isEqualTo("****");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "street",
                    "homeStreet",
                    "street_2",
                    "location",
                    "dz",
                    "shdz",
                    "buyer",
                    "customer",
                    "payer",
                    "sender",
                    "shopOwner",
                    "member",
                    "user",
                    "create_user",
                    "person1",
                    "guardian",
                    "spouse",
                    "nick",
                    "buyerNick",
                    "lxr",
                    "shr",
                    "xm",
                    "khXm",
                    "khmc",
                    "客户",
                    "cell",
                    "cellNo",
                    "mob",
                    "hp",
                    "dh",
                    "sjh",
                    "lxdh",
                    "remark",
                    "orderRemarks",
                    "memo",
                    "note",
                    "notes",
                    "buyer_comment",
                    "备注",
                    "订单备注",
                    "openid",
                    "openId",
                    "mpOpenId",
                    "union_id",
                    "unionid"
                })
        void givenAKeyOfPeopleAddressesPhonesOrFreeText_thenWhatStandsUnderItIsHidden(String key) {
            assertThat(inExtendMap(key, "x")).isEqualTo("****");
            assertThat(NOBODY.value("extendMap." + key, "x")).as("as a change").isEqualTo("****");
        }

        @ParameterizedTest
        @ValueSource(strings = {"支付密码", "口令", "密钥", "访问令牌", "短信验证码", "otp", "smsCode", "verificationCode"})
        void hideWhatStandsUnderAKeyThatLooksLikeASecretInChineseToo(String key) {
            assertThat(inExtendMap(key, "x")).isEqualTo("****");
            assertThat(Masking.isSecret("extendMap." + key)).isTrue();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "会员来源",
                    "客户等级",
                    "客户来源",
                    "userId",
                    "user_type",
                    "ownerType",
                    "memberSrcWay",
                    "memberLevel",
                    "member_no",
                    "customerSourceChannel",
                    "buyerCount",
                    "isMember",
                    "has_owner",
                    "userAgent",
                    "superuser编号",
                    "alias",
                    "parentId",
                    "detail",
                    "orderDetail",
                    "locationCode",
                    "streetwear",
                    "nickel",
                    "mobs",
                    "cellar",
                    "noted",
                    "memory",
                    "commented",
                    "yzOpenId",
                    "outOpenId",
                    "cjsj",
                    "xmId",
                    "dhgate",
                    "商品编号",
                    "订单号",
                    "活动",
                    "paidNotes",
                    "validNode",
                    "concert",
                    "certain",
                    "qqqq",
                    "option"
                })
        void showWhatStandsUnderAKeyThatOnlyContainsTheLettersOfAPersonalOne(String key) {
            assertThat(inExtendMap(key, "x")).isEqualTo("x");
        }

        @ParameterizedTest
        @CsvSource({
            "110105199003071234, ****",
            "11010519900307123X, ****",
            "11010519900307123x, ****",
            "110105 19900307 1234, ****",
            "１１０１０５１９９００３０７１２３４, ****",
            "证110105199003071234号, 证****号",
            "810000199408230021, ****",
            "xiaoman.zhang+1992@mail.example.com, ****@mail.example.com",
            "邮箱xiaoman＠example.com。, 邮箱****＠example.com。",
            "a@b.cn c@d.com, ****@b.cn ****@d.com",
            "+86 13912345678, 139****5678",
            "0086-139-1234-5678, 139****5678",
            "008613912345678, 139****5678",
            "86-139 1234 5678, 139****5678",
            "139 123 45678, 139****5678",
            "13912 345678, 139****5678",
            "1391 2345 678, 139****5678",
            "+852 6123 4567, +852****4567",
            "+852-12344567, +852****4567",
            "(+852) 6123-4567, (+852****4567",
            "00852 6123 4567, +852****4567",
            "0085261234567, +852****4567",
            "+886 912 345 678, +886****5678",
            "+1 (415) 555-2671, +141****2671",
            "+447911123456, +447****3456",
            "13912345678@qq.com, ****@qq.com",
            "13912345678 13712345678, 139****5678 137****5678"
        })
        void hideWhatLooksLikeAnIdentityCardAMailAddressOrAMobile(String text, String shown) {
            assertThat(inExtendMap("how", text)).isEqualTo(shown);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "202611201391234567",
                    "202619900307123456",
                    "110105199013071234",
                    "E20261120101530012345678",
                    "01KAR2V6M9R5E1B8K6A4V0Y2DF",
                    "yz4fQe8Kp2Lm",
                    "2b1f7a6e-1382-4138-9011-0a1b2c3d4e5f",
                    "1763600000",
                    "1763600000000",
                    "1763600000000000",
                    "20261120101530",
                    "2026-11-20T10:15:30.123+08:00",
                    "2026-11-20 10:15:30",
                    "积分+100 2026-11-20",
                    "91234567",
                    "12345678901",
                    "0012345678901",
                    "6901028075831",
                    "139.196.123.10",
                    "192.168.100.123",
                    "第 138 号，2026 年",
                    "￥13,800.00",
                    "a@b",
                    "@ example.com",
                    "pkg@1.2.3",
                    "A+B=1234567"
                })
        void showNumbersOfOrdersAndShopsTimesAndIdentifiers(String text) {
            assertThat(inExtendMap("how", text)).isEqualTo(text);
        }

        @Test
        void showTheNumbersOfShopsAndTimesAsNumbers() {
            for (String number : List.of("91234567", "1763600000000", "1763600000", "202611201391234567")) {
                assertThat(inExtendMap("n", new BigDecimal(number))).isEqualTo(new BigDecimal(number));
            }
        }

        @Test
        void keepThousandsOfKeysApartThatLookTheSame() {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            for (int i = 0; i < 15_000; i++) {
                map.put("139%05d000".formatted(i), i);
            }

            assertThat((Map<?, ?>) NOBODY.value("extendMap", map)).hasSize(15_000);
        }

        @Test
        void showWhatStandsUnderAnyOtherKey() {
            assertThat(inExtendMap("activity", "double11")).isEqualTo("double11");
            assertThat(inExtendMap("points", new BigDecimal(120))).isEqualTo(new BigDecimal(120));
            assertThat(inExtendMap("vip", true)).isEqualTo(true);
            assertThat(inExtendMap("none", null)).isNull();
            assertThat(Masking.isSecret("extendMap.activity")).isFalse();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"receiverName\":\"韩梅梅\"}",
                    "{ \"a\" : [ { \"addr\" : \"江南大道 9 号\" } ] }",
                    "{\"accessToken\":\"s3cr3t\"}",
                    "{\\\"receiverName\\\":\\\"韩梅梅\\\"}",
                    "[{'收货人': '韩梅梅'}]",
                    "name=韩梅梅&level=1",
                    "level=1&addr=%E6%B1%9F",
                    "https://crm.example.com/callback?access_token=s3cr3t",
                    "https://crm.example.com/callback#a=1;phone=x"
                })
        void givenATextThatHasKeysItself_whenOneIsPersonalOrASecret_thenTheTextIsHidden(String text) {
            assertThat(inExtendMap("ext", text)).isEqualTo("****");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"activity\":\"double11\",\"points\":120}",
                    "{\"userId\": \"u1\"}",
                    "https://shop.example.com/?activity=double11&from=poster",
                    "\"name\"",
                    "the name: of the rose",
                    "A+B=1234567"
                })
        void givenATextThatHasKeysItself_whenNoneIsPersonal_thenTheTextIsShown(String text) {
            assertThat(inExtendMap("ext", text)).isEqualTo(text);
        }

        @Test
        void hideAllThatIsBelowAPersonalKey() {
            assertThat(inExtendMap("contact", Map.of("lines", List.of(Map.of("value", "x"), "y", BigDecimal.ONE))))
                    .isEqualTo(Map.of("lines", List.of(Map.of("value", "****"), "****", "****")));
        }

        @Test
        void hideAPersonalKeyHoweverDeepItIs() {
            assertThat(inExtendMap("a", Map.of("b", List.of(Map.of("phone", "x", "c", "y")))))
                    .isEqualTo(Map.of("b", List.of(Map.of("phone", "****", "c", "y"))));
        }

        @Test
        void keepNullsAndBlanksAndTheOrder() {
            assertThat(inExtendMap("list", Arrays.asList("b", null, "", "a")))
                    .isEqualTo(Arrays.asList("b", null, "", "a"));
            assertThat(inExtendMap("phone", " ")).isEqualTo(" ");
            assertThat(inExtendMap("phone", true)).isEqualTo(true);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "13800138000",
                    "+8613800138000",
                    "86 138-0013-8000",
                    "138 0013 8000",
                    "138.0013.8000",
                    "138\u20130013\u20138000",
                    "(+86)138-0013-8000",
                    "1 3 8 0 0 1 3 8 0 0 0",
                    "１３８００１３８０００",
                    "＋８６１３８００１３８０００"
                })
        void hideTheMembersOwnMobileInEverySpelling(String spelling) {
            assertThat(String.valueOf(inExtendMap("how", "拨打 " + spelling + " 联系")))
                    .startsWith("拨打 ")
                    .endsWith(" 联系")
                    .contains("****")
                    .doesNotContainPattern("[0-9０-９][^*]{0,3}[0-9０-９]{4}[^*]*[0-9０-９]{3}");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "138/0013/8000",
                    "138_0013_8000",
                    "138，0013，8000",
                    "138:0013:8000",
                    "138|0013|8000",
                    "138 转 0013 转 8000",
                    "1a3b8c0d0e1f3g8h0i0j0",
                    "+86/138/0013/8000",
                    "0013/8000"
                })
        void givenAnythingBetweenTheDigitsOfTheMembersOwnMobile_thenItIsHidden(String spelling) {
            assertThat(String.valueOf(inExtendMap("how", "拨打 " + spelling + " 联系")))
                    .matches("拨打 .{0,2}\\*\\*\\*\\* 联系");
        }

        @ParameterizedTest
        @CsvSource({"13912345678, 139****5678", "139-1234-5678, 139****5678", "8613912345678, 139****5678"})
        void hideAnybodysMobile(String spelling, String shown) {
            assertThat(inExtendMap("how", "介绍人" + spelling + "。")).isEqualTo("介绍人" + shown + "。");
        }

        @Test
        void showNumbersThatAreNoMobiles() {
            assertThat(inExtendMap("order", "202611201391234567812")).isEqualTo("202611201391234567812");
            assertThat(inExtendMap("date", "2026-11-20 10:15:30")).isEqualTo("2026-11-20 10:15:30");
        }

        @ParameterizedTest
        @ValueSource(strings = {"13800138000", "1.3800138E+10", "13800138000.0"})
        void hideAMobileThatWasSentAsANumber(String number) {
            assertThat(String.valueOf(inExtendMap("how", new BigDecimal(number))))
                    .contains("****")
                    .doesNotContain("00138");
        }

        @Test
        void doNotSpellOutAnEnormousNumber() {
            assertThat(NOBODY.value("extendMap.n", new BigDecimal("1E+999999999")))
                    .isEqualTo(new BigDecimal("1E+999999999"));
            assertThat(NOBODY.value("extendMap.n", new BigDecimal("1E-999999999")))
                    .isEqualTo(new BigDecimal("1E-999999999"));
            assertThat(NOBODY.value("extendMap.n", Long.valueOf(7))).isEqualTo(7L);
        }

        @ParameterizedTest
        @CsvSource({
            "我是张小满, 我是****",
            "满满同学说, ****说",
            "加 wx-小满, 加 ****",
            "XIAOMAN_1992@example.com, ****@example.com",
            "家在文三路 1 号, 家在****",
            "https://img.example.com/wx.png?s=1, ****?s=1"
        })
        void hideTheMembersOwnValuesWhereverElseTheyTurnUp(String text, String shown) {
            assertThat(inExtendMap("how", text)).isEqualTo(shown);
        }

        @Test
        void hideOwnValuesInKeysToo() {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            map.put("13800138000", true);
            map.put("138-0013-8000", "b");
            map.put("张小满", "c");
            JsonObject masked = masked(aProfile().name("张小满").extendMap(new JsonObject(map)))
                    .extendMap();

            assertThat(masked == null ? Map.<String, Object>of() : masked.values())
                    .containsExactly(entry("138****8000", true), entry("138****8000*", "b"), entry("****", "c"));
        }

        @Test
        void areBothMasked() {
            assertThat(masked(aProfile().globalProps(new JsonObject(Map.of("phone", "x"))))
                            .globalProps())
                    .isEqualTo(new JsonObject(Map.of("phone", "****")));
        }
    }

    @Nested
    class AMasker {

        @Test
        void hidesForeignMobilesWithAndWithoutTheirCountryCode() {
            Masker masker = Masking.knowing(List.of("+852-12344567"));

            assertThat(masker.inText("ring 1234 4567")).isEqualTo("ring ****");
            assertThat(masker.inText("ring 852 12344567")).isEqualTo("ring ****");
            assertThat(masker.inText("ring 1234 4568")).isEqualTo("ring 1234 4568");
        }

        @Test
        void hidesAMalformedMobileOfThePersonToo() {
            assertThat(Masking.knowing(List.of("1380013800")).inText("was 138 0013 800"))
                    .isEqualTo("was ****");
        }

        @ParameterizedTest
        @ValueSource(strings = {"١٣٨٠٠١٣٨٠٠", "۱۳۸۰۰۱۳۸۰۰", "１３８００１３８００", "١٣٨٠٠١٣٨0٠"})
        void givenAMobileInOtherDigits_whenATextHasItInThoseOrInOurs_thenItIsHidden(String mobile) {
            Masker masker = Masking.knowing(List.of(mobile));

            assertThat(masker.inText("was " + mobile)).isEqualTo("was ****");
            assertThat(masker.inText("was 138 0013 800, room 70")).isEqualTo("was ****, room 70");
        }

        @Test
        void takesAShortLatinNameForAWord() {
            Masker masker = Masking.knowing(List.of("Al", "李"));

            assertThat(masker.inText("Alipay of AL, al2, 李")).isEqualTo("Alipay of ****, al2, 李");
        }

        @Test
        void takesAShortChineseNameWhereverItStands() {
            assertThat(Masking.knowing(List.of("李四")).inText("给李四的")).isEqualTo("给****的");
        }

        @Test
        void hidesTheLongerOfTwoValuesWhole() {
            assertThat(Masking.knowing(List.of("小满", "张小满")).inText("张小满")).isEqualTo("****");
        }

        @Test
        void takesValuesAsTextNotAsPatterns() {
            assertThat(Masking.knowing(List.of("a.c$\\E(")).inText("abc$ a.c$\\E("))
                    .isEqualTo("abc$ ****");
        }

        @ParameterizedTest
        @CsvSource({
            "欧阳13877776666.ndjson, 欧阳138****6666.ndjson",
            "a@b.cn.csv, ****@b.cn.csv",
            "会员-2026-11-20.csv, 会员-2026-11-20.csv"
        })
        void givenATextOfNobodyInParticular_thenItHidesWhatLooksPersonal(String text, String shown) {
            assertThat(Masking.text(text)).isEqualTo(shown);
        }

        @Test
        void knowsNobodyWithoutValues() {
            assertThat(NOBODY.inText("张小满")).isEqualTo("张小满");
            assertThat(Masking.knowing(List.of("", " ")).inText("a b")).isEqualTo("a b");
        }

        @Test
        void leavesTheNumbersOfShopsAlone() {
            BigDecimal number = new BigDecimal("13800138000");

            assertThat(NOBODY.value("rootKdtId", number)).isEqualTo(number);
            assertThat(NOBODY.value("yzAscriptionKdtId", number)).isEqualTo(number);
            assertThat(NOBODY.value("yzMemberSourceKdtId", number)).isEqualTo(number);
            assertThat(NOBODY.value("mobile", number)).isEqualTo("138****8000");
        }

        @Test
        void masksAWholePayloadByItsPaths() {
            Map<String, Object> payload = Map.of(
                    "mobile", "13800138000",
                    "name", "张小满",
                    "outStoreId", "store of 张小满",
                    "address", Map.of("cityName", "杭州市", "addressDetail", "文三路 1 号"),
                    "customerAttrInfos", List.of(Map.of("name", "宝宝生日", "value", "2024-06-01")));

            assertThat(Masking.knowing(List.of("张小满")).value("", payload))
                    .isEqualTo(Map.of(
                            "mobile", "138****8000",
                            "name", "张*",
                            "outStoreId", "store of ****",
                            "address", Map.of("cityName", "杭州市", "addressDetail", "****"),
                            "customerAttrInfos", List.of(Map.of("name", "宝宝生日", "value", "****"))));
        }

        @Test
        void givenTheMembersNameInTheFieldOfTheMobile_thenItIsHiddenThereToo() {
            assertThat(Masking.knowing(List.of("Tom", "Tom 13700137003")).value("mobile", "Tom 13700137003"))
                    .isEqualTo("************7003");
        }

        @Test
        void givenCustomAttributesOfAnotherShapeThanTheContracts_thenTheirValuesAreHiddenAllTheSame() {
            Map<String, Object> payload = Map.of(
                    "customerAttrInfos",
                    List.of(
                            Map.of("name", "病史", "dataType", new BigDecimal(0), "value", Map.of("text", "高血压三级")),
                            Map.of("name", "病史", "val", "高血压三级"),
                            "高血压三级"));

            assertThat(NOBODY.value("", payload))
                    .isEqualTo(Map.of(
                            "customerAttrInfos",
                            List.of(
                                    Map.of(
                                            "name",
                                            "病史",
                                            "dataType",
                                            new BigDecimal(0),
                                            "value",
                                            Map.of("text", "****")),
                                    Map.of("name", "病史", "val", "****"),
                                    "****")));
            assertThat(NOBODY.value("", Map.of("customerAttrInfos", Map.of("病史", "高血压三级"))))
                    .isEqualTo(Map.of("customerAttrInfos", Map.of("病史", "****")));
            assertThat(NOBODY.value("customerAttrInfos", "高血压三级")).isEqualTo("****");
        }

        @Test
        void saysNothingOfWhatItKnows() {
            assertThat(Masking.knowing(List.of("张小满"))).hasToString("Masker[****]");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "mobile",
                    "name",
                    "nickname",
                    "avatarUrl",
                    "address.addressDetail",
                    "weixin.nickname",
                    "weixin.avatar",
                    "weixin.account"
                })
        void shouldKnowWhatSaysWhoSomebodyIs(String path) {
            assertThat(Masking.isOfThePerson(path)).isTrue();
        }

        @ParameterizedTest
        @ValueSource(strings = {"address.cityName", "customerAttrInfos.name", "extendMap.name", "yzOpenId"})
        void needNotKnowTheRest(String path) {
            assertThat(Masking.isOfThePerson(path)).isFalse();
        }
    }

    @Nested
    class HostileMaps {

        @Test
        void givenThousandsOfKeysThatLookAlikeWhenMasked_thenAllAreThereAndSoon() {
            Map<String, @Nullable Object> mobiles = new LinkedHashMap<>();
            IntStream.range(0, 4_000).forEach(i -> mobiles.put("138%04d8000".formatted(i), "x"));

            assertTimeoutPreemptively(
                    Duration.ofSeconds(10),
                    () -> assertThat(((Map<?, ?>) requireNonNull(NOBODY.value("extendMap", mobiles)))
                                    .keySet().stream().map(String::valueOf).toList())
                            .hasSize(4_000)
                            .contains("138****8000", "138****8000*", "138****8000*2"));
        }

        @Test
        void givenALongKeyAboveManyValues_thenAllAreThereAndSoon() {
            String key = "k".repeat(60_000);
            List<Map<String, String>> values = Collections.nCopies(20_000, Map.of("phone", "x"));

            assertTimeoutPreemptively(
                    Duration.ofSeconds(10),
                    () -> assertThat(NOBODY.value("extendMap", Map.of(key, values)))
                            .isEqualTo(Map.of(key, Collections.nCopies(20_000, Map.of("phone", "****")))));
        }
    }

    @Nested
    class Changes {

        @Test
        void areMaskedOnBothSides() {
            assertThat(Masking.change(new Change("name", "张小满", "李四"))).isEqualTo(new Change("name", "张*", "李*"));
            assertThat(Masking.change(new Change("weixin.account", null, "xiaoman")))
                    .isEqualTo(new Change("weixin.account", null, "****"));
            assertThat(Masking.change(new Change("extendMap.phone", "1", null)))
                    .isEqualTo(new Change("extendMap.phone", "****", null));
        }

        @Test
        void ofCustomAttributesAreMaskedByTheirParts() {
            assertThat(Masking.change(new Change(
                            "customerAttrInfos", List.of(), List.of(Map.of("name", "宝宝生日", "value", "2024-06-01")))))
                    .isEqualTo(new Change(
                            "customerAttrInfos", List.of(), List.of(Map.of("name", "宝宝生日", "value", "****"))));
        }

        @Test
        void ofWhatIsNobodysSecretAreShown() {
            Change change = new Change("freeLevel.yzLevelName", "银卡", "金卡");

            assertThat(Masking.change(change)).isEqualTo(change);
            assertThat(Masking.change(new Change("memberSourceChannel", 100L, 102L)))
                    .isEqualTo(new Change("memberSourceChannel", 100L, 102L));
        }
    }
}
