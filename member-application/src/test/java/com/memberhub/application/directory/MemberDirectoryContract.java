package com.memberhub.application.directory;

import static com.memberhub.application.journal.MemberCallBuilder.aCall;
import static com.memberhub.application.member.FullProfile.aFullProfile;
import static com.memberhub.domain.member.MemberBuilder.aMember;
import static com.memberhub.domain.member.ProfileBuilder.aProfile;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.memberhub.application.journal.MemberCall;
import com.memberhub.application.staff.RootShops;
import com.memberhub.domain.finding.NoticeCode;
import com.memberhub.domain.member.Address;
import com.memberhub.domain.member.AreaCode;
import com.memberhub.domain.member.Birthday;
import com.memberhub.domain.member.Gender;
import com.memberhub.domain.member.Level;
import com.memberhub.domain.member.Member;
import com.memberhub.domain.member.MemberBuilder;
import com.memberhub.domain.member.OutOpenId;
import com.memberhub.domain.member.ProfileBuilder;
import com.memberhub.domain.member.RootKdtId;
import com.memberhub.domain.member.SourceChannel;
import com.memberhub.domain.member.YzOpenId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every directory of members promises. Each test starts with an empty one. Whether a search is narrow or broad makes no
 * difference to what it finds, so both are tried wherever it matters.
 */
public interface MemberDirectoryContract {

    Instant NOW = Instant.parse("2026-11-20T02:15:30Z");

    MemberDirectory directory();

    /** The same directory, where counts are exact only so far. */
    MemberDirectory directoryThatCountsUpTo(int most);

    void store(List<Member> members);

    void journal(MemberCall call);

    private void store(MemberBuilder... members) {
        store(Arrays.stream(members).map(MemberBuilder::build).toList());
    }

    /** The n-th member, told from others by its number. */
    private static MemberBuilder member(int n, ProfileBuilder profile) {
        return aMember()
                .mobile(String.valueOf(13_900_000_000L + n))
                .outOpenId("number-" + n)
                .profile(profile)
                .createdAt(NOW.plusSeconds(n));
    }

    private List<String> found(MemberQuery query, MemberFilter filter, RootShops shops) {
        MemberSearch search = new MemberSearch(query, filter, MemberSort.CREATED_OLDEST_FIRST);
        Page<MemberView> narrow = directory().search(search, PageRequest.first(100), shops);
        Page<MemberView> broad = directoryThatCountsUpTo(1).search(search, PageRequest.first(100), shops);
        assertThat(numbers(broad.items())).isEqualTo(numbers(narrow.items()));
        assertThat(narrow.total()).isEqualTo(narrow.items().size());
        assertThat(narrow.totalIsExact()).isTrue();
        assertThat(broad.total()).isEqualTo(Math.min(1, narrow.total()));
        assertThat(broad.totalIsExact()).isEqualTo(narrow.total() <= 1);
        return numbers(narrow.items());
    }

    private List<String> found(String typed) {
        return found(MemberQuery.parse(typed), MemberFilter.none(), RootShops.all());
    }

    private List<String> found(MemberFilter filter) {
        return found(MemberQuery.everybody(), filter, RootShops.all());
    }

    private static List<String> numbers(List<MemberView> members) {
        return members.stream().map(member -> member.outOpenId().value()).toList();
    }

    @Test
    default void findsNobodyWhereNobodyIs() {
        assertThat(found("8000")).isEmpty();
        assertThat(found(MemberFilter.none())).isEmpty();
        assertThat(directory().find(new OutOpenId("nobody"), RootShops.all())).isEmpty();
    }

    @Test
    default void findsAMemberByItsNumberAndShowsItMasked() {
        Member member = aMember()
                .profile(aFullProfile())
                .noticed(NoticeCode.UNLISTED_CHANNEL)
                .build();
        store(List.of(member));

        assertThat(directory().find(member.outOpenId(), RootShops.all()))
                .hasValueSatisfying(
                        view -> assertThat(view).usingRecursiveComparison().isEqualTo(MemberView.masked(member)));
        assertThat(directory().find(new OutOpenId("another"), RootShops.all())).isEmpty();
    }

