package com.memberhub.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.memberhub.adapter.jpa.database.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** What PostgreSQL puts off when a member is stored. */
class PendingListTest {

    private static final String PENDING = """
            SELECT (gin_metapage_info(get_raw_page('member_search', 0))).n_pending_tuples""";

    @Test
    void givenANewMember_thenTheIndexThatFindsThemIsCompleteSoonAfterwardsWithoutAnotherCall() {
        TestDatabase database = TestDatabase.create();
        database.execute("CREATE EXTENSION pageinspect");
        try (Hub hub = Hub.on(database)) {
            hub.caller().create(Calls.smallest("13800138000"));

            await().until(() -> database.queryText(PENDING).equals("0"));
        }
    }

    /** Or a call would sort in what fills PostgreSQL's own 4 MB, before the hub comes to it. */
    @Test
    void givenAHub_thenItsSessionsLetTheListGrowUntilItIsSortedInBesideThem() {
        try (Hub hub = Hub.on(TestDatabase.create())) {
            assertThat(hub.context()
                            .getBean(JdbcTemplate.class)
                            .queryForObject("SHOW gin_pending_list_limit", String.class))
                    .isEqualTo("16MB");
        }
    }
}
