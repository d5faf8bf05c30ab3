package com.memberhub.endtoend;

import static org.assertj.core.api.Assertions.assertThatCode;

import com.memberhub.adapter.jpa.database.TestDatabase;
import org.junit.jupiter.api.Test;

/** A migration takes as long as it takes, whatever the database does for its other users. */
class PatientMigrationsTest {

    @Test
    void givenADatabaseThatEndsWhoeverIsIdleInATransaction_thenTheHubMigratesAllTheSame() {
        TestDatabase database = TestDatabase.create();
        database.execute("""
                DO $$ BEGIN
                    EXECUTE format('ALTER DATABASE %I SET idle_in_transaction_session_timeout = 1', current_database());
                END $$""");

        assertThatCode(() -> Hub.on(database).close()).doesNotThrowAnyException();
    }
}
