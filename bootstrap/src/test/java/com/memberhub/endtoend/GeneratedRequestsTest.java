package com.memberhub.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.memberhub.adapter.jpa.database.TestDatabase;
import com.memberhub.endtoend.GeneratedCalls.GeneratedCall;
import com.memberhub.endtoend.Hub.Answer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Requests made from the hub's own OpenAPI document, right ones and ones with exactly one field broken: each is answered
 * with the status, the form and the finding that the document and the contract promise. A failure tells the seed;
 * {@code -Dmember-hub.test.seed=} repeats it.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class GeneratedRequestsTest {

    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final JsonMapper JSON = new JsonMapper();
    private static final long SEED = Long.getLong("member-hub.test.seed", 20_261_124L);
    private static final int CALLS = 20_000;
    private static final int OF_EACH_STAFF_OPERATION = 60;
    private static final int AT_ONCE = 16;
    private static final int MOST_FAILURES_TOLD = 20;

    @SuppressWarnings("NullAway.Init") // started once for all tests
    private static Hub hub;

    @SuppressWarnings("NullAway.Init")
    private static OpenApi api;

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @BeforeAll
    static void start() {
        // A line for each call would be most of what this test costs.
        hub = Hub.on(
                DATABASE,
                Stream.concat(
                                Stream.of(Staff.settings("everything VIEWER,PRIVACY,EXPORTER,OPERATOR,AUDITOR")),
                                Stream.of("logging.level.com.memberhub=warn", Hub.PATIENT))
                        .toArray(String[]::new));
        Answer document = hub.caller().get("/v3/api-docs");
        api = new OpenApi(document.body());
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @Test
    @Order(1)
    void givenCallsFromTheDocument_whenOneFieldIsBroken_thenItIsToldByItsPathAndOthersAreStored()
            throws InterruptedException {
        GeneratedCalls calls = new GeneratedCalls(api, new Random(SEED));
        List<String> failures = new ArrayList<>();
        Semaphore free = new Semaphore(AT_ONCE);
        int broken = 0;
        for (int i = 0; i < CALLS; i++) {
            GeneratedCall call = calls.next();
            broken += call.isRight() ? 0 : 1;
            free.acquire();
            CompletableFuture<?> unused = CLIENT.sendAsync(
                            request("/MemberCreateExtension")
                                    .header("Content-Type", "application/json")
                                    .POST(BodyPublishers.ofString(call.body()))
                                    .build(),
                            BodyHandlers.ofString())
                    .thenApply(response -> wrongWith(call, response))
                    .exceptionally(failure -> List.of(failure.toString()))
                    .thenAccept(wrong -> {
                        if (!wrong.isEmpty()) {
                            synchronized (failures) {
                                failures.add(call + " was answered " + wrong);
                            }
                        }
                    })
                    // At the very last, or the test could end before a failure is told, or wait for ever.
                    .whenComplete((told, failure) -> free.release());
        }
        free.acquire(AT_ONCE);

        assertThat(broken).isGreaterThan(CALLS / 2);
        told(failures);
    }

    private static List<String> wrongWith(GeneratedCall call, HttpResponse<String> response) {
        List<String> wrong = new ArrayList<>();
        if (response.statusCode() != 200) {
            wrong.add("status " + response.statusCode() + " " + response.body());
            return wrong;
        }
        JsonNode envelope = JSON.readTree(response.body());
        synchronized (api) {
            wrong.addAll(api.violations(api.schema("Envelope"), envelope));
        }
        boolean success = envelope.path("success").booleanValue();
        if (success != call.isRight()) {
            wrong.add((success ? "stored" : "refused") + " " + envelope.path("errorData"));
        }
        if (envelope.path("code").intValue() != (success ? 200 : 400)) {
            wrong.add("code " + envelope.path("code"));
        }
        if (!call.isRight()
                && !Set.copyOf(envelope.path("errorData").propertyNames()).equals(call.brokenPaths())) {
            wrong.add("errors at " + envelope.path("errorData"));
        }
        if (!response.headers()
                .firstValue("X-Request-Id")
                .orElse("")
                .equals(envelope.path("requestId").asString())) {
            wrong.add("another requestId");
        }
        return wrong;
    }

    @Test
    @Order(2)
    void givenRequestsOfStaffFromTheDocument_whenOneFieldIsBroken_thenItIsAProblemAtThatField() {
        Random random = new Random(SEED);
        String outOpenId = hub.caller()
                .create(Calls.with("13800138000", "\"name\": \"张小满\","))
                .outOpenId();
        String requestId = hub.caller().create("{\"rootKdtId\": 7}").requestId();
        Map<String, String> path = new HashMap<>();
        path.put("outOpenId", outOpenId);
        path.put("requestId", requestId);
        path.put("id", uploaded());
        List<String> failures = new ArrayList<>();
        new GeneratedStaffRequests(api, random, path)
                .requests(OF_EACH_STAFF_OPERATION)
                .forEach(generated -> failures.addAll(wrongWith(
                        generated,
                        answer(
                                generated,
                                "Authorization",
                                Staff.basic("everything", Staff.PASSWORD),
                                "Accept",
                                api.accepted(generated.operation())))));

        told(failures);
    }

    /** Whoever generates a client has an error for each status that is listed, and none for any other. */
    @Test
    @Order(3)
    void givenNobodyAndAFormatThatThereIsNot_thenTheAnswerIsInTheDocument() {
        List<String> failures = new ArrayList<>();
        Map<String, String> path = Map.of("outOpenId", "nobody", "requestId", "none", "id", "none");
        new GeneratedStaffRequests(api, new Random(SEED), path).requests(1).forEach(generated -> {
            failures.addAll(wrongWith(generated, answer(generated)));
            failures.addAll(wrongWith(
                    generated,
                    answer(
                            generated,
                            "Authorization",
                            Staff.basic("everything", Staff.PASSWORD),
                            "Accept",
                            "application/xml")));
        });

        told(failures);
    }

    private static HttpResponse<String> answer(GeneratedStaffRequests.Generated generated, String... headers) {
        HttpRequest.Builder request = request(generated.url())
                .method(
                        generated.method(),
                        generated.body() == null ? BodyPublishers.noBody() : BodyPublishers.ofString(generated.body()));
        if (generated.body() != null) {
            request.header("Content-Type", generated.contentType());
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.sendAsync(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8))
                .join();
    }

    private static List<String> wrongWith(GeneratedStaffRequests.Generated generated, HttpResponse<String> response) {
        return violations(generated, response).stream()
                .map(wrong -> generated + " was answered " + wrong)
                .toList();
    }

    private static List<String> violations(GeneratedStaffRequests.Generated generated, HttpResponse<String> response) {
        List<String> wrong = new ArrayList<>();
        int status = response.statusCode();
        api.promisedHeaders(generated.operation(), status)
                .filter(header -> response.headers().firstValue(header).isEmpty())
                .forEach(header -> wrong.add("status " + status + " without " + header));
        if ((generated.brokenField() != null && status != 400) || status >= 500) {
            wrong.add("status " + status);
        }
        if (generated.brokenField() == null && !generated.strangePath() && status == 400) {
            wrong.add("a problem: " + response.body());
        }
        String type = response.headers().firstValue("Content-Type").orElse("").replaceAll(";.*", "");
        if (type.isEmpty()) {
            if (!generated.operation().path("responses").has(Integer.toString(status))) {
                wrong.add("status " + status + " is not in the document");
            }
            return wrong;
        }
        if (generated.strangePath() && status == 400 && type.equals("application/json")) {
            // No path of anybody's: Tomcat refused it before it was the API's.
            wrong.addAll(api.violations(api.schema("Envelope"), JSON.readTree(response.body())));
            return wrong;
        }
        JsonNode schema = api.answer(generated.operation(), status, type);
        if (schema == null) {
            wrong.add("status " + status + " in " + type + " is not in the document");
        } else if (type.endsWith("json") && !type.contains("ndjson")) {
            JsonNode body = JSON.readTree(response.body());
            wrong.addAll(api.violations(schema, body));
            String field = generated.brokenField();
            if (field != null
                    && body.path("errors")
                            .valueStream()
                            .noneMatch(error -> error.path("field").asString().equals(field))) {
                wrong.add("no error at " + field + ": " + body.path("errors"));
            }
        }
        return wrong;
    }

    private static String uploaded() {
        HttpRequest file = request("/api/imports?rootKdtId=91234567")
                .header("Authorization", Staff.basic("everything", Staff.PASSWORD))
                .header("Content-Type", "text/csv")
                .POST(BodyPublishers.ofString("mobile,outOpenId\n13800138001,80012345\nx,80012346\n"))
                .build();
        return JSON.readTree(
                        CLIENT.sendAsync(file, BodyHandlers.ofString()).join().body())
                .path("id")
                .asString();
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:"
                        + hub.context().getEnvironment().getRequiredProperty("local.server.port") + path))
                .timeout(Duration.ofSeconds(60));
    }

    private static void told(List<String> failures) {
        assertThat(failures.stream().limit(MOST_FAILURES_TOLD))
                .as("%d failures; repeat them with -Dmember-hub.test.seed=%d", failures.size(), SEED)
                .isEmpty();
    }
}