    @Test
    default void givenAYzOpenIdThatIsMasked_thenOthersWhoHaveItAreFound() {
        YzOpenId personal = new YzOpenId("13877776666");
        store(
                member(1, aProfile().yzOpenId(personal)),
                member(2, aProfile().yzOpenId(personal)),
                member(3, aProfile().yzOpenId(personal)),
                member(4, aProfile().yzOpenId(personal)).rootKdtId(8),
                member(5, aProfile().yzOpenId(new YzOpenId("138****6666"))),
                member(6, aProfile()),
                member(7, aProfile()));
        RootShops shops = new RootShops(Set.of(aMember().build().key().rootKdtId()));

        assertThat(numbers(directory().likelyTheSamePerson(new OutOpenId("number-2"), 5, RootShops.all())))
                .containsExactly("number-4", "number-3", "number-1");
        assertThat(numbers(directory().likelyTheSamePerson(new OutOpenId("number-2"), 5, shops)))
                .containsExactly("number-3", "number-1");
        assertThat(numbers(directory().likelyTheSamePerson(new OutOpenId("number-2"), 1, RootShops.all())))
                .containsExactly("number-4");
        assertThat(directory().likelyTheSamePerson(new OutOpenId("number-4"), 5, shops))
                .as("of somebody who is not seen")
                .isEmpty();
        assertThat(directory().likelyTheSamePerson(new OutOpenId("number-6"), 5, RootShops.all()))
                .as("of somebody without")
                .isEmpty();
        assertThat(directory().likelyTheSamePerson(new OutOpenId("nobody"), 5, RootShops.all()))
                .isEmpty();
    }

