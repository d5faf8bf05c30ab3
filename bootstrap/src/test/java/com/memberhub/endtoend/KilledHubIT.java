package com.memberhub.endtoend;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.memberhub.endtoend.Hub.Answer;
import com.memberhub.endtoend.Hub.Caller;
import com.memberhub.endtoend.Hub.NotAnswered;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged hub, its own PostgreSQL, and sudden death. */
class KilledHubIT {

    private static final int KILLS = 3;
    private static final int ACKNOWLEDGED_BEFORE_A_KILL = 150;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    @Test
    void givenAHubIsKilledUnderLoad_whenItStartsAgain_thenEveryAcknowledgedNumberIsThereAndUnchanged()
            throws Exception {
        Map<String, String> ledger = new ConcurrentHashMap<>();
        AtomicInteger next = new AtomicInteger();
        HubProcess hub = HubProcess.start(folder);
        try {
            for (int kill = 0; kill < KILLS; kill++) {
                loadUntilKilled(hub, ledger, next, (kill + 1) * ACKNOWLEDGED_BEFORE_A_KILL);
                hub = HubProcess.start(folder);
            }
            assertThat(hub.log()).contains("A PostgreSQL that an earlier hub left behind");
            Caller caller = hub.caller();
            for (Map.Entry<String, String> acknowledged : ledger.entrySet()) {
                Answer again = caller.create(Calls.smallest(acknowledged.getKey()));
                assertThat(again.outcome()).isEqualTo("unchanged");
                assertThat(again.outOpenId()).isEqualTo(acknowledged.getValue());
            }
            assertThat(ledger.values()).doesNotHaveDuplicates();
        } finally {
            hub.stop();
        }
        assertThat(folder.resolve(".member-hub/postgres/postmaster.pid"))
                .as("a hub that is stopped stops its PostgreSQL")
                .doesNotExist();
    }

    /** Eight callers register new members until the hub is killed in the middle of it. */
    private static void loadUntilKilled(
            HubProcess hub, Map<String, String> ledger, AtomicInteger next, int acknowledged) throws Exception {
        Caller caller = hub.caller();
        ExecutorService callers = Executors.newFixedThreadPool(8);
        try {
            for (int i = 0; i < 8; i++) {
                callers.execute(() -> {
                    try {
                        while (true) {
                            String mobile = String.valueOf(13_900_000_000L + next.incrementAndGet());
                            Answer answer = caller.create(Calls.smallest(mobile));
                            if (answer.success()) {
                                ledger.put(mobile, answer.outOpenId());
                            }
                        }
                    } catch (NotAnswered killed) {
                        // The hub is dead: this call was not acknowledged and promises nothing.
                    }
                });
            }
            long deadline = System.nanoTime() + SECONDS.toNanos(60);
            while (ledger.size() < acknowledged && System.nanoTime() < deadline) {
                MILLISECONDS.sleep(10);
            }
            hub.kill();
        } finally {
            callers.shutdown();
            assertThat(callers.awaitTermination(60, SECONDS)).isTrue();
        }
        assertThat(ledger).hasSizeGreaterThanOrEqualTo(acknowledged);
    }

    @Test
    void givenAHubRuns_whenAnotherStartsOnItsFolder_thenThatOneSaysWhyItCannotAndTheFirstIsUnharmed() throws Exception {
        HubProcess first = HubProcess.start(folder);
        try {
            HubProcess second = HubProcess.launch(folder, Map.of());

            assertThat(second.exitValue()).isEqualTo(1);
            assertThat(second.log())
                    .contains("APPLICATION FAILED TO START")
                    .contains("is in use by another member-hub")
                    .doesNotContain("\tat ");
            assertThat(first.caller().create(Calls.smallest("13800138000")).outcome())
                    .isEqualTo("created");
        } finally {
            first.stop();
        }
    }

    @Test
    void readsItsSettingsFromTheEnvironment() throws Exception {
        Path elsewhere = folder.resolve("elsewhere");
        Files.createDirectories(elsewhere);
        Files.writeString(elsewhere.resolve("PG_VERSION"), "9.6\n");

        HubProcess hub =
                HubProcess.launch(folder, Map.of("MEMBER_HUB_EMBEDDED_POSTGRES_DATA_DIRECTORY", elsewhere.toString()));

        assertThat(hub.exitValue()).isEqualTo(1);
        assertThat(hub.log()).contains(elsewhere + " was made by PostgreSQL 9.6");
    }
}
