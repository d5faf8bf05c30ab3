package com.memberhub.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.memberhub.adapter.jpa.database.TestDatabase;
import com.memberhub.endtoend.Hub;
import org.junit.jupiter.api.Test;

/** Who is let in waits for what a migration waits for. */
class MigrationConfigurationTest {

    private static final int LONGER_THAN_CONNECTING_MAY_TAKE = 5;

    @Test
    void givenAMigrationThatIsAnsweredLate_thenTheStartWaitsForIt() {
        TestDatabase database = TestDatabase.create();

        try (Hub hub =
                Hub.on(database, "spring.flyway.init-sqls=SELECT pg_sleep(" + LONGER_THAN_CONNECTING_MAY_TAKE + ")")) {
            assertThat(hub.caller().get("/readyz").status()).isEqualTo(200);
        }
    }
}