    @Test
    default void showsWhatASearchFindsMaskedToo() {
        Member member = aMember().profile(aFullProfile()).build();
        store(List.of(member));

        assertThat(directory()
                        .search(
                                new MemberSearch(
                                        MemberQuery.parse("13800138000"),
                                        MemberFilter.none(),
                                        MemberSort.UPDATED_NEWEST_FIRST),
                                PageRequest.first(10),
                                RootShops.all())
                        .items())
                .singleElement()
                .usingRecursiveComparison()
                .isEqualTo(MemberView.masked(member));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "13800138000",
                "+86 138 0013 8000",
                "86-138-0013-8000",
                "１３８００１３８０００",
                "(138) 0013.8000",
                " 13800138000 ",
                "138\t0013\t8000",
                "(+86) 138–0013–8000",
                "\u202a13800138000\u202c",
                "8000",
                "01KAR2V6M9R5E1B8K6A4V0Y2DF",
                "yz4fQe8Kp2Lm",
                "01KAR2V6M8Q4D0A7J5Z3T9X1CE",
                "张小满",
                "张",
                "小满",
                "张小",
                "宝宝的妈",
                "的妈",
                "宝",
                "Ｓａｍ",
                "sam",
                "SAM",
                "am W",
                "samwu",
                "0% a_b\\c",
                "_b",
                "\\c"
            })
    default void findsAMemberByWhateverIsTyped(String typed) {
        store(
                aMember()
                        .profile(aProfile()
                                .yzOpenId(new YzOpenId("yz4fQe8Kp2Lm"))
                                .name("张小满")
                                .nickname("宝宝的妈 Sam Wu 100% a_b\\c")),
                member(1, aProfile().name("李四").nickname("axb")),
                member(2, aProfile()));
        journal(aCall().build());

        assertThat(found(typed)).containsExactly("01KAR2V6M9R5E1B8K6A4V0Y2DF");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "13800138001",
                "800",
                "80000",
                "01KAR2V6M9R5E1B8K6A4V0Y2D",
                "01kar2v6m9r5e1b8k6a4v0y2df",
                "yz4fQe8Kp2L",
                "满",
                "小张",
                "张满",
                "满宝",
                "%",
                "a%c",
                "a_c",
                "张_",
                "___"
            })
    default void findsNobodyByWhatOnlyLooksLikeIt(String typed) {
        store(aMember()
                .profile(aProfile()
                        .yzOpenId(new YzOpenId("yz4fQe8Kp2Lm"))
                        .name("张小满")
                        .nickname("宝abc")));

        assertThat(found(typed)).isEmpty();
    }

    @Test
    default void findsByASingleCharacterOnlyWhereANameStartsWithIt() {
        store(
                member(1, aProfile().name("王小明")),
                member(2, aProfile().name("小王")),
                member(3, aProfile().name("小明").nickname("王哥")),
                member(4, aProfile().nickname("𠮷野家")));

        assertThat(found("王")).containsExactly("number-1", "number-3");
        assertThat(found("𠮷")).containsExactly("number-4");
        assertThat(found("𠮷野")).containsExactly("number-4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"🎉", "🎉🎉", "520", "①", "%", "\u200b", "\ufffd"})
    default void givenANameWithoutLetters_thenItIsFoundByIt(String typed) {
        store(
                member(1, aProfile().name("张小满").nickname("小满")),
                member(2, aProfile().name("王小明").nickname(typed)),
                member(3, aProfile()));

        assertThat(found(typed)).containsExactly("number-2");
    }

    @Test
    default void findsPairsOfCharactersOnlyWhereTheyFollowEachOther() {
        store(
                member(1, aProfile().name("小满意小")),
                member(2, aProfile().name("满小意").nickname("意满")));

        assertThat(found("小满意")).containsExactly("number-1");
        assertThat(found("满意")).containsExactly("number-1");
        assertThat(found("意小")).containsExactly("number-1");
    }

    @Test
    default void takesWhatIsTypedForAllThatItCanMean() {
        store(
                aMember().mobile("13900008000").outOpenId("a"),
                member(1, aProfile().yzOpenId(new YzOpenId("8000"))),
                aMember().mobile("13900000002").outOpenId("8000").createdAt(NOW.plusSeconds(2)),
                member(3, aProfile().name("8000")),
                aMember()
                        .mobile("13900018000")
                        .outOpenId("b")
                        .profile(aProfile().yzOpenId(new YzOpenId("8000")))
                        .createdAt(NOW.plusSeconds(4)));

        assertThat(found("8000")).containsExactly("a", "number-1", "8000", "b");
    }

    @Test
    default void findsEveryMemberOfAYzOpenId() {
        YzOpenId shared = new YzOpenId("shared");
        store(
                member(1, aProfile().yzOpenId(shared)),
                member(2, aProfile().yzOpenId(shared)),
                member(3, aProfile().yzOpenId(shared)).rootKdtId(7));

        assertThat(found("shared")).containsExactly("number-1", "number-2", "number-3");
    }

    @Test
    default void findsTheMemberOfACallEvenOfARefusedOne() {
        store(aMember(), aMember().rootKdtId(7).outOpenId("elsewhere"));
        journal(aCall().requestId("01KAR2V6M8Q4D0A7J5Z3T9X1CF").refused().build());
        journal(aCall().requestId("01KAR2V6M8Q4D0A7J5Z3T9X1CG")
                .mobile("13900000000")
                .build());

        assertThat(found("01KAR2V6M8Q4D0A7J5Z3T9X1CF")).containsExactly("01KAR2V6M9R5E1B8K6A4V0Y2DF");
        assertThat(found("01KAR2V6M8Q4D0A7J5Z3T9X1CG")).isEmpty();
    }

    /** Filters, each with profiles of which it finds the first and no other. */
    static Stream<Arguments> filters() {
        return Stream.of(
                Arguments.of(
                        "owningStore",
                        "4201",
                        List.of(
                                aProfile().yzAscriptionKdtId(4201L),
                                aProfile().yzMemberSourceKdtId(4201L),
                                aProfile().outAscriptionStoreId("42"))),
                Arguments.of(
                        "owningStore",
                        "store-7",
                        List.of(
                                aProfile().outAscriptionStoreId("store-7"),
                                aProfile().outMemberSourceStoreId("store-7"),
                                aProfile().outStoreId("store-7"))),
                Arguments.of(
                        "owningStore",
                        "0571",
                        List.of(
                                aProfile().outAscriptionStoreId("0571"),
                                aProfile().yzAscriptionKdtId(571L))),
                Arguments.of(
                        "sourceStore",
                        "4201",
                        List.of(
                                aProfile().yzMemberSourceKdtId(4201L),
                                aProfile().yzAscriptionKdtId(4201L))),
                Arguments.of(
                        "sourceStore",
                        "store-7",
                        List.of(
                                aProfile().outMemberSourceStoreId("store-7"),
                                aProfile().outAscriptionStoreId("store-7"))),
                Arguments.of(
                        "channel",
                        "102",
                        List.of(
                                aProfile().memberSourceChannel(new SourceChannel(102)),
                                aProfile().customerSourceChannel(new SourceChannel(102)),
                                aProfile())),
                Arguments.of(
                        "freeLevel",
                        "gold",
                        List.of(
                                aProfile().freeLevel(new Level("gold", null, null, null)),
                                aProfile().paymentLevel(new Level("gold", null, null, null)))),
                Arguments.of(
                        "freeLevel",
                        "金卡",
                        List.of(
                                aProfile().freeLevel(new Level("gold", "金卡", null, null)),
                                aProfile().freeLevel(new Level("gold", "银卡", null, null)))),
                Arguments.of(
                        "freeLevel",
                        "L3",
                        List.of(aProfile().freeLevel(new Level("gold", "金卡", "L3", null)), aProfile())),
                Arguments.of(
                        "freeLevel",
                        "三星会员",
                        List.of(aProfile().freeLevel(new Level("gold", "金卡", "L3", "三星会员")), aProfile())),
                Arguments.of(
                        "paymentLevel",
                        "annual",
                        List.of(
                                aProfile().paymentLevel(new Level("annual", null, null, null)),
                                aProfile().freeLevel(new Level("annual", null, null, null)))),
                Arguments.of(
                        "paymentLevel",
                        "年费会员",
                        List.of(aProfile().paymentLevel(new Level("annual", null, null, "年费会员")), aProfile())),
                Arguments.of(
                        "gender",
                        "FEMALE",
                        List.of(
                                aProfile().gender(Gender.FEMALE),
                                aProfile().gender(Gender.MALE),
                                aProfile().gender(Gender.UNKNOWN),
                                aProfile())),
                Arguments.of(
                        "gender",
                        "UNKNOWN",
                        List.of(aProfile().gender(Gender.UNKNOWN), aProfile().gender(Gender.MALE), aProfile())),
                Arguments.of(
                        "provinceName",
                        "浙江省",
                        List.of(in("浙江省", null, null, null), in("江苏省", "浙江省", "浙江省", null), aProfile())),
                Arguments.of("cityName", "杭州市", List.of(in("浙江省", "杭州市", null, null), in("杭州市", null, "杭州市", null))),
                Arguments.of("countyName", "西湖区", List.of(in(null, null, "西湖区", null), in(null, "西湖区", null, null))),
                Arguments.of(
                        "areaCode", "330106", List.of(in(null, null, null, "330106"), in(null, null, null, "330105"))),
                Arguments.of("birthdayMonth", "2", List.of(born("1996-02-29"), born("1996-12-02"), aProfile())),
                Arguments.of(
                        "birthdayMonth", "12", List.of(born("0001-12-31"), born("1996-02-12"), born("1996-01-12"))));
    }

    private static ProfileBuilder in(
            @Nullable String province, @Nullable String city, @Nullable String county, @Nullable String areaCode) {
        return aProfile()
                .address(new Address(province, city, county, areaCode == null ? null : new AreaCode(areaCode), null));
    }

    private static ProfileBuilder born(String date) {
        return aProfile().birthday(new Birthday(LocalDate.parse(date)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("filters")
    default void findsByEachFilterAlone(String field, String value, List<ProfileBuilder> profiles) {
        store(IntStream.range(0, profiles.size())
                .mapToObj(i -> member(i, profiles.get(i)).build())
                .toList());

        assertThat(found(MemberFilters.of(field, value))).containsExactly("number-0");
        assertThat(found(MemberFilters.of(field, field.equals("gender") ? "MALE" : "1")))
                .doesNotContain("number-0");
    }

    @Test
    default void findsByRootShop() {
        store(member(1, aProfile()).rootKdtId(7), member(2, aProfile()).rootKdtId(8));

        assertThat(found(MemberFilters.of("rootKdtId", "7"))).containsExactly("number-1");
        assertThat(found(MemberFilters.of("rootKdtId", "9"))).isEmpty();
    }

    @Test
    default void findsByTheTimeOfCreation() {
        store(member(1, aProfile()), member(2, aProfile()), member(3, aProfile()));
        String first = NOW.plusSeconds(1).toString();
        String second = NOW.plusSeconds(2).toString();
        String third = NOW.plusSeconds(3).toString();

        assertThat(found(MemberFilters.of("createdFrom", second))).containsExactly("number-2", "number-3");
        assertThat(found(MemberFilters.of("createdBefore", second))).containsExactly("number-1");
        assertThat(found(MemberFilters.of("createdFrom", first, "createdBefore", third)))
                .containsExactly("number-1", "number-2");
        assertThat(found(MemberFilters.of("createdFrom", third, "createdBefore", first)))
                .isEmpty();
    }

    @Test
    default void findsByNotices() {
        store(
                member(1, aProfile()).noticed(NoticeCode.UNLISTED_CHANNEL),
                member(2, aProfile()).noticed(NoticeCode.YZ_OPEN_ID_DIFFERS, NoticeCode.UNLISTED_CHANNEL),
                member(3, aProfile()));

        assertThat(found(MemberFilter.ofNotice(NoticeCode.UNLISTED_CHANNEL))).containsExactly("number-1", "number-2");
        assertThat(found(MemberFilter.ofNotice(NoticeCode.YZ_OPEN_ID_DIFFERS))).containsExactly("number-2");
        assertThat(found(MemberFilter.ofNotice(NoticeCode.UNSTORABLE_REPLACED))).isEmpty();
        assertThat(found(MemberFilters.of("noticed", "true"))).containsExactly("number-1", "number-2");
        assertThat(found(MemberFilters.of("noticed", "false"))).containsExactly("number-3");
    }

    @Test
    default void findsByEveryFilterAtOnceAndByWhatIsTyped() {
        store(
                member(1, aFullProfile()),
                member(2, aFullProfile().gender(Gender.MALE)),
                member(3, aFullProfile().name("李四")));
        MemberFilter filter = MemberFilters.of(
                "rootKdtId",
                "91234567",
                "owningStore",
                "0",
                "sourceStore",
                "store-0573",
                "channel",
                "102",
                "freeLevel",
                "银卡",
                "paymentLevel",
                "annual",
                "gender",
                "FEMALE",
                "provinceName",
                "浙江省",
                "cityName",
                "杭州市",
                "countyName",
                "西湖区",
                "areaCode",
                "330106",
                "createdFrom",
                "2026-11-20T00:00:00Z",
                "noticed",
                "false",
                "birthdayMonth",
                "2");

        assertThat(found(filter)).containsExactly("number-1", "number-3");
        assertThat(found(MemberQuery.parse("张小"), filter, RootShops.all())).containsExactly("number-1");
        assertThat(found(MemberQuery.parse("0003"), filter, RootShops.all())).containsExactly("number-3");
        assertThat(found(MemberQuery.parse("number-3"), filter, RootShops.all()))
                .containsExactly("number-3");
        assertThat(found(MemberQuery.parse("13900000002"), filter, RootShops.all()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"13800138000", "8000", "number", "yz", "01KAR2V6M8Q4D0A7J5Z3T9X1CE", "张", "小满"})
    default void neverShowsAMemberOfAForeignRootShop(String typed) {
        store(aMember()
                .outOpenId("number")
                .profile(aProfile().yzOpenId(new YzOpenId("yz")).name("张小满")));
        journal(aCall().build());
        RootShops theirs = new RootShops(Set.of(new RootKdtId(91_234_567), new RootKdtId(7)));
        RootShops foreign = new RootShops(Set.of(new RootKdtId(7), new RootKdtId(8)));
        MemberQuery query = MemberQuery.parse(typed);

        assertThat(found(query, MemberFilter.none(), theirs)).containsExactly("number");
        assertThat(found(query, MemberFilter.none(), foreign)).isEmpty();
        assertThat(found(query, MemberFilters.of("rootKdtId", "91234567"), foreign))
                .isEmpty();
    }

    @Test
    default void honoursRootShopsWhereNothingIsTyped() {
        store(
                member(1, aProfile()).rootKdtId(1),
                member(2, aProfile()).rootKdtId(2),
                member(3, aProfile()).rootKdtId(3),
                member(4, aProfile()).rootKdtId(1));
        RootShops shops = new RootShops(Set.of(new RootKdtId(1), new RootKdtId(3)));
        List<String> exported = new ArrayList<>();

        assertThat(found(MemberQuery.everybody(), MemberFilter.none(), shops))
                .containsExactly("number-1", "number-3", "number-4");
        assertThat(directory().find(new OutOpenId("number-3"), shops)).isPresent();
        assertThat(directory().find(new OutOpenId("number-2"), shops)).isEmpty();
        assertThat(directory()
                        .export(
                                everybody(MemberSort.CREATED_NEWEST_FIRST),
                                shops,
                                view -> exported.add(view.outOpenId().value())))
                .isEqualTo(3);
        assertThat(exported).containsExactlyInAnyOrder("number-1", "number-3", "number-4");
    }

    private static MemberSearch everybody(MemberSort sort) {
        return new MemberSearch(MemberQuery.everybody(), MemberFilter.none(), sort);
    }

    @ParameterizedTest
    @EnumSource
    default void turnsPagesInEveryOrderWithoutLossOrRepeat(MemberSort sort) {
        List<String> expected = stored31InTheOrderOf(sort);

        for (MemberDirectory directory : List.of(directory(), directoryThatCountsUpTo(3))) {
            assertThat(pages(directory, everybody(sort), RootShops.all())).isEqualTo(expected);
            assertThat(pages(directory, everybody(sort), new RootShops(Set.of(new RootKdtId(1), new RootKdtId(3)))))
                    .isEqualTo(expected.stream()
                            .filter(number -> Integer.parseInt(number.substring(7)) % 3 != 1)
                            .toList());
        }
    }

    /** Times come three times each, so that pages of two end among equals. */
    private List<String> stored31InTheOrderOf(MemberSort sort) {
        List<Member> members = IntStream.range(0, 31)
                .mapToObj(i -> member(
                                i,
                                aProfile()
                                        .gender(i % 2 == 0 ? Gender.MALE : Gender.FEMALE)
                                        .name("小满" + i))
                        .rootKdtId(1 + i % 3)
                        .createdAt(NOW.plusNanos(i / 3 * 1_000L))
                        .updatedAt(NOW.plusSeconds(100 - i / 3))
                        .build())
                .toList();
        store(members);
        return members.stream()
                .sorted(order(sort))
                .map(member -> member.outOpenId().value())
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    default void turnsPagesOfWhatIsTypedInEveryOrder(MemberSort sort) {
        List<String> expected = stored31InTheOrderOf(sort);

        for (MemberDirectory directory : List.of(directory(), directoryThatCountsUpTo(3))) {
            assertThat(pages(
                            directory,
                            new MemberSearch(MemberQuery.parse("满"), MemberFilters.of("gender", "MALE"), sort),
                            RootShops.all()))
                    .isEmpty();
            assertThat(pages(
                            directory,
                            new MemberSearch(MemberQuery.parse("小满"), MemberFilters.of("gender", "MALE"), sort),
                            RootShops.all()))
                    .isEqualTo(expected.stream()
                            .filter(number -> Integer.parseInt(number.substring(7)) % 2 == 0)
                            .toList());
        }
    }

    private static Comparator<Member> order(MemberSort sort) {
        Comparator<Member> created = Comparator.comparing(Member::createdAt)
                .thenComparing(member -> member.outOpenId().value());
        Comparator<Member> updated = Comparator.comparing(Member::updatedAt)
                .thenComparing(member -> member.outOpenId().value());
        return switch (sort) {
            case CREATED_NEWEST_FIRST -> created.reversed();
            case CREATED_OLDEST_FIRST -> created;
            case UPDATED_NEWEST_FIRST -> updated.reversed();
            case UPDATED_OLDEST_FIRST -> updated;
        };
    }

    private static List<String> pages(MemberDirectory directory, MemberSearch search, RootShops shops) {
        List<String> seen = new ArrayList<>();
        @Nullable Page<MemberView> first = null;
        String cursor = null;
        do {
            Page<MemberView> page = directory.search(search, new PageRequest(cursor, 2), shops);
            first = first == null ? page : first;
            assertThat(page.total()).isEqualTo(first.total());
            assertThat(page.totalIsExact()).isEqualTo(first.totalIsExact());
            seen.addAll(numbers(page.items()));
            cursor = page.next();
        } while (cursor != null);
        return seen;
    }

    @Test
    default void doesNotRepeatOrHideAMemberBecauseAnotherCameMeanwhile() {
        store(member(1, aProfile()), member(3, aProfile()), member(5, aProfile()));
        MemberSearch search = everybody(MemberSort.CREATED_NEWEST_FIRST);
        Page<MemberView> first = directory().search(search, PageRequest.first(2), RootShops.all());

        store(member(2, aProfile()), member(4, aProfile()), member(6, aProfile()));

        assertThat(numbers(first.items())).containsExactly("number-5", "number-3");
        Page<MemberView> second = directory().search(search, new PageRequest(first.next(), 2), RootShops.all());
        assertThat(numbers(second.items())).containsExactly("number-2", "number-1");
        assertThat(second.next()).isNull();
    }

    @Test
    default void exportsEveryMemberOfASearchOnceAndMasked() {
        List<Member> members = IntStream.range(0, 2_345)
                .mapToObj(i -> member(i, aProfile().name("张小满").gender(i % 5 == 0 ? Gender.MALE : Gender.FEMALE))
                        .createdAt(NOW.plusSeconds(i / 700))
                        .build())
                .toList();
        store(members);
        List<MemberView> exported = new ArrayList<>();

        for (MemberSort sort : MemberSort.values()) {
            exported.clear();
            assertThat(directory()
                            .export(
                                    new MemberSearch(
                                            MemberQuery.everybody(), MemberFilters.of("gender", "FEMALE"), sort),
                                    RootShops.all(),
                                    exported::add))
                    .isEqualTo(1_876);
            assertThat(exported)
                    .hasSize(1_876)
                    .allMatch(
                            view -> !view.clear() && "张*".equals(view.profile().name()));
            assertThat(exported).extracting(MemberView::outOpenId).doesNotHaveDuplicates();
        }
        exported.clear();
        assertThat(directoryThatCountsUpTo(1_000)
                        .export(everybody(MemberSort.UPDATED_OLDEST_FIRST), RootShops.all(), exported::add))
                .isEqualTo(2_345);
        assertThat(exported).extracting(MemberView::outOpenId).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({"2, 3, 3, true", "3, 3, 3, true", "4, 3, 3, false"})
    default void countsExactlyUpToALimit(int stored, int most, int total, boolean isExact) {
        store(IntStream.range(0, stored)
                .mapToObj(i ->
                        member(i, aProfile().gender(Gender.MALE).name("小满")).build())
                .toList());
        MemberFilter male = MemberFilters.of("gender", "MALE");

        for (MemberSearch search : List.of(
                everybody(MemberSort.UPDATED_NEWEST_FIRST),
                new MemberSearch(MemberQuery.everybody(), male, MemberSort.CREATED_NEWEST_FIRST),
                new MemberSearch(MemberQuery.parse("小满"), male, MemberSort.CREATED_NEWEST_FIRST))) {
            Page<MemberView> page = directoryThatCountsUpTo(most).search(search, PageRequest.first(1), RootShops.all());
            assertThat(page.total()).isEqualTo(Math.min(total, stored));
            assertThat(page.totalIsExact()).isEqualTo(isExact);
        }
    }

    @Test
    default void refusesACursorOfAnotherOrder() {
        store(member(1, aProfile()), member(2, aProfile()));
        Page<MemberView> page =
                directory().search(everybody(MemberSort.CREATED_NEWEST_FIRST), PageRequest.first(1), RootShops.all());

        assertThatThrownBy(() -> directory()
                        .search(
                                everybody(MemberSort.CREATED_OLDEST_FIRST),
                                new PageRequest(page.next(), 1),
                                RootShops.all()))
                .isInstanceOf(InvalidCursorException.class);
        assertThatThrownBy(() -> directory()
                        .search(
                                everybody(MemberSort.UPDATED_NEWEST_FIRST),
                                new PageRequest(page.next(), 1),
                                RootShops.all()))
                .isInstanceOf(InvalidCursorException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "????", "AAAA", "Y3JlYXRlZHx4fDF8Mg", "\u0000", "張"})
    default void refusesACursorThatIsNoneOfOurs(String cursor) {
        assertThatThrownBy(() -> directory()
                        .search(
                                everybody(MemberSort.CREATED_NEWEST_FIRST),
                                new PageRequest(cursor, 1),
                                RootShops.all()))
                .isInstanceOf(InvalidCursorException.class);
    }

    @Test
    default void tellsNoPersonalDataByACursor() {
        store(IntStream.range(0, 2)
                .mapToObj(i -> member(i, aProfile().name("张小满").nickname("小满")).build())
                .toList());
        Page<MemberView> page = directory()
                .search(
                        new MemberSearch(
                                MemberQuery.parse("张小满"), MemberFilter.none(), MemberSort.CREATED_NEWEST_FIRST),
                        PageRequest.first(1),
                        RootShops.all());

        String cursor = new String(Base64.getUrlDecoder().decode(page.next()), StandardCharsets.UTF_8);
        assertThat(cursor).doesNotContain("139", "张", "小满");
    }
}
