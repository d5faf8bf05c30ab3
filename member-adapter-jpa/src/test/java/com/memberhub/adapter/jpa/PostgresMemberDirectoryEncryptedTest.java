package com.memberhub.adapter.jpa;

import static com.memberhub.domain.member.MemberBuilder.aMember;
import static com.memberhub.domain.member.ProfileBuilder.aProfile;
import static org.assertj.core.api.Assertions.assertThat;

import com.memberhub.application.directory.MemberFilter;
import com.memberhub.application.directory.MemberFilters;
import com.memberhub.application.directory.MemberQuery;
import com.memberhub.application.directory.MemberSearch;
import com.memberhub.application.directory.MemberSort;
import com.memberhub.application.directory.MemberView;
import com.memberhub.application.directory.Page;
import com.memberhub.application.directory.PageRequest;
import com.memberhub.application.staff.RootShops;
import com.memberhub.domain.member.Member;
import com.memberhub.domain.member.Mobile;
import com.memberhub.domain.member.YzOpenId;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** The same where members are encrypted, save that mobiles and names are found as a whole only. */
@TestPropertySource(properties = TestCiphers.ENCRYPTED)
class PostgresMemberDirectoryEncryptedTest extends PostgresMemberDirectoryTest {

    private static final Instant NOW = Instant.parse("2026-11-20T02:15:30Z");

    private static Member member(int n, String name, String nickname) {
        return aMember()
                .mobile(String.valueOf(13_900_000_000L + n))
                .outOpenId("number-" + n)
                .profile(aProfile().name(name).nickname(nickname))
                .createdAt(NOW.plusSeconds(n))
                .build();
    }

    private List<String> found(String typed) {
        MemberSearch search =
                new MemberSearch(MemberQuery.parse(typed), MemberFilter.none(), MemberSort.CREATED_OLDEST_FIRST);
        return directory().search(search, PageRequest.first(100), RootShops.all()).items().stream()
                .map(member -> member.outOpenId().value())
                .toList();
    }

    @Test
    void givenMembersAreEncrypted_thenPartsAreNotSaidToBeFound() {
        assertThat(directory().findsParts()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "13800138000",
                "+86 138 0013 8000",
                "１３８００１３８０００",
                "01KAR2V6M9R5E1B8K6A4V0Y2DF",
                "yz4fQe8Kp2Lm",
                "01KAR2V6M8Q4D0A7J5Z3T9X1CE",
                "张小满",
                " 张 小满",
                "宝宝的妈 Sam Wu 100% a_b\\c",
                "宝宝的妈ＳＡＭ wu100% A_B\\C"
            })
    @Override
    public void findsAMemberByWhateverIsTyped(String typed) {
        super.findsAMemberByWhateverIsTyped(typed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"13800138000", "number", "yz", "01KAR2V6M8Q4D0A7J5Z3T9X1CE", "张小满"})
    @Override
    public void neverShowsAMemberOfAForeignRootShop(String typed) {
        super.neverShowsAMemberOfAForeignRootShop(typed);
    }

    /** Each is eighteen characters once it is folded, and an index takes no entry as long as that makes the whole. */
    @Test
    void givenANameThatFoldsToAVeryLongOne_thenItIsStoredAndFound() {
        String longest = "\uFDFA".repeat(128);
        store(List.of(member(1, "张小满", longest), member(2, longest, "小满")));

        assertThat(found(longest)).containsExactly("number-1", "number-2");
    }

    @Test
    @Override
    public void findsByASingleCharacterOnlyWhereANameStartsWithIt() {
        store(List.of(member(1, "王小明", "小王"), member(2, "王", "哥"), member(3, "明", "王")));

        assertThat(found("王")).containsExactly("number-2", "number-3");
    }

    @Test
    @Override
    public void findsPairsOfCharactersOnlyWhereTheyFollowEachOther() {
        store(List.of(member(1, "小满意小", "满意"), member(2, "小满", "意小")));

        assertThat(found("满意")).containsExactly("number-1");
        assertThat(found("小满意小")).containsExactly("number-1");
        assertThat(found("小满意")).isEmpty();
    }

    @Test
    @Override
    public void takesWhatIsTypedForAllThatItCanMean() {
        store(List.of(
                aMember().mobile("13900008000").outOpenId("a").build(),
                aMember()
                        .mobile("13900000001")
                        .outOpenId("b")
                        .profile(aProfile().yzOpenId(new YzOpenId("8000")))
                        .createdAt(NOW.plusSeconds(1))
                        .build(),
                aMember()
                        .mobile("13900000002")
                        .outOpenId("8000")
                        .createdAt(NOW.plusSeconds(2))
                        .build()));

        assertThat(found("8000")).containsExactly("b", "8000");
    }

    @Test
    @Override
    public void findsByEveryFilterAtOnceAndByWhatIsTyped() {
        store(List.of(member(1, "张小满", "小满"), member(2, "李四", "小满")));
        MemberSearch search = new MemberSearch(
                MemberQuery.parse("张小满"), MemberFilters.of("rootKdtId", "91234567"), MemberSort.UPDATED_NEWEST_FIRST);

        assertThat(directory()
                        .search(search, PageRequest.first(10), RootShops.all())
                        .items())
                .singleElement()
                .satisfies(view -> assertThat(view.outOpenId().value()).isEqualTo("number-1"));
    }

    @ParameterizedTest
    @EnumSource
    @Override
    public void turnsPagesOfWhatIsTypedInEveryOrder(MemberSort sort) {
        store(IntStream.range(0, 5).mapToObj(i -> member(i, "小满", "n" + i)).toList());
        MemberSearch search = new MemberSearch(MemberQuery.parse("小满"), MemberFilter.none(), sort);

        Page<MemberView> first = directory().search(search, PageRequest.first(3), RootShops.all());
        Page<MemberView> second = directory().search(search, new PageRequest(first.next(), 3), RootShops.all());

        assertThat(first.total()).isEqualTo(5);
        assertThat(Stream.concat(first.items().stream(), second.items().stream())
                        .map(MemberView::outOpenId))
                .hasSize(5)
                .doesNotHaveDuplicates();
    }

    @Test
    void givenAMobile_thenItsColumnTellsNothingOfItAndIsTheSameForTheSame(@Autowired PersonalColumns personal) {
        String stored = personal.stored(new Mobile("+8613800138000"));

        assertThat(stored).doesNotContain("138", "8000").isEqualTo(personal.stored(new Mobile("+8613800138000")));
        assertThat(personal.mobile(stored)).isEqualTo(new Mobile("+8613800138000"));
    }
}
