package com.memberhub.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.memberhub.adapter.jpa.database.TestDatabase;
import com.memberhub.endtoend.Hub;
import com.memberhub.endtoend.Hub.Answer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Whether the hub says that it can take calls when its database is there and can only be read, as a standby is. */
class DatabaseHealthTest {

    private static final Duration SOON = Duration.ofSeconds(15);

    private final TestDatabase database = TestDatabase.create();
    private final TestDatabase administration = TestDatabase.create();
    private final String name = database.jdbcUrl().substring(database.jdbcUrl().lastIndexOf('/') + 1);

    @Test
    void givenADatabaseThatCanOnlyBeRead_thenTheHubIsNotReadyUntilItCanBeWrittenTo() {
        try (Hub hub = Hub.on(database, "management.endpoint.health.show-details=always")) {
            assertThat(hub.caller().get("/readyz").status()).isEqualTo(200);

            connectAnewAfter("ALTER DATABASE " + name + " SET default_transaction_read_only = on");
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(readiness(hub).body().toString())
                            .contains("\"db\":{\"details\":{\"access\":\"read only\"},\"status\":\"DOWN\"}"));
            int onlyRead = hub.caller().get("/readyz").status();
            int alive = hub.caller().get("/livez").status();
            // What a connection may do PostgreSQL decided when it began, and nobody ends those of the hub.
            administration.execute("ALTER DATABASE " + name + " RESET default_transaction_read_only");

            assertThat(onlyRead).isEqualTo(503);
            assertThat(alive).isEqualTo(200);
            await().atMost(SOON)
                    .untilAsserted(() ->
                            assertThat(hub.caller().get("/readyz").status()).isEqualTo(200));
        }
    }

    @Test
    void givenThePoolIsToldOnlyToRead_thenTheHubIsNotReady() {
        Hub.on(database).close();

        try (Hub hub = Hub.on(
                database,
                "spring.datasource.hikari.read-only=true",
                "management.endpoint.health.show-details=always")) {
            assertThat(hub.caller()
                            .create(
                                    "{\"rootKdtId\": 1, \"appId\": \"a\", \"mobile\": \"13800138000\", \"extendMap\": {}}")
                            .status())
                    .as("nobody can be stored")
                    .isEqualTo(503);
            assertThat(hub.caller().get("/readyz").status()).isEqualTo(503);
            assertThat(readiness(hub).body().toString()).contains("\"access\":\"read only\"");
        }
    }

    private static Answer readiness(Hub hub) {
        return hub.management().get("/actuator/health/readiness");
    }

    private void connectAnewAfter(String change) {
        administration.execute(change);
        administration.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + name + "'");
    }
}
