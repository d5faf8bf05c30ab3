package com.memberhub.domain.admission;

import static com.memberhub.domain.admission.SubmissionBuilder.aSubmission;
import static com.memberhub.domain.finding.NoticeCode.LEVEL_TYPE_CONTRADICTS_SLOT;
import static com.memberhub.domain.finding.NoticeCode.UNLISTED_CHANNEL;
import static com.memberhub.domain.finding.NoticeCode.UNLISTED_DATA_TYPE;
import static com.memberhub.domain.finding.NoticeCode.UNSTORABLE_REPLACED;
import static com.memberhub.domain.finding.ViolationCode.AREA_CODE_MALFORMED;
import static com.memberhub.domain.finding.ViolationCode.DATE_IN_FUTURE;
import static com.memberhub.domain.finding.ViolationCode.DATE_MALFORMED;
import static com.memberhub.domain.finding.ViolationCode.JSON_MALFORMED;
import static com.memberhub.domain.finding.ViolationCode.MOBILE_MALFORMED;
import static com.memberhub.domain.finding.ViolationCode.NOT_LISTED;
import static com.memberhub.domain.finding.ViolationCode.OUT_OF_RANGE;
import static com.memberhub.domain.finding.ViolationCode.REQUIRED;
import static com.memberhub.domain.finding.ViolationCode.TIME_MALFORMED;
import static com.memberhub.domain.finding.ViolationCode.TOO_LONG;
import static com.memberhub.domain.finding.ViolationCode.TOO_MANY;
import static com.memberhub.domain.finding.ViolationCode.UNLISTED;
import static com.memberhub.domain.finding.ViolationCode.WRONG_TYPE;
import static com.memberhub.domain.member.ProfileBuilder.aProfile;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.memberhub.domain.admission.Admission.Admitted;
import com.memberhub.domain.admission.Admission.Rejected;
import com.memberhub.domain.admission.MemberSubmission.SubmittedAddress;
import com.memberhub.domain.admission.MemberSubmission.SubmittedAttribute;
import com.memberhub.domain.admission.MemberSubmission.SubmittedLevel;
import com.memberhub.domain.admission.MemberSubmission.SubmittedWeixin;
import com.memberhub.domain.finding.Notice;
import com.memberhub.domain.finding.ValueKind;
import com.memberhub.domain.finding.Violation;
import com.memberhub.domain.member.Address;
import com.memberhub.domain.member.AppId;
import com.memberhub.domain.member.AreaCode;
import com.memberhub.domain.member.Birthday;
import com.memberhub.domain.member.CustomAttribute;
import com.memberhub.domain.member.Gender;
import com.memberhub.domain.member.JsonObject;
import com.memberhub.domain.member.Level;
import com.memberhub.domain.member.MemberKey;
import com.memberhub.domain.member.Mobile;
import com.memberhub.domain.member.RootKdtId;
import com.memberhub.domain.member.SourceChannel;
import com.memberhub.domain.member.Weixin;
import com.memberhub.domain.member.YzOpenId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdmissionRulesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final AdmissionRules RULES = new AdmissionRules(false);
    private static final AdmissionRules STRICT_RULES = new AdmissionRules(true);

    @Test
    void theLeastThatIsAMemberIsAdmitted() {
        assertThat(admitted(aSubmission()))
                .isEqualTo(new Admitted(
                        new AppId("91234567_crm"),
                        new MemberKey(new RootKdtId(91_234_567), Mobile.parse("13800138000")),
                        aProfile().build(),
                        List.of()));
    }

    @Test
    void everyFieldFindsItsPlaceInTheProfile() {
        Admitted admitted = admitted(aSubmission()
                .globalProps(map("brand", "猫舍"))
                .extendMap(map("vip", true))
                .yzOpenId("yz-1")
                .outStoreId("store-1")
                .yzAscriptionKdtId(101L)
                .outAscriptionStoreId("ascription-1")
                .yzMemberSourceKdtId(201L)
                .outMemberSourceStoreId("source-1")
                .name("林晓")
                .gender("2")
                .nickname("小林")
                .avatarUrl("https://example.com/lin.png")
                .birthday("1990-05-17 12:00:00")
                .customerCreatedTime("2026-11-20 10:15:30")
                .memberCreatedTime("2026-11-20T10:15:31+08:00")
                .memberSourceChannel(102L)
                .memberSrcWay("0120083003120112021203303")
                .customerSourceChannel(101L)
                .address(new SubmittedAddress("西湖区", "杭州市", "浙江省", "330106", "学院路 1 号"))
                .weixin(new SubmittedWeixin("林", "https://example.com/wx.png", "wx-lin"))
                .customerAttrInfos(
                        List.of(new SubmittedAttribute("宠物", "猫", 7L), new SubmittedAttribute("城市", "杭州", null)))
                .freeLevel(new SubmittedLevel(1L, "银卡", "free-1", "Silver", "out-free-1"))
                .paymentLevel(new SubmittedLevel(2L, "年卡", "paid-1", "Year", "out-paid-1")));

        assertThat(admitted.notices()).isEmpty();
        assertThat(admitted.profile())
                .isEqualTo(aProfile()
                        .globalProps(map("brand", "猫舍"))
                        .extendMap(map("vip", true))
                        .yzOpenId(new YzOpenId("yz-1"))
                        .outStoreId("store-1")
                        .yzAscriptionKdtId(101L)
                        .outAscriptionStoreId("ascription-1")
                        .yzMemberSourceKdtId(201L)
                        .outMemberSourceStoreId("source-1")
                        .name("林晓")
                        .gender(Gender.FEMALE)
                        .nickname("小林")
                        .avatarUrl("https://example.com/lin.png")
                        .birthday(new Birthday(LocalDate.of(1990, 5, 17)))
                        .customerCreatedTime(Instant.parse("2026-11-20T02:15:30Z"))
                        .memberCreatedTime(Instant.parse("2026-11-20T02:15:31Z"))
                        .memberSourceChannel(new SourceChannel(102))
                        .memberSrcWay("0120083003120112021203303")
                        .customerSourceChannel(new SourceChannel(101))
                        .address(new Address("浙江省", "杭州市", "西湖区", new AreaCode("330106"), "学院路 1 号"))
                        .weixin(new Weixin("林", "https://example.com/wx.png", "wx-lin"))
                        .customerAttrInfos(
                                List.of(new CustomAttribute("宠物", "猫", 7L), new CustomAttribute("城市", "杭州", null)))
                        .freeLevel(new Level("free-1", "银卡", "out-free-1", "Silver"))
                        .paymentLevel(new Level("paid-1", "年卡", "out-paid-1", "Year"))
                        .build());
    }

    @Nested
    class Required {

        static Stream<Arguments> submissionsWithoutARequiredField() {
            return Stream.of(
                    argumentSet("rootKdtId", "rootKdtId", aSubmission().rootKdtId(null)),
                    argumentSet("appId", "appId", aSubmission().appId(null)),
                    argumentSet("blank appId", "appId", aSubmission().appId(" ")),
                    argumentSet("mobile", "mobile", aSubmission().mobile(null)),
                    argumentSet("extendMap", "extendMap", aSubmission().extendMap(null)),
                    argumentSet(
                            "freeLevel.yzLevelAlias",
                            "freeLevel.yzLevelAlias",
                            aSubmission().freeLevel(new SubmittedLevel(1L, "银卡", null, "Silver", "silver"))),
                    argumentSet(
                            "blank freeLevel.yzLevelAlias",
                            "freeLevel.yzLevelAlias",
                            aSubmission().freeLevel(new SubmittedLevel(1L, "银卡", " ", "Silver", "silver"))),
                    argumentSet(
                            "paymentLevel.yzLevelAlias",
                            "paymentLevel.yzLevelAlias",
                            aSubmission().paymentLevel(new SubmittedLevel(null, null, null, null, null))));
        }

        @ParameterizedTest
        @MethodSource("submissionsWithoutARequiredField")
        void isWhatTheIdentityAndThePageAskFor(String path, SubmissionBuilder submission) {
            assertThat(rejected(submission).violations()).containsExactly(Violation.of(path, REQUIRED));
        }

        @Test
        void isNothingElse() {
            assertThat(admitted(aSubmission()).profile()).isEqualTo(aProfile().build());
        }

        @Test
        void isAnExtendMapThoughItMayBeEmpty() {
            assertThat(admitted(aSubmission().extendMap(new JsonObject(Map.of())))
                            .profile()
                            .extendMap())
                    .isNull();
        }
    }

    @Nested
    class Malformed {

        static Stream<Arguments> malformed() {
            return Stream.of(
                    argumentSet(
                            "rootKdtId 0",
                            aSubmission().rootKdtId(0L),
                            Violation.of("rootKdtId", OUT_OF_RANGE, 1, Long.MAX_VALUE)),
                    argumentSet(
                            "rootKdtId -1",
                            aSubmission().rootKdtId(-1L),
                            Violation.of("rootKdtId", OUT_OF_RANGE, 1, Long.MAX_VALUE)),
                    argumentSet(
                            "mobile of ten digits",
                            aSubmission().mobile("1380013800"),
                            Violation.of("mobile", MOBILE_MALFORMED)),
                    argumentSet(
                            "the page's mobile without a number",
                            aSubmission().mobile("string"),
                            Violation.of("mobile", MOBILE_MALFORMED)),
                    argumentSet(
                            "unreal birthday",
                            aSubmission().birthday("1990-02-30"),
                            Violation.of("birthday", DATE_MALFORMED)),
                    argumentSet(
                            "birthday tomorrow",
                            aSubmission().birthday("2026-11-24"),
                            Violation.of("birthday", DATE_IN_FUTURE)),
                    argumentSet(
                            "customerCreatedTime without a time",
                            aSubmission().customerCreatedTime("2026-11-20"),
                            Violation.of("customerCreatedTime", TIME_MALFORMED)),
                    argumentSet(
                            "memberCreatedTime without an offset",
                            aSubmission().memberCreatedTime("2026-11-20T10:15:30"),
                            Violation.of("memberCreatedTime", TIME_MALFORMED)),
                    argumentSet(
                            "areaCode of five digits",
                            aSubmission().address(new SubmittedAddress(null, null, null, "33010", null)),
                            Violation.of("address.areaCode", AREA_CODE_MALFORMED)));
        }

        @ParameterizedTest
        @MethodSource("malformed")
        void isRefusedAtItsPath(SubmissionBuilder submission, Violation violation) {
            assertThat(rejected(submission).violations()).containsExactly(violation);
        }

        @Test
        void isNotABirthdayOfToday() {
            assertThat(admitted(aSubmission().birthday("2026-11-23")).profile().birthday())
                    .isEqualTo(new Birthday(TODAY));
        }

        @Test
        void isNotTheMobileOfThePagesOwnExample() {
            assertThat(admitted(aSubmission().mobile("+852-12344567")).key().mobile())
                    .isEqualTo(new Mobile("+85212344567"));
        }
    }

    @Nested
    class AClosedList {

        @ParameterizedTest
        @ValueSource(strings = {"3", "male", ""})
        void ofGendersRefusesAnyOther(String gender) {
            for (AdmissionRules rules : List.of(RULES, STRICT_RULES)) {
                assertThat(rejected(rules, aSubmission().gender(gender)).violations())
                        .containsExactly(Violation.of("gender", NOT_LISTED, "0, 1, 2"));
            }
        }

        @ParameterizedTest
        @ValueSource(longs = {0, 3, -1})
        void ofLevelTypesRefusesAnyOther(long levelType) {
            SubmittedLevel level = new SubmittedLevel(levelType, null, "gold", null, null);

            assertThat(rejected(aSubmission().freeLevel(level).paymentLevel(level))
                            .violations())
                    .containsExactly(
                            Violation.of("freeLevel.levelType", NOT_LISTED, "1, 2"),
                            Violation.of("paymentLevel.levelType", NOT_LISTED, "1, 2"));
        }
    }

    @Nested
    class AnOpenList {

        @Test
        void ofChannelsTakesAnyOtherWithANotice() {
            Admitted admitted =
                    admitted(aSubmission().memberSourceChannel(9_999L).customerSourceChannel(-1L));

            assertThat(admitted.profile().memberSourceChannel()).isEqualTo(new SourceChannel(9_999));
            assertThat(admitted.profile().customerSourceChannel()).isEqualTo(new SourceChannel(-1));
            assertThat(admitted.notices())
                    .containsExactly(
                            Notice.of("memberSourceChannel", UNLISTED_CHANNEL, 9_999L),
                            Notice.of("customerSourceChannel", UNLISTED_CHANNEL, -1L));
        }

        @Test
        void ofDataTypesTakesAnyOtherWithANotice() {
            Admitted admitted = admitted(aSubmission()
                    .customerAttrInfos(
                            List.of(new SubmittedAttribute("宠物", "猫", 9L), new SubmittedAttribute("城市", "杭州", 10L))));

            assertThat(admitted.profile().customerAttrInfos())
                    .containsExactly(new CustomAttribute("宠物", "猫", 9L), new CustomAttribute("城市", "杭州", 10L));
            assertThat(admitted.notices())
                    .containsExactly(Notice.of("customerAttrInfos[1].dataType", UNLISTED_DATA_TYPE, 10L));
        }

        @Test
        void refusesAnyOtherWhereListsAreStrict() {
            Rejected rejected = rejected(
                    STRICT_RULES,
                    aSubmission()
                            .memberSourceChannel(9_999L)
                            .customerSourceChannel(-1L)
                            .customerAttrInfos(List.of(new SubmittedAttribute("城市", "杭州", 10L))));

            assertThat(rejected.violations())
                    .containsExactlyInAnyOrder(
                            Violation.of("memberSourceChannel", UNLISTED),
                            Violation.of("customerSourceChannel", UNLISTED),
                            Violation.of("customerAttrInfos[0].dataType", UNLISTED));
            assertThat(rejected.notices()).isEmpty();
        }

        @Test
        void takesWhatIsListedEvenWhereListsAreStrict() {
            Admitted admitted = admitted(
                    STRICT_RULES,
                    aSubmission()
                            .memberSourceChannel(2_800L)
                            .customerSourceChannel(0L)
                            .customerAttrInfos(List.of(
                                    new SubmittedAttribute("城市", "杭州", 3L), new SubmittedAttribute("宠物", "猫", null))));

            assertThat(admitted.notices()).isEmpty();
        }

        @Test
        void judgesNoWayOfSource() {
            assertThat(admitted(STRICT_RULES, aSubmission().memberSrcWay("anything"))
                            .profile()
                            .memberSrcWay())
                    .isEqualTo("anything");
        }
    }

    @Nested
    class ALevel {

        @Test
        void isOfItsSlotWhateverItsOwnTypeSaysAsInThePagesOwnExample() {
            Admitted admitted = admitted(aSubmission()
                    .freeLevel(new SubmittedLevel(1L, "string", "string", "string", "string"))
                    .paymentLevel(new SubmittedLevel(1L, "string", "string", "string", "string")));

            assertThat(admitted.profile().paymentLevel()).isEqualTo(new Level("string", "string", "string", "string"));
            assertThat(admitted.notices())
                    .containsExactly(Notice.of("paymentLevel.levelType", LEVEL_TYPE_CONTRADICTS_SLOT, 1, 2));
        }

        @Test
        void isOfItsSlotTheOtherWayRoundToo() {
            Admitted admitted = admitted(aSubmission().freeLevel(new SubmittedLevel(2L, null, "gold", null, null)));

            assertThat(admitted.profile().freeLevel()).isEqualTo(new Level("gold", null, null, null));
            assertThat(admitted.profile().paymentLevel()).isNull();
            assertThat(admitted.notices())
                    .containsExactly(Notice.of("freeLevel.levelType", LEVEL_TYPE_CONTRADICTS_SLOT, 2, 1));
        }

        @Test
        void inTheWrongSlotIsNoViolationEvenWhereListsAreStrict() {
            assertThat(admitted(
                                    STRICT_RULES,
                                    aSubmission().paymentLevel(new SubmittedLevel(1L, null, "gold", null, null)))
                            .notices())
                    .hasSize(1);
        }

        @Test
        void needsNoType() {
            Admitted admitted = admitted(aSubmission()
                    .freeLevel(new SubmittedLevel(null, null, "silver", null, null))
                    .paymentLevel(new SubmittedLevel(null, null, "gold", null, null)));

            assertThat(admitted.profile().freeLevel()).isEqualTo(new Level("silver", null, null, null));
            assertThat(admitted.profile().paymentLevel()).isEqualTo(new Level("gold", null, null, null));
            assertThat(admitted.notices()).isEmpty();
        }
    }

    @Nested
    class WhatIsBlank {

        @Test
        void isNoAddress() {
            assertThat(admitted(aSubmission().address(new SubmittedAddress(null, null, null, null, null)))
                            .profile()
                            .address())
                    .isNull();
        }

        @Test
        void isNoWeixin() {
            assertThat(admitted(aSubmission().weixin(new SubmittedWeixin(null, null, null)))
                            .profile()
                            .weixin())
                    .isNull();
        }

        @Test
        void isNoCustomAttribute() {
            assertThat(admitted(aSubmission()
                                    .customerAttrInfos(List.of(
                                            new SubmittedAttribute(null, null, 0L),
                                            new SubmittedAttribute("宠物", null, null),
                                            new SubmittedAttribute(null, "猫", null))))
                            .profile()
                            .customerAttrInfos())
                    .containsExactly(new CustomAttribute("宠物", null, null), new CustomAttribute(null, "猫", null));
        }

        @Test
        void isNoMap() {
            assertThat(admitted(aSubmission().globalProps(new JsonObject(Map.of())))
                            .profile()
                            .globalProps())
                    .isNull();
        }

        @Test
        void isNotAMapThatHasAKeyWhateverItsValue() {
            JsonObject map = new JsonObject(Collections.singletonMap("key", null));

            assertThat(admitted(aSubmission().globalProps(map)).profile().globalProps())
                    .isEqualTo(map);
        }

        @Test
        void isNoAttributeAtAll() {
            assertThat(admitted(aSubmission().customerAttrInfos(List.of()))
                            .profile()
                            .customerAttrInfos())
                    .isEmpty();
        }
    }

    @Nested
    class CustomAttributes {

        @Test
        void areAtMost200() {
            List<SubmittedAttribute> most = Collections.nCopies(200, new SubmittedAttribute("宠物", "猫", 7L));

            assertThat(admitted(aSubmission().customerAttrInfos(most)).profile().customerAttrInfos())
                    .hasSize(200);
        }

        @Test
        void areNotLookedAtOneByOneWhenThereAreMore() {
            List<SubmittedAttribute> tooMany =
                    Collections.nCopies(201, new SubmittedAttribute("宠物", "猫".repeat(2_049), 10L));

            Rejected rejected = rejected(aSubmission().customerAttrInfos(tooMany));

            assertThat(rejected.violations()).containsExactly(Violation.of("customerAttrInfos", TOO_MANY, 200));
            assertThat(rejected.notices()).isEmpty();
        }

        @Test
        void areRefusedEachByItsPlaceInTheCall() {
            Rejected rejected = rejected(aSubmission()
                    .customerAttrInfos(List.of(
                            new SubmittedAttribute(null, null, null),
                            new SubmittedAttribute("n".repeat(257), "猫", 7L),
                            new SubmittedAttribute("宠物", "v".repeat(2_049), 7L))));

            assertThat(rejected.violations())
                    .containsExactly(
                            Violation.of("customerAttrInfos[1].name", TOO_LONG, 256),
                            Violation.of("customerAttrInfos[2].value", TOO_LONG, 2_048));
        }
    }

    @Nested
    class AllViolations {

        @Test
        void areToldTogetherEachByItsPath() {
            SubmittedLevel badLevel = new SubmittedLevel(3L, "n".repeat(257), null, null, null);

            Rejected rejected = rejected(
                    STRICT_RULES,
                    aSubmission()
                            .rootKdtId(0L)
                            .appId(null)
                            .mobile("110")
                            .extendMap(null)
                            .gender("9")
                            .birthday("2999-01-01")
                            .customerCreatedTime("yesterday")
                            .memberSourceChannel(9_999L)
                            .address(new SubmittedAddress(null, null, null, "abc", "d".repeat(513)))
                            .weixin(new SubmittedWeixin("n".repeat(129), null, null))
                            .customerAttrInfos(List.of(new SubmittedAttribute("n".repeat(257), null, 10L)))
                            .freeLevel(badLevel)
                            .paymentLevel(badLevel));

            assertThat(rejected.violations())
                    .containsExactlyInAnyOrder(
                            Violation.of("rootKdtId", OUT_OF_RANGE, 1, Long.MAX_VALUE),
                            Violation.of("appId", REQUIRED),
                            Violation.of("mobile", MOBILE_MALFORMED),
                            Violation.of("extendMap", REQUIRED),
                            Violation.of("gender", NOT_LISTED, "0, 1, 2"),
                            Violation.of("birthday", DATE_IN_FUTURE),
                            Violation.of("customerCreatedTime", TIME_MALFORMED),
                            Violation.of("memberSourceChannel", UNLISTED),
                            Violation.of("address.areaCode", AREA_CODE_MALFORMED),
                            Violation.of("address.addressDetail", TOO_LONG, 512),
                            Violation.of("weixin.nickname", TOO_LONG, 128),
                            Violation.of("customerAttrInfos[0].name", TOO_LONG, 256),
                            Violation.of("customerAttrInfos[0].dataType", UNLISTED),
                            Violation.of("freeLevel.levelType", NOT_LISTED, "1, 2"),
                            Violation.of("freeLevel.yzLevelName", TOO_LONG, 256),
                            Violation.of("freeLevel.yzLevelAlias", REQUIRED),
                            Violation.of("paymentLevel.levelType", NOT_LISTED, "1, 2"),
                            Violation.of("paymentLevel.yzLevelName", TOO_LONG, 256),
                            Violation.of("paymentLevel.yzLevelAlias", REQUIRED));
        }

        @Test
        void comeWithTheNoticesOfTheSameCall() {
            Rejected rejected = rejected(aSubmission()
                    .mobile(null)
                    .memberSourceChannel(9_999L)
                    .paymentLevel(new SubmittedLevel(1L, null, "gold", null, null)));

            assertThat(rejected.violations()).containsExactly(Violation.of("mobile", REQUIRED));
            assertThat(rejected.notices())
                    .containsExactlyInAnyOrder(
                            Notice.of("memberSourceChannel", UNLISTED_CHANNEL, 9_999L),
                            Notice.of("paymentLevel.levelType", LEVEL_TYPE_CONTRADICTS_SLOT, 1, 2));
        }

        @Test
        void leaveWhatCouldBeReadOfTheIdentitySoThatTheCallCanBeFound() {
            Rejected rejected = rejected(aSubmission().gender("9"));

            assertThat(rejected.appId()).isEqualTo(new AppId("91234567_crm"));
            assertThat(rejected.rootKdtId()).isEqualTo(new RootKdtId(91_234_567));
            assertThat(rejected.mobile()).isEqualTo(Mobile.parse("13800138000"));
        }

        @Test
        void leaveNothingOfAnIdentityThatCouldNotBeRead() {
            Rejected rejected =
                    rejected(aSubmission().appId("a".repeat(65)).rootKdtId(0L).mobile("110"));

            assertThat(rejected.appId()).isNull();
            assertThat(rejected.rootKdtId()).isNull();
            assertThat(rejected.mobile()).isNull();
        }
    }

    @Nested
    class WhatWasFoundWhileReading {

        @Test
        void comesFirstAndTheFirstViolationOfAPathStands() {
            Rejected rejected = rejected(aSubmission()
                    .mobile(null)
                    .gender("9")
                    .foundWhileReading(List.of(
                            Violation.of("name", WRONG_TYPE, ValueKind.TEXT),
                            Violation.of("mobile", WRONG_TYPE, ValueKind.TEXT))));

            assertThat(rejected.violations())
                    .containsExactly(
                            Violation.of("name", WRONG_TYPE, ValueKind.TEXT),
                            Violation.of("mobile", WRONG_TYPE, ValueKind.TEXT),
                            Violation.of("gender", NOT_LISTED, "0, 1, 2"));
        }

        @Test
        void refusesACallInWhichNothingElseIsWrong() {
            Violation violation = Violation.of("weixin", WRONG_TYPE, ValueKind.OBJECT);

            assertThat(rejected(aSubmission().foundWhileReading(List.of(violation)))
                            .violations())
                    .containsExactly(violation);
        }

        @Test
        void isNoticedBeforeWhatTheRulesNotice() {
            Notice replaced = Notice.of("name", UNSTORABLE_REPLACED);

            assertThat(admitted(aSubmission().memberSourceChannel(9_999L).noticedWhileReading(List.of(replaced)))
                            .notices())
                    .containsExactly(replaced, Notice.of("memberSourceChannel", UNLISTED_CHANNEL, 9_999L));
        }

        @Test
        void isAllThereIsToSayOfABodyThatCouldNotBeRead() {
            Violation broken = Violation.of(Violation.BODY, JSON_MALFORMED, 1, 17);

            assertThat(RULES.admit(MemberSubmission.unreadable(broken), TODAY))
                    .isEqualTo(new Rejected(null, null, null, List.of(broken), List.of()));
        }
    }

    private static Admitted admitted(SubmissionBuilder submission) {
        return admitted(RULES, submission);
    }

    private static Admitted admitted(AdmissionRules rules, SubmissionBuilder submission) {
        Admission admission = rules.admit(submission.build(), TODAY);
        assertThat(admission).isInstanceOf(Admitted.class);
        return (Admitted) admission;
    }

    private static Rejected rejected(SubmissionBuilder submission) {
        return rejected(RULES, submission);
    }

    private static Rejected rejected(AdmissionRules rules, SubmissionBuilder submission) {
        Admission admission = rules.admit(submission.build(), TODAY);
        assertThat(admission).isInstanceOf(Rejected.class);
        return (Rejected) admission;
    }

    private static JsonObject map(String key, @Nullable Object value) {
        return new JsonObject(Collections.singletonMap(key, value));
    }
}
