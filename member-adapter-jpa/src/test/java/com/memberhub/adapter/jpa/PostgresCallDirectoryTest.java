package com.memberhub.adapter.jpa;

import com.memberhub.application.directory.CallDirectory;
import com.memberhub.application.directory.CallDirectoryContract;
import com.memberhub.application.journal.CallJournal;
import com.memberhub.application.journal.MemberCall;
import com.memberhub.application.member.Members;
import com.memberhub.domain.member.Member;
import java.util.List;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

class PostgresCallDirectoryTest extends PersistenceTest implements CallDirectoryContract {

    @Autowired
    private CallDirectory directory;

    @Autowired
    private CallJournal journal;

    @Autowired
    private Members members;

    @Autowired
    private StaffReads reads;

    @Autowired
    private JsonColumns json;

    @Autowired
    private CallContent content;

    @Override
    public CallDirectory directory() {
        return directory;
    }

    @Override
    public CallDirectory directoryThatCountsUpTo(int most) {
        return new PostgresCallDirectory(new NamedParameterJdbcTemplate(jdbc), reads, json, content, most);
    }

    @Override
    public void store(Member member) {
        inTransaction(() -> members.addIfAbsent(List.of(member)));
    }

    @Override
    public void append(List<MemberCall> calls) {
        inTransaction(() -> {
            journal.append(calls);
            return calls;
        });
    }
}
