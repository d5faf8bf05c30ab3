package com.memberhub.domain.member;

import static com.memberhub.domain.member.AlignmentPolicy.FILL_BLANKS;
import static com.memberhub.domain.member.AlignmentPolicy.KEEP;
import static com.memberhub.domain.member.AlignmentPolicy.YOUZAN_WINS;
import static com.memberhub.domain.member.MemberBuilder.aMember;
import static com.memberhub.domain.member.ProfileBuilder.aProfile;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How those parts of a profile align that are more than one value. */
class AlignmentOfCompoundsTest {

    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

    @Nested
    class AnAddress {

        @Test
        void isFilledByOneThatAgrees() {
            Alignment alignment = align(
                    FILL_BLANKS,
                    aProfile().address(new Address("浙江省", "杭州市", null, null, null)),
                    aProfile().address(new Address(null, "杭州市", "西湖区", new AreaCode("330106"), null)));

            assertThat(alignment.member().profile().address())
                    .isEqualTo(new Address("浙江省", "杭州市", "西湖区", new AreaCode("330106"), null));
            assertThat(alignment.changes())
                    .containsExactly(
                            new Change("address.countyName", null, "西湖区"),
                            new Change("address.areaCode", null, "330106"));
        }

        @Test
        void isNotFilledByOneThatDisagreesSoThatTwoPlacesNeverMixIntoAThird() {
            Address stored = new Address("浙江省", "杭州市", null, null, null);
            Alignment alignment = align(
                    FILL_BLANKS,
                    aProfile().address(stored),
                    aProfile().address(new Address("广东省", "深圳市", "南山区", new AreaCode("440305"), "科技路 2 号")));

            assertThat(alignment.member().profile().address()).isEqualTo(stored);
            assertThat(alignment.changes()).isEmpty();
        }

        @Test
        void isReplacedPartByPartWhereYouzanWinsAndBlanksEraseNothing() {
            Alignment alignment = align(
                    YOUZAN_WINS,
                    aProfile().address(new Address("浙江省", "杭州市", null, null, "学院路 1 号")),
                    aProfile().address(new Address(null, "宁波市", "鄞州区", null, "学府路 2 号")));

            assertThat(alignment.member().profile().address())
                    .isEqualTo(new Address("浙江省", "宁波市", "鄞州区", null, "学府路 2 号"));
            assertThat(alignment.changes())
                    .containsExactly(
                            new Change("address.cityName", "杭州市", "宁波市"),
                            new Change("address.countyName", null, "鄞州区"),
                            new Change("address.addressDetail", "学院路 1 号", "学府路 2 号"));
        }
    }

    @Nested
    class TheWeixinParts {

        private final ProfileBuilder stored = aProfile().weixin(new Weixin("林", null, "wx-lin"));
        private final ProfileBuilder called = aProfile().weixin(new Weixin("晓林", "a.png", null));

        @Test
        void areFilledIndependently() {
            assertThat(align(FILL_BLANKS, stored, called).member().profile().weixin())
                    .isEqualTo(new Weixin("林", "a.png", "wx-lin"));
        }

        @Test
        void areReplacedIndependently() {
            assertThat(align(YOUZAN_WINS, stored, called).member().profile().weixin())
                    .isEqualTo(new Weixin("晓林", "a.png", "wx-lin"));
        }
    }

    @Nested
    class ALevel {

        private final Level stored = new Level("gold", "金卡", null, "Gold");
        private final Level same = new Level("gold", "金", "out-gold", null);
        private final Level another = new Level("silver", null, "out-silver", null);

        @Test
        void ofTheSameAliasFillsItsNames() {
            assertThat(level(FILL_BLANKS, stored, same)).isEqualTo(new Level("gold", "金卡", "out-gold", "Gold"));
        }

        @Test
        void ofTheSameAliasReplacesItsNames() {
            assertThat(level(YOUZAN_WINS, stored, same)).isEqualTo(new Level("gold", "金", "out-gold", "Gold"));
        }

