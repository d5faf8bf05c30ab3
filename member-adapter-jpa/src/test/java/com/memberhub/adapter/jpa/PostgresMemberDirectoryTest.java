package com.memberhub.adapter.jpa;

import static com.memberhub.domain.member.MemberBuilder.aMember;
import static com.memberhub.domain.member.ProfileBuilder.aProfile;
import static org.assertj.core.api.Assertions.assertThat;

import com.memberhub.adapter.jpa.MemberPages.Limits;
import com.memberhub.application.directory.MemberDirectory;
import com.memberhub.application.directory.MemberDirectoryContract;
import com.memberhub.application.directory.MemberFilter;
import com.memberhub.application.directory.MemberQuery;
import com.memberhub.application.directory.MemberSearch;
import com.memberhub.application.directory.MemberSort;
import com.memberhub.application.directory.MemberView;
import com.memberhub.application.directory.Page;
import com.memberhub.application.directory.PageRequest;
import com.memberhub.application.journal.CallJournal;
import com.memberhub.application.journal.MemberCall;
import com.memberhub.application.member.Members;
import com.memberhub.application.staff.RootShops;
import com.memberhub.domain.member.Member;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** With the limits of every day. */
class PostgresMemberDirectoryTest extends PersistenceTest implements MemberDirectoryContract {

    @Autowired
    private PersonalColumns personal;

    @Autowired
    private MemberDirectory directory;

    @Autowired
    private Members members;

    @Autowired
    private CallJournal journal;

    @Autowired
    private StaffReads reads;

    @Autowired
    private MemberRows rows;

    @Override
    public MemberDirectory directory() {
        return directory;
    }

    @Override
    public MemberDirectory directoryThatCountsUpTo(int most) {
        return directory(limits(most));
    }

    /** Members are few in these tests, so that those with root shops or times are looked at one by one. */
    Limits limits(int most) {
        return new Limits(
                most,
                Limits.USUAL.largestDomain(),
                Limits.USUAL.sampledToWalk(),
                Limits.USUAL.ahead(),
                Limits.USUAL.shared());
    }

    final MemberDirectory directory(Limits limits) {
        return new PostgresMemberDirectory(new NamedParameterJdbcTemplate(jdbc), reads, rows, personal, limits);
    }

    @Test
    void givenAPageHasANext_thenItsCursorSaysNothingOfAnybody() {
        store(List.of(
                aMember()
                        .mobile("13800138000")
                        .outOpenId("a")
                        .profile(aProfile().name("张小满"))
                        .build(),
                aMember()
                        .mobile("13900139000")
                        .outOpenId("b")
                        .profile(aProfile().name("王小明"))
                        .build()));

        Page<MemberView> page = directory.search(
                new MemberSearch(MemberQuery.everybody(), MemberFilter.none(), MemberSort.CREATED_NEWEST_FIRST),
                PageRequest.first(1),
                RootShops.all());

        String cursor = new String(Base64.getUrlDecoder().decode(page.next()), StandardCharsets.UTF_8);
        assertThat(cursor)
                .contains(page.items().get(0).outOpenId().value())
                .doesNotContain("00138000", "00139000", "张", "王");
    }

    @Override
    public void store(List<Member> stored) {
        inTransaction(() -> members.addIfAbsent(stored));
    }

    @Override
    public void journal(MemberCall call) {
        inTransaction(() -> {
            journal.append(List.of(call));
            return call;
        });
    }
}
