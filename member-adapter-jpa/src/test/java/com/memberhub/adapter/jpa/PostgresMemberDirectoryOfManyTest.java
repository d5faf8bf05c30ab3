package com.memberhub.adapter.jpa;

import static com.memberhub.domain.member.MemberBuilder.aMember;
import static com.memberhub.domain.member.ProfileBuilder.aProfile;
import static org.assertj.core.api.Assertions.assertThat;

import com.memberhub.adapter.jpa.MemberPages.Limits;
import com.memberhub.application.directory.MemberDirectory;
import com.memberhub.application.directory.MemberFilters;
import com.memberhub.application.directory.MemberQuery;
import com.memberhub.application.directory.MemberSearch;
import com.memberhub.application.directory.MemberSort;
import com.memberhub.application.directory.MemberView;
import com.memberhub.application.directory.Page;
import com.memberhub.application.directory.PageRequest;
import com.memberhub.application.staff.RootShops;
import com.memberhub.domain.member.Gender;
import com.memberhub.domain.member.Member;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** With limits so low that a few members take the ways that ten millions take: looked up, collected and never walked along. */
class PostgresMemberDirectoryOfManyTest extends PostgresMemberDirectoryTest {

    @Override
    public MemberDirectory directory() {
        return directory(limits(Page.MOST_COUNTED));
    }

    @Override
    Limits limits(int most) {
        return new Limits(most, -1, Integer.MAX_VALUE, 0, 0);
    }

    /** Of twenty people with members in five root shops each, the fine sample has three, so fifteen members where three are expected. */
    @Test
    void givenTheSamePeopleInSeveralRootShops_thenTheyAreNotTakenForMoreThanTheyAre() {
        List<Member> members = Stream.concat(people("= 0", 3), people("> 0", 17))
                .flatMap(mobile -> LongStream.rangeClosed(1, 5)
                        .mapToObj(shop -> aMember()
                                .mobile(mobile)
                                .rootKdtId(shop)
                                .outOpenId(mobile + "-" + shop)
                                .profile(aProfile().gender(Gender.FEMALE))
                                .build()))
                .toList();
        store(members);

        Page<MemberView> page = directoryThatCountsUpTo(100)
                .search(
                        new MemberSearch(
                                MemberQuery.everybody(),
                                MemberFilters.of("gender", "FEMALE"),
                                MemberSort.CREATED_NEWEST_FIRST),
                        PageRequest.first(10),
                        RootShops.all());

        assertThat(page.total()).isEqualTo(100);
        assertThat(page.totalIsExact()).isTrue();
    }

    private Stream<String> people(String inTheFineSample, int most) {
        return jdbc
                .queryForList(
                        "SELECT mobile FROM generate_series(13800130000, 13800139999) AS mobile WHERE hashtext('+86' || mobile) & 31 "
                                + inTheFineSample + " ORDER BY mobile LIMIT " + most,
                        String.class)
                .stream();
    }
}