        @Test
        void ofAnotherAliasIsAnotherLevelAndFillsNothing() {
            assertThat(level(FILL_BLANKS, stored, another)).isEqualTo(stored);
        }

        @Test
        void ofAnotherAliasReplacesTheWholeLevelEvenWhereItHasNoName() {
            assertThat(level(YOUZAN_WINS, stored, another)).isEqualTo(another);
        }

        @Test
        void thatIsReplacedWholeTellsEveryNameThatWent() {
            assertThat(align(
                                    YOUZAN_WINS,
                                    aProfile().paymentLevel(stored),
                                    aProfile().paymentLevel(another))
                            .changes())
                    .containsExactly(
                            new Change("paymentLevel.yzLevelAlias", "gold", "silver"),
                            new Change("paymentLevel.yzLevelName", "金卡", null),
                            new Change("paymentLevel.outLevelAlias", null, "out-silver"),
                            new Change("paymentLevel.outLevelName", "Gold", null));
        }

        @Test
        void ofOneSlotSaysNothingOfTheOther() {
            Profile aligned = align(
                            YOUZAN_WINS,
                            aProfile().freeLevel(stored),
                            aProfile().paymentLevel(another))
                    .member()
                    .profile();

            assertThat(aligned.freeLevel()).isEqualTo(stored);
            assertThat(aligned.paymentLevel()).isEqualTo(another);
        }

        private static @Nullable Level level(AlignmentPolicy policy, Level stored, Level called) {
            return align(policy, aProfile().freeLevel(stored), aProfile().freeLevel(called))
                    .member()
                    .profile()
                    .freeLevel();
        }
    }

    @Nested
    class CustomAttributes {

        private final CustomAttribute cat = new CustomAttribute("宠物", "猫", 7L);
        private final CustomAttribute dog = new CustomAttribute("宠物", "狗", 7L);
        private final CustomAttribute bird = new CustomAttribute("宠物", "鸟", 7L);
        private final CustomAttribute noPet = new CustomAttribute("宠物", null, 7L);
        private final CustomAttribute city = new CustomAttribute("城市", "杭州", 3L);
        private final CustomAttribute nameless = new CustomAttribute(null, "一", 0L);
        private final CustomAttribute otherNameless = new CustomAttribute(null, "二", 0L);

        @ParameterizedTest
        @EnumSource(names = {"FILL_BLANKS", "YOUZAN_WINS"})
        void ofANewNameAreAddedAfterThoseThatAreKnown(AlignmentPolicy policy) {
            Alignment alignment = align(policy, attributes(cat), attributes(city));

            assertThat(alignment.member().profile().customerAttrInfos()).containsExactly(cat, city);
            assertThat(alignment.changes())
                    .containsExactly(new Change(
                            "customerAttrInfos",
                            List.of(),
                            List.of(Map.of("name", "城市", "value", "杭州", "dataType", 3L))));
        }

        @Test
        void ofAKnownNameStayWhereBlanksAreFilled() {
            Alignment alignment = align(FILL_BLANKS, attributes(cat, city), attributes(dog));

            assertThat(alignment.member().profile().customerAttrInfos()).containsExactly(cat, city);
            assertThat(alignment.changes()).isEmpty();
        }

        @Test
        void ofAKnownNameAreReplacedInTheirPlaceWhereYouzanWins() {
            Alignment alignment = align(YOUZAN_WINS, attributes(cat, city), attributes(dog));

            assertThat(alignment.member().profile().customerAttrInfos()).containsExactly(dog, city);
            assertThat(alignment.changes())
                    .containsExactly(new Change(
                            "customerAttrInfos",
                            List.of(Map.of("name", "宠物", "value", "猫", "dataType", 7L)),
                            List.of(Map.of("name", "宠物", "value", "狗", "dataType", 7L))));
        }

        @Test
        void areAsTheyWereWhereNothingChanges() {
            Alignment alignment = align(KEEP, attributes(cat), attributes(dog, city));

            assertThat(alignment.member().profile().customerAttrInfos()).containsExactly(cat);
            assertThat(alignment.changes()).isEmpty();
        }

