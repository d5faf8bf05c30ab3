package com.memberhub.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.memberhub.adapter.jpa.database.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** What is answered is on the disk, whatever the database does for its other users. */
class DurabilityTest {

    @ParameterizedTest
    @CsvSource({"off, on", "local, on", "on, on", "remote_apply, remote_apply"})
    void givenHoweverOthersWaitForTheirCommits_thenTheHubWaitsForThemAllTheTime(String ofTheDatabase, String ofTheHub) {
        TestDatabase database = TestDatabase.create();
        database.execute("""
                DO $$ BEGIN
                    EXECUTE format('ALTER DATABASE %%I SET synchronous_commit = %s', current_database());
                END $$""".formatted(ofTheDatabase));
        try (Hub hub = Hub.on(database)) {
            assertThat(hub.context()
                            .getBean(JdbcTemplate.class)
                            .queryForMap("SELECT setting, source FROM pg_settings WHERE name = 'synchronous_commit'"))
                    .containsEntry("setting", ofTheHub)
                    // Or it would follow what the database changes to later.
                    .containsEntry("source", "session");
        }
    }
}
