package com.memberhub.adapter.jpa;

import static com.memberhub.domain.member.MemberBuilder.aMember;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.memberhub.application.directory.MemberDirectory;
import com.memberhub.application.directory.MemberFilter;
import com.memberhub.application.directory.MemberQuery;
import com.memberhub.application.directory.MemberSearch;
import com.memberhub.application.directory.MemberSort;
import com.memberhub.application.directory.PageRequest;
import com.memberhub.application.member.Members;
import com.memberhub.application.staff.RootShops;
import com.memberhub.domain.member.Member;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.TransactionException;

/** Nobody listens where the replica should be. */
@TestPropertySource(
        properties = {
            "member-hub.directory.datasource.url=jdbc:postgresql://localhost:1/replica",
            "spring.datasource.hikari.connection-timeout=500",
            "spring.datasource.hikari.validation-timeout=250"
        })
class DirectoryOnAReplicaThatIsAwayTest extends PersistenceTest {

    @Autowired
    private MemberDirectory directory;

    @Autowired
    private Members members;

    @Test
    void givenTheReplicaIsAway_thenASearchFailsAsOnAnyDatabaseThatIsAwayAndNothingElseDoes() {
        Member created = aMember().build();
        inTransaction(() -> members.addIfAbsent(List.of(created)));

        assertThatThrownBy(() -> directory.search(
                        new MemberSearch(MemberQuery.everybody(), MemberFilter.none(), MemberSort.CREATED_NEWEST_FIRST),
                        PageRequest.first(10),
                        RootShops.all()))
                .isInstanceOf(TransactionException.class);
        assertThat(directory.find(created.outOpenId(), RootShops.all())).isPresent();
    }
}
