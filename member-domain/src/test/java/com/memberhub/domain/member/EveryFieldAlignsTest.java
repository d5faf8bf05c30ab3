package com.memberhub.domain.member;

import static com.memberhub.domain.member.AlignmentPolicy.FILL_BLANKS;
import static com.memberhub.domain.member.AlignmentPolicy.KEEP;
import static com.memberhub.domain.member.AlignmentPolicy.YOUZAN_WINS;
import static com.memberhub.domain.member.MemberBuilder.aMember;
import static com.memberhub.domain.member.ProfileBuilder.aProfile;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a repeated call does to one field, for every field and under every policy. */
class EveryFieldAlignsTest {

    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

    /**
     * One field on its own.
     *
     * @param blank a profile without it
     * @param one a profile that has it
     * @param other a profile that has it otherwise
     * @param oneOnTheWire what it is in {@code one}, in the form of the wire
     * @param otherOnTheWire the same of {@code other}
     */
    record Field(String path, Profile blank, Profile one, Profile other, Object oneOnTheWire, Object otherOnTheWire) {

        static <V> Field of(
                String path,
                Function<@Nullable V, ProfileBuilder> with,
                V one,
                V other,
                Object oneOnTheWire,
                Object otherOnTheWire) {
            return new Field(
                    path,
                    with.apply(null).build(),
                    with.apply(one).build(),
                    with.apply(other).build(),
                    oneOnTheWire,
                    otherOnTheWire);
        }

        static <V> Field asItIs(String path, Function<@Nullable V, ProfileBuilder> with, V one, V other) {
            return of(path, with, one, other, one, other);
        }

        @Override
        public String toString() {
            return path;
        }
    }

