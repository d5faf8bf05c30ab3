package com.memberhub.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.memberhub.adapter.jpa.database.TestDatabase;
import com.memberhub.endtoend.Hub.Answer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The database goes away and comes back; the hub stays. */
@ExtendWith(OutputCaptureExtension.class)
class DatabaseAwayTest {

    @Test
    void givenTheDatabaseIsAway_thenCallsAreToldToComeBackAndSucceedOnceItIsBack(CapturedOutput log) {
        TestDatabase database = TestDatabase.create();
        TestDatabase administration = TestDatabase.create();
        String name = database.jdbcUrl().substring(database.jdbcUrl().lastIndexOf('/') + 1);
        try (Hub hub = Hub.on(database, "spring.datasource.hikari.connection-timeout=500")) {
            Answer before = hub.caller().create(Calls.smallest("13800138000"));

            administration.execute("ALTER DATABASE " + name + " ALLOW_CONNECTIONS false");
            administration.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + name + "'");
            Answer away = hub.caller().create(Calls.smallest("13800138000"));
            int readyWhileAway = hub.caller().get("/readyz").status();
            int aliveWhileAway = hub.caller().get("/livez").status();
            // The pool opens its connections on a thread of its own, which may be later than the calls that it fails.
            await().atMost(Duration.ofSeconds(15)).until(() -> log.getAll().contains(" is away: "));
            administration.execute("ALTER DATABASE " + name + " ALLOW_CONNECTIONS true");
            Answer back = untilServed(hub);

            assertThat(away.status()).isEqualTo(503);
            assertThat(away.code()).isEqualTo(503);
            assertThat(away.success()).isFalse();
            assertThat(away.response().headers().firstValue("Retry-After")).hasValue("1");
            assertThat(readyWhileAway).isEqualTo(503);
            assertThat(aliveWhileAway).isEqualTo(200);
            assertThat(back.outcome()).isEqualTo("unchanged");
            assertThat(back.outOpenId()).isEqualTo(before.outOpenId());
            assertThat(log)
                    .as("once, by the hub itself, in lines that the runbook knows")
                    .contains("The database did not serve", " is away: ")
                    .doesNotContain("health check failed", "HHH000247");
        }
    }

    @Test
    void givenTheDatabaseIsAway_thenWhoProvesNothingIsRefusedAllTheSame(CapturedOutput log) {
        TestDatabase database = TestDatabase.create();
        TestDatabase administration = TestDatabase.create();
        String name = database.jdbcUrl().substring(database.jdbcUrl().lastIndexOf('/') + 1);
        try (Hub hub = Hub.on(
                database,
                "spring.datasource.hikari.connection-timeout=500",
                "member-hub.platform.apps[0].app-id=91234567_crm",
                "member-hub.platform.apps[0].scheme=token",
                "member-hub.platform.apps[0].secrets[0]=a-secret-of-some-length")) {
            administration.execute("ALTER DATABASE " + name + " ALLOW_CONNECTIONS false");
            administration.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + name + "'");

            Answer refused = PlatformCaller.of(hub).bearer("another").create(Calls.smallest("13800138000"));

            assertThat(refused.status()).isEqualTo(401);
            assertThat(log).contains("That a caller was refused could not be kept");
            administration.execute("ALTER DATABASE " + name + " ALLOW_CONNECTIONS true");
        }
    }

    @Test
    void givenTheDatabaseRefusesWhatTheHubAsks_thenCallsAreToldToComeBackInOneLineEach(CapturedOutput log) {
        TestDatabase database = TestDatabase.create();
        String role = "refused_role";
        database.execute("CREATE ROLE " + role + " LOGIN PASSWORD 'refused'");
        database.execute("GRANT ALL ON SCHEMA public TO " + role);
        database.execute("ALTER SCHEMA public OWNER TO " + role);
        TestDatabase ofTheRole = new TestDatabase(database.jdbcUrl(), role, "refused");
        try (Hub hub = Hub.on(ofTheRole)) {
            database.execute("ALTER TABLE member OWNER TO " + database.username());

            Answer refused = hub.caller().create(Calls.smallest("13800138000"));

            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.response().headers().firstValue("Retry-After")).hasValue("1");
            assertThat(log.getAll()
                            .lines()
                            .filter(line -> line.contains(refused.requestId()) && line.contains("ERROR")))
                    .singleElement()
                    .asString()
                    .contains("The database did not serve")
                    .contains("permission denied for table member");
            assertThat(log).doesNotContain("A defect");
        }
    }

    /** The pool notices by itself that the database is back; that takes a moment. */
    private static Answer untilServed(Hub hub) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(15);
        Answer answer = hub.caller().create(Calls.smallest("13800138000"));
        while (answer.status() == 503 && System.nanoTime() < deadline) {
            answer = hub.caller().create(Calls.smallest("13800138000"));
        }
        return answer;
    }
}
