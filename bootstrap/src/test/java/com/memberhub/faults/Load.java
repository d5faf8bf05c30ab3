package com.memberhub.faults;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.memberhub.faults.Ledger.Acknowledged;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Callers that behave like the platform: they register new people, repeat what they told before, a few people very often, wait
 * a few seconds for an answer and send again what was not answered. They go on whatever happens, until they are stopped.
 */
final class Load implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Load.class);
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int ATTEMPTS = 5;
    private static final int HOT = 4;
    private static final AtomicInteger PEOPLE = new AtomicInteger();
    private static final long[] ROOT_KDT_IDS = {91_234_567L, 91_234_568L};

    private final Ledger ledger;
    private final List<URI> hubs;
    private final ExecutorService callers;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final @Nullable Identity only;
    private final List<Identity> hot;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger retries = new AtomicInteger();
    private final AtomicInteger unavailable = new AtomicInteger();
    private final AtomicInteger unanswered = new AtomicInteger();
    private final AtomicInteger givenUp = new AtomicInteger();
    private final Collection<Long> latencies = new ConcurrentLinkedQueue<>();
    private final Collection<String> strange = new ConcurrentLinkedQueue<>();

    private Load(Ledger ledger, List<URI> hubs, int callers, @Nullable Identity only) {
        this.ledger = ledger;
        this.hubs = hubs;
        this.only = only;
        this.hot = newIdentities(HOT);
        this.callers = Executors.newFixedThreadPool(callers);
        for (int i = 0; i < callers; i++) {
            Random random = new Random(20_261_124L + i);
            this.callers.execute(() -> callUntilStopped(random));
        }
    }

    /** Callers on every one of these ports of this machine. */
    static Load on(Ledger ledger, int callers, int... ports) {
        return new Load(ledger, Arrays.stream(ports).mapToObj(Load::hub).toList(), callers, null);
    }

    /** Callers who all tell of one person, again and again. */
    static Load of(Identity only, Ledger ledger, int callers, int port) {
        return new Load(ledger, List.of(hub(port)), callers, only);
    }

    private static URI hub(int port) {
        return URI.create("http://127.0.0.1:" + port + "/MemberCreateExtension");
    }

    static Identity newIdentity() {
        int number = PEOPLE.incrementAndGet();
        return new Identity(ROOT_KDT_IDS[number % ROOT_KDT_IDS.length], String.valueOf(13_800_000_000L + number));
    }

    private static List<Identity> newIdentities(int count) {
        return Stream.generate(Load::newIdentity).limit(count).toList();
    }

    private void callUntilStopped(Random random) {
        Identity earlier = hot.get(0);
        try {
            while (!isStopping()) {
                int kind = random.nextInt(10);
                Identity identity = only != null
                        ? only
                        : kind < 6 ? newIdentity() : kind < 8 ? hot.get(random.nextInt(HOT)) : earlier;
                send(identity, body(identity, kind % 2 == 0 ? "客人" + random.nextInt(100) : ""), random);
                if (kind < 6) {
                    earlier = identity;
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException defect) {
            LOG.error("A caller ended", defect);
            strange.add(defect.toString());
        }
    }

    /** Sends a call and, like the platform, sends it again when there was no answer or one that says so. */
    private void send(Identity identity, String body, Random random) throws InterruptedException {
        calls.incrementAndGet();
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            if (tell(identity, body, hubs.get(random.nextInt(hubs.size())))) {
                return;
            }
            retries.incrementAndGet();
            if (stopping.await(50L * attempt, MILLISECONDS)) {
                return;
            }
        }
        givenUp.incrementAndGet();
    }

    private boolean tell(Identity identity, String body, URI hub) throws InterruptedException {
        HttpResponse<String> response;
        long sent = System.nanoTime();
        try {
            response = client.send(request(hub, body), BodyHandlers.ofString());
        } catch (IOException nobody) {
            unanswered.incrementAndGet();
            return false;
        } finally {
            latencies.add(System.nanoTime() - sent);
        }
        JsonNode answer = JSON.readTree(response.body());
        if (response.statusCode() == 503
                && answer.path("code").intValue() == 503
                && response.headers().firstValue("Retry-After").isPresent()) {
            unavailable.incrementAndGet();
            return false;
        }
        if (response.statusCode() != 200 || !answer.path("success").booleanValue()) {
            strange.add(response.statusCode() + " " + response.body());
            return true;
        }
        ledger.write(acknowledged(identity, response, answer));
        return true;
    }

    /** What a successful answer promises. */
    static Acknowledged acknowledged(Identity identity, HttpResponse<String> response, JsonNode answer) {
        return new Acknowledged(
                identity,
                answer.get("data").get("outOpenId").stringValue(),
                answer.get("requestId").stringValue(),
                response.headers().firstValue("Member-Outcome").orElse(""),
                Instant.now());
    }

    static HttpRequest request(URI hub, String body) {
        return HttpRequest.newBuilder(hub)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    static String body(Identity identity, String name) {
        return """
                {"rootKdtId": %d, "appId": "91234567_crm", "mobile": "%s", "name": "%s", "extendMap": {}}""".formatted(identity.rootKdtId(), identity.mobile(), name);
    }

    /** Forgets how long answers took so far. */
    void measureAnew() {
        latencies.clear();
    }

    /** How long 99 of 100 attempts took at most, whatever came of them. */
    Duration p99() {
        List<Long> sorted = latencies.stream().sorted().toList();
        return Duration.ofNanos(sorted.get(sorted.size() * 99 / 100));
    }

    int attempts() {
        return latencies.size();
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }

    /** Waits until so many more attempts were told to come again. Whoever got no answer at all was told nothing. */
    void awaitUnavailable(int more) {
        int wanted = unavailable() + more;
        Awaitility.await()
                .atMost(Ledger.PATIENCE)
                .pollDelay(Duration.ZERO)
                .untilAsserted(() -> assertThat(unavailable())
                        .as("times 503 of %s", counts())
                        .isGreaterThanOrEqualTo(wanted));
    }

    /** How many attempts were answered 503 so far. */
    int unavailable() {
        return unavailable.get();
    }

    /** Stops the callers, after the calls that they have begun. */
    Load stop() throws InterruptedException {
        stopping.countDown();
        callers.shutdown();
        assertThat(callers.awaitTermination(30, SECONDS))
                .as("every caller got an answer or lost patience")
                .isTrue();
        assertThat(strange)
                .as("answers that are neither success nor 503 with Retry-After")
                .isEmpty();
        return this;
    }

    String counts() {
        return "%d calls, %d acknowledged, %d retries, %d times 503, %d times no answer, %d given up"
                .formatted(
                        calls.get(), ledger.size(), retries.get(), unavailable.get(), unanswered.get(), givenUp.get());
    }

    @Override
    public void close() {
        stopping.countDown();
        callers.shutdownNow();
    }
}