    static Stream<Field> fields() {
        return Stream.of(
                Field.of("yzOpenId", aProfile()::yzOpenId, new YzOpenId("yz-1"), new YzOpenId("yz-2"), "yz-1", "yz-2"),
                Field.asItIs("outStoreId", aProfile()::outStoreId, "store-1", "store-2"),
                Field.asItIs("yzAscriptionKdtId", aProfile()::yzAscriptionKdtId, 1L, 2L),
                Field.asItIs("outAscriptionStoreId", aProfile()::outAscriptionStoreId, "store-1", "store-2"),
                Field.asItIs("yzMemberSourceKdtId", aProfile()::yzMemberSourceKdtId, 1L, 2L),
                Field.asItIs("outMemberSourceStoreId", aProfile()::outMemberSourceStoreId, "store-1", "store-2"),
                Field.asItIs("name", aProfile()::name, "林晓", "王强"),
                Field.asItIs("nickname", aProfile()::nickname, "小林", "大王"),
                Field.asItIs("avatarUrl", aProfile()::avatarUrl, "https://example.com/1", "https://example.com/2"),
                Field.of("gender", aProfile()::gender, Gender.UNKNOWN, Gender.FEMALE, "0", "2"),
                Field.of(
                        "birthday",
                        aProfile()::birthday,
                        new Birthday(LocalDate.of(1990, 5, 7)),
                        new Birthday(LocalDate.of(1985, 12, 31)),
                        "1990-05-07",
                        "1985-12-31"),
                Field.of(
                        "customerCreatedTime",
                        aProfile()::customerCreatedTime,
                        Instant.parse("2026-11-01T02:00:00Z"),
                        Instant.parse("2026-11-02T02:00:00.5Z"),
                        "2026-11-01T02:00:00Z",
                        "2026-11-02T02:00:00.500Z"),
                Field.of(
                        "memberCreatedTime",
                        aProfile()::memberCreatedTime,
                        Instant.parse("2026-11-01T02:00:00Z"),
                        Instant.parse("2026-11-02T02:00:00.5Z"),
                        "2026-11-01T02:00:00Z",
                        "2026-11-02T02:00:00.500Z"),
                Field.of(
                        "memberSourceChannel",
                        aProfile()::memberSourceChannel,
                        new SourceChannel(0),
                        new SourceChannel(9_999),
                        0L,
                        9_999L),
                Field.asItIs("memberSrcWay", aProfile()::memberSrcWay, "1", "2"),
                Field.of(
                        "customerSourceChannel",
                        aProfile()::customerSourceChannel,
                        new SourceChannel(100),
                        new SourceChannel(0),
                        100L,
                        0L),
                Field.asItIs("address.provinceName", EveryFieldAlignsTest::province, "浙江省", "广东省"),
                Field.asItIs("address.cityName", EveryFieldAlignsTest::city, "杭州市", "深圳市"),
                Field.asItIs("address.countyName", EveryFieldAlignsTest::county, "西湖区", "南山区"),
                Field.asItIs("address.areaCode", EveryFieldAlignsTest::areaCode, "330106", "440305"),
                Field.asItIs("address.addressDetail", EveryFieldAlignsTest::addressDetail, "学院路 1 号", "科技路 2 号"),
                Field.<String>asItIs(
                        "weixin.nickname", text -> aProfile().weixin(new Weixin(text, null, null)), "林", "王"),
                Field.<String>asItIs(
                        "weixin.avatar", text -> aProfile().weixin(new Weixin(null, text, null)), "a.png", "b.png"),
                Field.<String>asItIs(
                        "weixin.account", text -> aProfile().weixin(new Weixin(null, null, text)), "wx-1", "wx-2"),
                Field.<String>asItIs(
                        "freeLevel.yzLevelAlias",
                        alias -> aProfile().freeLevel(alias == null ? null : new Level(alias, null, null, null)),
                        "free-1",
                        "free-2"),
                Field.<String>asItIs(
                        "freeLevel.yzLevelName",
                        name -> aProfile().freeLevel(new Level("free-1", name, null, null)),
                        "银卡",
                        "金卡"),
                Field.<String>asItIs(
                        "freeLevel.outLevelAlias",
                        alias -> aProfile().freeLevel(new Level("free-1", null, alias, null)),
                        "silver",
                        "gold"),
                Field.<String>asItIs(
                        "freeLevel.outLevelName",
                        name -> aProfile().freeLevel(new Level("free-1", null, null, name)),
                        "Silver",
                        "Gold"),
                Field.<String>asItIs(
                        "paymentLevel.yzLevelAlias",
                        alias -> aProfile().paymentLevel(alias == null ? null : new Level(alias, null, null, null)),
                        "paid-1",
                        "paid-2"),
                Field.<String>asItIs(
                        "paymentLevel.yzLevelName",
                        name -> aProfile().paymentLevel(new Level("paid-1", name, null, null)),
                        "年卡",
                        "季卡"),
                Field.<String>asItIs(
                        "paymentLevel.outLevelAlias",
                        alias -> aProfile().paymentLevel(new Level("paid-1", null, alias, null)),
                        "year",
                        "quarter"),
                Field.<String>asItIs(
                        "paymentLevel.outLevelName",
                        name -> aProfile().paymentLevel(new Level("paid-1", null, null, name)),
                        "Year",
                        "Quarter"),
                Field.<BigDecimal>asItIs(
                        "globalProps.key",
                        number -> aProfile().globalProps(mapOf(number)),
                        new BigDecimal("1"),
                        new BigDecimal("2")),
                Field.<BigDecimal>asItIs(
                        "extendMap.key",
                        number -> aProfile().extendMap(mapOf(number)),
                        new BigDecimal("1"),
                        new BigDecimal("2")));
    }

    @ParameterizedTest
    @MethodSource("fields")
    void fillBlanksFillsABlank(Field field) {
        assertThat(align(field.blank(), field.one(), FILL_BLANKS))
                .isEqualTo(changed(field.one(), new Change(field.path(), null, field.oneOnTheWire())));
    }

    @ParameterizedTest
    @MethodSource("fields")
    void youzanWinsFillsABlank(Field field) {
        assertThat(align(field.blank(), field.one(), YOUZAN_WINS))
                .isEqualTo(changed(field.one(), new Change(field.path(), null, field.oneOnTheWire())));
    }

    @ParameterizedTest
    @MethodSource("fields")
    void fillBlanksLeavesAStoredValue(Field field) {
        assertThat(align(field.one(), field.other(), FILL_BLANKS)).isEqualTo(unchanged(field.one()));
    }

    @ParameterizedTest
    @MethodSource("fields")
    void youzanWinsReplacesAStoredValue(Field field) {
        assertThat(align(field.one(), field.other(), YOUZAN_WINS))
                .isEqualTo(
                        changed(field.other(), new Change(field.path(), field.oneOnTheWire(), field.otherOnTheWire())));
    }

