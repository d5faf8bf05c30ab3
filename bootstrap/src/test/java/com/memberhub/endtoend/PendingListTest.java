package com.memberhub.endtoend;

import static org.awaitility.Awaitility.await;

import com.memberhub.adapter.jpa.database.TestDatabase;
import org.junit.jupiter.api.Test;

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
}
