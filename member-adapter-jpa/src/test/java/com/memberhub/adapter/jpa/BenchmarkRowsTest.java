package com.memberhub.adapter.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import com.memberhub.adapter.jpa.database.TestDatabase;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** The benchmarks fill a database on its way through the migrations: the indexes of the search come after the members. */
class BenchmarkRowsTest {

    private final TestDatabase database = TestDatabase.create();

    @Test
    void givenMembersAtV2_whenTheHubsMigrationsHaveRun_thenTheirLogsAreAddedAndEveryTableOfSearchesHasRows()
            throws IOException, SQLException {
        try (Connection connection = database.connect()) {
            migrate("2");
            BenchmarkRows.addMembers(connection, 2_000);
            migrate("latest");
            BenchmarkRows.addLogs(connection, 2_000);
        }

        assertThat(database.queryText("SELECT count(*) FROM member")).isEqualTo("2000");
        for (String table : new String[] {"member_call", "access_log", "refused_caller"}) {
            assertThat(database.queryText("SELECT count(*) FROM " + table))
                    .as(table)
                    .isNotEqualTo("0");
        }
    }

    /** Else a search would not know them until a tenth of the members have changed. */
    @Test
    void givenMembersFromBeforeTheIndexOfTheSearch_whenMigrated_thenItIsKnownHowFrequentTheirTermsAre()
            throws IOException, SQLException {
        try (Connection connection = database.connect()) {
            migrate("2");
            BenchmarkRows.addMembers(connection, 2_000);
            migrate("latest");
        }

        assertThat(
                        database.queryText(
                                "SELECT 'r91234567' = ANY (most_common_elems::text::text[]) FROM pg_stats WHERE tablename = 'member_search'"))
                .isIn("t", "true");
    }

    private void migrate(String version) {
        Flyway.configure()
                .dataSource(database.jdbcUrl(), database.username(), database.password())
                .target(version)
                .load()
                .migrate();
    }
}
