package com.memberhub.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.memberhub.faults.Ledger.Acknowledged;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The hub answered, and the answer never arrived. */
class LostAnswerFaultIT {

    private static final Logger LOG = LoggerFactory.getLogger(LostAnswerFaultIT.class);
    private static final int LOST = 50;
    /** So few that no call loses the answers to all of its five attempts; where each fourth was lost, one in a thousand did. */
    private static final int ONE_IN = 20;

    private static final Pattern OUTCOME = Pattern.compile("Member-Outcome: ([a-z]+)");
    private static final Pattern REQUEST_ID = Pattern.compile("\"requestId\":\"([^\"]+)\"");
    private static final Pattern OUT_OPEN_ID = Pattern.compile("\"outOpenId\":\"([^\"]+)\"");

    @Test
    void givenAnAnswerIsLostOnItsWay_thenTheRetryGetsTheSameNumber(@TempDir Path folder) throws Exception {
        Ledger ledger = new Ledger();
        try (PostgresServer postgres = PostgresServer.create(folder);
                PackagedHub hub = PackagedHub.start(folder, postgres.database(), Map.of());
                TcpProxy network = TcpProxy.before(hub.port());
                Load load = Load.on(ledger, 8, network.port())) {
            ledger.await(50, Duration.ofSeconds(30));
            network.dropEachNthAnswer(ONE_IN);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> network.swallowed().size() >= LOST);
            network.dropEachNthAnswer(0);
            // Who is stopped does not come again, and some have not yet noticed that their answer is lost.
            Awaitility.await()
                    .pollDelay(Duration.ofSeconds(1))
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> network.swallowed().stream().allMatch(answer -> isTold(answer, ledger)));
            load.stop();

            List<Acknowledged> promises = new ArrayList<>(ledger.entries());
            // The hub has promised these too: its retries, all in the ledger by now, must have been told the same.
            List<Acknowledged> lost = network.swallowed().stream()
                    .map(answer -> promised(answer, ledger))
                    .toList();
            promises.addAll(lost);
            Aftermath after = Aftermath.of(postgres.database()).keeps(promises);
            LOG.info("{} answers lost: {}, {} members", lost.size(), load.counts(), after.members());
        }
    }

    private static boolean isTold(String answer, Ledger ledger) {
        String outOpenId = group(OUT_OPEN_ID, answer);
        return ledger.entries().stream().anyMatch(entry -> entry.outOpenId().equals(outOpenId));
    }

    /** Who it was about does not stand in the answer: whoever was told the same number in the end. */
    private static Acknowledged promised(String answer, Ledger ledger) {
        String outOpenId = group(OUT_OPEN_ID, answer);
        Acknowledged retried = ledger.entries().stream()
                .filter(entry -> entry.outOpenId().equals(outOpenId))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nobody was ever told the number of a lost answer: " + answer));
        return new Acknowledged(
                retried.identity(), outOpenId, group(REQUEST_ID, answer), group(OUTCOME, answer), Instant.now());
    }

    private static String group(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group(1);
    }
}
