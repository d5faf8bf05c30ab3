package com.memberhub.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.memberhub.adapter.jpa.database.TestDatabase;
import com.memberhub.endtoend.Hub;
import com.memberhub.endtoend.Hub.Answer;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The database falls silent while calls wait for its answer. */
class SilentDatabaseFaultIT {

    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(15);
    private static final Duration A_MOMENT = Duration.ofSeconds(4);

    private record Told(int status, Duration after) {}

    @Test
    void givenTheDatabaseFallsSilentDuringCalls_thenEachCallerIsToldOnceTheHubGivesItsAnswerUp() throws Exception {
        TestDatabase database = TestDatabase.create();
        int port = URI.create(database.jdbcUrl().substring("jdbc:".length())).getPort();
        ExecutorService callers = Executors.newFixedThreadPool(4);
        try (TcpProxy network = TcpProxy.before(port);
                Hub hub = Hub.on(through(network, database, port))) {
            for (int round = 0; round < 20; round++) {
                callers.invokeAll(List.of(call(hub), call(hub), call(hub), call(hub)));
            }
            network.stopReading();

            Future<Told> first = callers.submit(call(hub));
            // The driver cancels what takes too long one by one.
            TimeUnit.MILLISECONDS.sleep(300);
            Future<Told> second = callers.submit(call(hub));

            assertThat(List.of(first.get(), second.get())).allSatisfy(told -> {
                assertThat(told.status()).isEqualTo(503);
                assertThat(told.after()).isLessThan(LONGEST_SILENCE.plus(A_MOMENT));
            });
            network.readAgain();
        } finally {
            callers.shutdownNow();
        }
    }

    private static Callable<Told> call(Hub hub) {
        return () -> {
            long sent = System.nanoTime();
            Answer answer = hub.caller().create(Load.body(Load.newIdentity(), ""));
            return new Told(answer.status(), Duration.ofNanos(System.nanoTime() - sent));
        };
    }

    private static TestDatabase through(TcpProxy network, TestDatabase database, int port) {
        return new TestDatabase(
                database.jdbcUrl().replace(":" + port, ":" + network.port()), database.username(), database.password());
    }
}
