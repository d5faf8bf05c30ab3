package com.memberhub.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.memberhub.adapter.jpa.database.TestDatabase;
import com.memberhub.endtoend.Hub;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Who is let in waits for what a migration waits for. */
class MigrationConfigurationTest {

    private static final long LONGER_THAN_CONNECTING_MAY_TAKE = 10;

    @Test
    void givenAMigrationThatIsAnsweredLate_thenTheStartWaitsForIt() throws Exception {
        TestDatabase database = TestDatabase.create();
        Hub.on(database).close();
        try (Connection somebody = database.connect();
                Statement statement = somebody.createStatement()) {
            somebody.setAutoCommit(false);
            statement.execute("LOCK TABLE flyway_schema_history IN ACCESS EXCLUSIVE MODE");
            CompletableFuture<Void> letGo = CompletableFuture.runAsync(
                    () -> release(somebody),
                    CompletableFuture.delayedExecutor(LONGER_THAN_CONNECTING_MAY_TAKE, TimeUnit.SECONDS));

            try (Hub hub = Hub.on(database)) {
                assertThat(letGo).isDone();
                assertThat(hub.caller().get("/readyz").status()).isEqualTo(200);
            }
        }
    }

    private static void release(Connection somebody) {
        try {
            somebody.rollback();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