        @Test
        void ofOneNameAreOneAttributeOfSeveralValues() {
            assertThat(align(FILL_BLANKS, attributes(cat, dog), attributes(bird))
                            .member()
                            .profile()
                            .customerAttrInfos())
                    .containsExactly(cat, dog);
            assertThat(align(YOUZAN_WINS, attributes(cat, dog), attributes(bird))
                            .member()
                            .profile()
                            .customerAttrInfos())
                    .containsExactly(bird);
            assertThat(align(YOUZAN_WINS, attributes(cat), attributes(dog, bird))
                            .member()
                            .profile()
                            .customerAttrInfos())
                    .containsExactly(dog, bird);
        }

        @Test
        void thatStayAreNotToldAsChangesWhenOneOfTheirNameGoes() {
            assertThat(align(YOUZAN_WINS, attributes(cat, dog), attributes(dog, bird))
                            .changes())
                    .containsExactly(new Change(
                            "customerAttrInfos",
                            List.of(Map.of("name", "宠物", "value", "猫", "dataType", 7L)),
                            List.of(Map.of("name", "宠物", "value", "鸟", "dataType", 7L))));
        }

        @Test
        void ofOneNameThatWereSentTwiceAreTwo() {
            Alignment alignment = align(YOUZAN_WINS, attributes(cat, cat), attributes(cat));

            assertThat(alignment.member().profile().customerAttrInfos()).containsExactly(cat);
            assertThat(alignment.changes())
                    .containsExactly(new Change(
                            "customerAttrInfos",
                            List.of(Map.of("name", "宠物", "value", "猫", "dataType", 7L)),
                            List.of()));
        }

        @Test
        void withoutANameAreOneAttributeOfNoName() {
            assertThat(align(FILL_BLANKS, attributes(nameless, cat), attributes(otherNameless))
                            .member()
                            .profile()
                            .customerAttrInfos())
                    .containsExactly(nameless, cat);

            Alignment replaced = align(YOUZAN_WINS, attributes(nameless, cat), attributes(otherNameless));
            assertThat(replaced.member().profile().customerAttrInfos()).containsExactly(otherNameless, cat);
            assertThat(replaced.changes())
                    .containsExactly(new Change(
                            "customerAttrInfos", List.of(wire(null, "一", 0L)), List.of(wire(null, "二", 0L))));
        }

        @ParameterizedTest
        @EnumSource(names = {"FILL_BLANKS", "YOUZAN_WINS"})
        void withoutAValueAreBlankAndAreFilled(AlignmentPolicy policy) {
            Alignment alignment = align(policy, attributes(noPet, noPet), attributes(cat));

            assertThat(alignment.member().profile().customerAttrInfos()).containsExactly(cat);
            assertThat(alignment.changes())
                    .containsExactly(new Change(
                            "customerAttrInfos",
                            List.of(wire("宠物", null, 7L), wire("宠物", null, 7L)),
                            List.of(wire("宠物", "猫", 7L))));
        }

        @Test
        void areNotBlankAsLongAsOneOfTheirNameHasAValue() {
            assertThat(align(FILL_BLANKS, attributes(noPet, cat), attributes(dog))
                            .changes())
                    .isEmpty();
            assertThat(align(YOUZAN_WINS, attributes(cat), attributes(noPet, dog))
                            .member()
                            .profile()
                            .customerAttrInfos())
                    .containsExactly(noPet, dog);
        }

        @ParameterizedTest
        @EnumSource
        void withoutAValueEraseNothing(AlignmentPolicy policy) {
            Alignment alignment = align(policy, attributes(cat), attributes(new CustomAttribute("宠物", null, null)));

            assertThat(alignment.member().profile().customerAttrInfos()).containsExactly(cat);
            assertThat(alignment.changes()).isEmpty();
        }

        @ParameterizedTest
        @EnumSource
        void withoutAValueDoNotReplaceOneThatHasNoneEither(AlignmentPolicy policy) {
            Alignment alignment = align(policy, attributes(noPet), attributes(new CustomAttribute("宠物", null, null)));

            assertThat(alignment.member().profile().customerAttrInfos()).containsExactly(noPet);
            assertThat(alignment.changes()).isEmpty();
        }

