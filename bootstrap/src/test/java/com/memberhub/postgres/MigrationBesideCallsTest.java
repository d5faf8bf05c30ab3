package com.memberhub.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.memberhub.adapter.jpa.database.Elsewhere;
import com.memberhub.adapter.jpa.database.TestDatabase;
import com.memberhub.endtoend.Hub;
import com.memberhub.startup.StartFailure;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A migration that needs a table alone, while a dump reads it and calls write it. */
class MigrationBesideCallsTest {

    private static final String LAST_BEFORE_A_MIGRATION_THAT_NEEDS_MEMBERS_ALONE = "7";

    private final TestDatabase database = TestDatabase.create();
    private Connection dump;

    @BeforeEach
    void givenADumpOfTheVersionBefore() throws SQLException {
        Flyway.configure()
                .dataSource(database.jdbcUrl(), database.username(), database.password())
                .target(LAST_BEFORE_A_MIGRATION_THAT_NEEDS_MEMBERS_ALONE)
                .load()
                .migrate();
        dump = database.connect();
        dump.setAutoCommit(false);
        try (Statement statement = dump.createStatement()) {
            statement.execute("LOCK TABLE member IN ACCESS SHARE MODE");
        }
    }

    @AfterEach
    void end() throws SQLException {
        dump.close();
    }

    @Test
    @Timeout(60)
    void whileTheDumpLasts_thenCallsAreServed_andOnceItEndsTheHubStarts() {
        CompletableFuture<Void> start = Elsewhere.run(() -> Hub.on(database).close());

        for (Set<String> tries = new HashSet<>(); tries.size() < 2; ) {
            String waiting = database.queryText(
                    "SELECT max(pid) FROM pg_locks WHERE relation = 'member'::regclass AND NOT granted");
            if (!waiting.equals("null") && tries.add(waiting)) {
                assertThatCode(() -> database.execute("SET lock_timeout = '1500ms'; UPDATE member SET name = name"))
                        .as("a call, behind a migration that waits for the dump")
                        .doesNotThrowAnyException();
            }
        }
        rollBack();

        assertThat(start).succeedsWithin(Duration.ofSeconds(30));
    }

    @Test
    void whenTheDumpLastsLongerThanThereIsPatience_thenTheHubSaysSoAndLeavesTheSchema() {
        MigrationBesideCalls impatient = new MigrationBesideCalls(Duration.ZERO, Duration.ZERO);
        Flyway flyway = Flyway.configure()
                .dataSource(database.jdbcUrl(), database.username(), database.password())
                .initSql("SET lock_timeout = '100ms'")
                .load();

        assertThatThrownBy(() -> impatient.migrate(flyway))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("somebody has held a table");
        assertThat(database.queryText("SELECT max(version::int) FROM flyway_schema_history"))
                .isEqualTo(LAST_BEFORE_A_MIGRATION_THAT_NEEDS_MEMBERS_ALONE);
    }

    @Test
    void whenAMigrationIsBroken_thenItIsNotTriedAgain() {
        rollBack();
        database.execute("ALTER TABLE member ADD COLUMN sealed bytea");
        MigrationBesideCalls patient = new MigrationBesideCalls(Duration.ofDays(1), Duration.ZERO);

        assertThatThrownBy(() -> patient.migrate(Flyway.configure()
                        .dataSource(database.jdbcUrl(), database.username(), database.password())
                        .load()))
                .isInstanceOf(FlywayException.class)
                .hasMessageContaining("sealed");
    }

    private void rollBack() {
        try {
            dump.rollback();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
