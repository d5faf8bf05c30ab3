package com.memberhub.adapter.jpa;

import static com.memberhub.domain.member.MemberBuilder.aMember;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.memberhub.adapter.jpa.database.TestDatabase;
import com.memberhub.application.directory.MemberDirectory;
import com.memberhub.application.directory.MemberFilter;
import com.memberhub.application.directory.MemberQuery;
import com.memberhub.application.directory.MemberSearch;
import com.memberhub.application.directory.MemberSort;
import com.memberhub.application.directory.MemberView;
import com.memberhub.application.directory.Page;
import com.memberhub.application.directory.PageRequest;
import com.memberhub.application.member.Members;
import com.memberhub.application.staff.RootShops;
import com.memberhub.domain.member.Member;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A second database takes the place of a replica that is behind: it has another member than the first. */
class DirectoryOnAReplicaTest extends PersistenceTest {

    private static final String ONLY_THERE = "01BX5ZZKBKACTAV9WEVGEMMVRZ";

    private static final TestDatabase REPLICA = replica();

    @Autowired
    private MemberDirectory directory;

    @Autowired
    private Members members;

    @DynamicPropertySource
    static void replica(DynamicPropertyRegistry registry) {
        registry.add("member-hub.directory.datasource.url", REPLICA::jdbcUrl);
        registry.add("member-hub.directory.datasource.username", REPLICA::username);
        registry.add("member-hub.directory.datasource.password", REPLICA::password);
    }

    private static TestDatabase replica() {
        TestDatabase replica = TestDatabase.create();
        Flyway.configure()
                .dataSource(replica.jdbcUrl(), replica.username(), replica.password())
                .load()
                .migrate();
        replica.execute("INSERT INTO member (root_kdt_id, mobile, out_open_id, created_at, updated_at)"
                + " VALUES (7, '+8613900139000', '" + ONLY_THERE + "', now(), now())");
        return replica;
    }

    @Test
    void givenAMemberWhomTheReplicaDoesNotHaveYet_thenASearchFindsWhatItHasAndTheMembersPageIsThere() {
        Member created = aMember().build();
        inTransaction(() -> members.addIfAbsent(List.of(created)));

        assertThat(everybody().items())
                .extracting(member -> member.outOpenId().value())
                .containsExactly(ONLY_THERE);
        assertThat(directory.find(created.outOpenId(), RootShops.all()))
                .map(MemberView::outOpenId)
                .contains(created.outOpenId());
    }

    /** As in the moments in which a migration has reached the first database and not the replica yet. */
    @ParameterizedTest
    @CsvSource({
        "TABLE member RENAME TO member_to_come, TABLE member_to_come RENAME TO member",
        "TABLE member RENAME created_at TO created_to_come, TABLE member RENAME created_to_come TO created_at"
    })
    void givenAReplicaThatLacksAPartOfTheSchema_thenASearchFailsAsOneThatWorksLater(String lack, String have) {
        REPLICA.execute("ALTER " + lack);

        try {
            assertThatThrownBy(this::everybody)
                    .isInstanceOf(RecoverableDataAccessException.class)
                    .rootCause()
                    .hasMessageContaining("does not exist");
        } finally {
            REPLICA.execute("ALTER " + have);
        }
        assertThat(everybody().items()).isNotEmpty();
    }

    private Page<MemberView> everybody() {
        return directory.search(
                new MemberSearch(MemberQuery.everybody(), MemberFilter.none(), MemberSort.CREATED_NEWEST_FIRST),
                PageRequest.first(10),
                RootShops.all());
    }
}
