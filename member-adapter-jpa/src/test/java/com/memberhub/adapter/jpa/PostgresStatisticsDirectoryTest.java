package com.memberhub.adapter.jpa;

import static com.memberhub.domain.member.MemberBuilder.aMember;
import static org.assertj.core.api.Assertions.assertThat;

import com.memberhub.application.directory.StatisticsDirectory;
import com.memberhub.application.directory.StatisticsDirectoryContract;
import com.memberhub.application.journal.CallJournal;
import com.memberhub.application.journal.MemberCall;
import com.memberhub.application.member.Members;
import com.memberhub.application.staff.RootShops;
import com.memberhub.domain.member.Member;
import com.memberhub.domain.member.RootKdtId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

class PostgresStatisticsDirectoryTest extends PersistenceTest implements StatisticsDirectoryContract {

    @Autowired
    private CallJournal journal;

    @Autowired
    private Members members;

    @Autowired
    private StaffReads reads;

    @Override
    public StatisticsDirectory directory() {
        return keeping(Duration.ZERO);
    }

    private StatisticsDirectory keeping(Duration kept) {
        return new PostgresStatisticsDirectory(new NamedParameterJdbcTemplate(jdbc), reads, kept);
    }

    @Override
    public void store(List<Member> stored) {
        inTransaction(() -> members.addIfAbsent(stored));
    }

    @Override
    public void append(List<MemberCall> calls) {
        inTransaction(() -> {
            journal.append(calls);
            return calls;
        });
    }

    @Test
    void keepsTheFiguresOfEachStaffForAMinuteButNeverIntoAnotherDay() {
        StatisticsDirectory directory = keeping(Duration.ofMinutes(1));
        Instant lastSecond = Instant.parse("2026-11-20T15:59:59Z");
        RootShops others = new RootShops(Set.of(new RootKdtId(7)));
        assertThat(directory.at(lastSecond.minusSeconds(120), RootShops.all()).membersToday())
                .isZero();
        store(List.of(aMember().createdAt(lastSecond.minusSeconds(3_600)).build()));

        assertThat(directory.at(lastSecond.minusSeconds(61), RootShops.all()).membersToday())
                .isZero();
        assertThat(directory.at(lastSecond.minusSeconds(61), others).membersToday())
                .isZero();
        assertThat(directory.at(lastSecond.minusSeconds(60), RootShops.all()).membersToday())
                .isOne();
        assertThat(directory.at(lastSecond, RootShops.all()).membersYesterday()).isZero();
        assertThat(directory.at(lastSecond.plusSeconds(1), RootShops.all()).membersYesterday())
                .isOne();
        assertThat(directory.at(lastSecond.minusSeconds(180), RootShops.all()).asOf())
                .isEqualTo(lastSecond.minusSeconds(180));
    }
}