    @ParameterizedTest
    @MethodSource("fields")
    void keepNeitherFillsNorReplaces(Field field) {
        assertThat(align(field.blank(), field.one(), KEEP)).isEqualTo(unchanged(field.blank()));
        assertThat(align(field.one(), field.other(), KEEP)).isEqualTo(unchanged(field.one()));
    }

    @ParameterizedTest
    @MethodSource("fields")
    void aBlankErasesNothingUnderAnyPolicy(Field field) {
        for (AlignmentPolicy policy : AlignmentPolicy.values()) {
            assertThat(align(field.one(), field.blank(), policy))
                    .as("%s", policy)
                    .isEqualTo(unchanged(field.one()));
        }
    }

    @ParameterizedTest
    @MethodSource("fields")
    void theSameValueAgainChangesNothingUnderAnyPolicy(Field field) {
        for (AlignmentPolicy policy : AlignmentPolicy.values()) {
            assertThat(align(field.one(), field.one(), policy)).as("%s", policy).isEqualTo(unchanged(field.one()));
        }
    }

    @Test
    void changesAreToldInTheOrderOfTheContractWithAttributesAndMapsLast() {
        List<Change> changes = aMember()
                .profile(FullProfiles.lin())
                .build()
                .alignWith(FullProfiles.wang().build(), YOUZAN_WINS, NOW)
                .changes();

        assertThat(changes)
                .extracting(Change::field)
                .containsExactlyElementsOf(Stream.concat(
                                fields().map(Field::path).filter(path -> !path.contains(".key")),
                                Stream.of("customerAttrInfos", "globalProps.source", "extendMap.visits"))
                        .toList());
    }

    @ParameterizedTest
    @EnumSource(names = {"FILL_BLANKS", "YOUZAN_WINS"})
    void aMemberOfWhomNothingIsKnownTakesTheWholeCall(AlignmentPolicy policy) {
        Profile called = FullProfiles.lin().build();

        assertThat(align(aProfile().build(), called, policy).profile()).isEqualTo(called);
    }

    @Test
    void fillBlanksLeavesAMemberOfWhomEverythingIsKnown() {
        Profile stored = FullProfiles.lin().build();

        assertThat(align(stored, FullProfiles.wang().build(), FILL_BLANKS)).isEqualTo(unchanged(stored));
    }

    @Test
    void youzanWinsTakesTheWholeCallThatLeavesNothingBlank() {
        Profile called = FullProfiles.wang().build();

        assertThat(align(FullProfiles.lin().build(), called, YOUZAN_WINS).profile())
                .isEqualTo(called);
    }

    private record Aligned(Profile profile, List<Change> changes) {}

    private static Aligned align(Profile stored, Profile called, AlignmentPolicy policy) {
        Member member = Member.register(
                new MemberKey(new RootKdtId(1), Mobile.parse("13800138000")), new OutOpenId("card-1"), stored, NOW);
        Alignment alignment = member.alignWith(called, policy, NOW.plusSeconds(60));
        return new Aligned(alignment.member().profile(), alignment.changes());
    }

    private static Aligned changed(Profile profile, Change change) {
        return new Aligned(profile, List.of(change));
    }

    private static Aligned unchanged(Profile profile) {
        return new Aligned(profile, List.of());
    }

    private static ProfileBuilder province(@Nullable String name) {
        return aProfile().address(new Address(name, null, null, null, null));
    }

    private static ProfileBuilder city(@Nullable String name) {
        return aProfile().address(new Address(null, name, null, null, null));
    }

    private static ProfileBuilder county(@Nullable String name) {
        return aProfile().address(new Address(null, null, name, null, null));
    }

    private static ProfileBuilder areaCode(@Nullable String code) {
        return aProfile().address(new Address(null, null, null, code == null ? null : new AreaCode(code), null));
    }

    private static ProfileBuilder addressDetail(@Nullable String detail) {
        return aProfile().address(new Address(null, null, null, null, detail));
    }

    private static @Nullable JsonObject mapOf(@Nullable BigDecimal number) {
        return number == null ? null : new JsonObject(Map.of("key", number));
    }
}
