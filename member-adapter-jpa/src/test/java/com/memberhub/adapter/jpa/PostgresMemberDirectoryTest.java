package com.memberhub.adapter.jpa;

import com.memberhub.adapter.jpa.PostgresMemberDirectory.Limits;
import com.memberhub.application.directory.MemberDirectory;
import com.memberhub.application.directory.MemberDirectoryContract;
import com.memberhub.application.journal.CallJournal;
import com.memberhub.application.journal.MemberCall;
import com.memberhub.application.member.Members;
import com.memberhub.domain.member.Member;
import java.util.List;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** With the limits of every day. */
class PostgresMemberDirectoryTest extends PersistenceTest implements MemberDirectoryContract {

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
        return new Limits(most, Limits.USUAL.largestDomain(), Limits.USUAL.sampledToWalk(), Limits.USUAL.ahead());
    }

    final MemberDirectory directory(Limits limits) {
        return new PostgresMemberDirectory(new NamedParameterJdbcTemplate(jdbc), reads, rows, limits);
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