        @ParameterizedTest
        @EnumSource
        void thatStandApartThoughOfOneNameChangeNothingWhenTheyAreSentAgain(AlignmentPolicy policy) {
            Alignment alignment = align(policy, attributes(cat, city, dog), attributes(cat, city, dog));

            assertThat(alignment.changes()).isEmpty();
            assertThat(alignment.member().profile().customerAttrInfos()).containsExactly(cat, city, dog);
        }

        @ParameterizedTest
        @EnumSource
        void inAnotherOrderAreTheSame(AlignmentPolicy policy) {
            Alignment alignment = align(policy, attributes(cat, city, dog), attributes(dog, cat, city));

            assertThat(alignment.changes()).isEmpty();
            assertThat(alignment.member().profile().customerAttrInfos()).containsExactly(cat, city, dog);
        }

        private static ProfileBuilder attributes(CustomAttribute... attributes) {
            return aProfile().customerAttrInfos(List.of(attributes));
        }

        private static Map<String, @Nullable Object> wire(
                @Nullable String name, @Nullable String value, long dataType) {
            Map<String, @Nullable Object> wire = new LinkedHashMap<>();
            wire.put("name", name);
            wire.put("value", value);
            wire.put("dataType", dataType);
            return wire;
        }
    }

    @Nested
    class AMap {

        private final JsonObject stored = new JsonObject(Map.of("a", "1", "b", "2"));
        private final JsonObject called = new JsonObject(Map.of("b", "3", "c", "4"));

        @Test
        void isOneValueAndStaysWhole() {
            Alignment alignment = align(
                    FILL_BLANKS,
                    aProfile().extendMap(stored).globalProps(stored),
                    aProfile().extendMap(called).globalProps(called));

            assertThat(alignment.member().profile().extendMap()).isEqualTo(stored);
            assertThat(alignment.member().profile().globalProps()).isEqualTo(stored);
            assertThat(alignment.changes()).isEmpty();
        }

        @Test
        void isOneValueAndIsReplacedWhole() {
            Alignment alignment =
                    align(YOUZAN_WINS, aProfile().extendMap(stored), aProfile().extendMap(called));

            assertThat(alignment.member().profile().extendMap()).isEqualTo(called);
            assertThat(alignment.changes())
                    .containsExactlyInAnyOrder(
                            new Change("extendMap.a", "1", null),
                            new Change("extendMap.b", "2", "3"),
                            new Change("extendMap.c", null, "4"));
        }

        @Test
        void tellsKeysOfTheStoredMapFirst() {
            assertThat(align(
                                    YOUZAN_WINS,
                                    aProfile().globalProps(new JsonObject(Map.of("z", "1"))),
                                    aProfile().globalProps(new JsonObject(Map.of("a", "2"))))
                            .changes())
                    .containsExactly(new Change("globalProps.z", "1", null), new Change("globalProps.a", null, "2"));
        }

        @Test
        void tellsANestedValueAsItWasSent() {
            Map<String, List<@Nullable Object>> nested = Map.of("list", Arrays.asList(true, null));

            assertThat(align(FILL_BLANKS, aProfile(), aProfile().extendMap(new JsonObject(Map.of("nested", nested))))
                            .changes())
                    .containsExactly(new Change("extendMap.nested", null, nested));
        }

        @ParameterizedTest
        @EnumSource
        void inAnotherSpellingChangesNothing(AlignmentPolicy policy) {
            assertThat(align(
                                    policy,
                                    aProfile().extendMap(new JsonObject(Map.of("n", new BigDecimal("1.0")))),
                                    aProfile().extendMap(new JsonObject(Map.of("n", new BigDecimal("1")))))
                            .changes())
                    .isEmpty();
        }
    }

    private static Alignment align(AlignmentPolicy policy, ProfileBuilder stored, ProfileBuilder called) {
        return aMember().profile(stored).build().alignWith(called.build(), policy, NOW);
    }
}
