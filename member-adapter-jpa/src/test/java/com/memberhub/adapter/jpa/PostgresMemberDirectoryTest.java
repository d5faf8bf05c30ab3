package com.memberhub.adapter.jpa;

import com.memberhub.application.directory.MemberDirectory;
import com.memberhub.application.directory.MemberDirectoryContract;
import com.memberhub.application.journal.CallJournal;
import com.memberhub.application.journal.MemberCall;
import com.memberhub.application.member.Members;
import com.memberhub.domain.member.Member;
import java.util.List;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

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
        return new PostgresMemberDirectory(new NamedParameterJdbcTemplate(jdbc), reads, rows, most);
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
