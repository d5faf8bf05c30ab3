package com.memberhub.observability;

import static org.assertj.core.api.Assertions.assertThat;

import com.memberhub.adapter.jpa.database.TestDatabase;
import com.memberhub.endtoend.Hub;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;

/** Traces go to where somebody asked for them, and say nothing of anybody; without that there are none. */
@ExtendWith(OutputCaptureExtension.class)
class TracingTest {

    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final String SECRET = "knows-only-a-url-and-this-secret";
    private static final String CALL = """
            {"rootKdtId": 91234567, "appId": "crm", "mobile": "13800138077", "extendMap": {}, "name": "张小满"}""";

    @Test
    void givenAnEndpoint_thenARequestIsATraceThatItsIdFindsAndTellsNothingOfAnybody(CapturedOutput output)
            throws Exception {
        try (OtlpReceiver receiver = OtlpReceiver.start();
                Hub hub = Hub.on(
                        DATABASE,
                        TracesWhenAskedFor.ENDPOINT + "=" + receiver.endpoint(),
                        "management.tracing.sampling.probability=1",
                        "management.opentelemetry.tracing.export.schedule-delay=50ms",
                        "member-hub.platform.apps[0].app-id=crm",
                        "member-hub.platform.apps[0].scheme=token",
                        "member-hub.platform.apps[0].secrets=" + SECRET,
                        "member-hub.platform.apps[0].token-parameter=key")) {
            String created = post(hub, "/MemberCreateExtension?key=" + SECRET, CALL);
            String broken = post(hub, "/MemberCreateExtension?key=" + SECRET, "{\"mobile\": \"13800138077\", ");
            String refused = post(hub, "/MemberCreateExtension?key=" + SECRET + "x", CALL);
            String elsewhere = post(hub, "/members/13800138077?name=%E5%BC%A0%E5%B0%8F%E6%BB%A1", "{}");

            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(receiver.received()).contains(created, broken, refused, elsewhere));

            assertThat(receiver.received())
                    .startsWith("/v1/traces")
                    .contains("member-hub", "POST /MemberCreateExtension")
                    .doesNotContain("13800138077", "张小满", "%E5%BC%A0", SECRET);
            Awaitility.await().until(() -> output.getOut().contains("Call created"));
            Matcher line = Pattern.compile("(?m)^.*\\b([0-9a-f]{32}) \\[" + created + " 91234567 crm].*Call created")
                    .matcher(output);
            assertThat(line.find())
                    .as("the line of the call bears the id of its trace")
                    .isTrue();
        }
    }

    /** Or whoever calls could have each of their requests cost a trace. */
    @Test
    void givenACallerWhoWantsATrace_thenTheHubAloneDecidesWhetherThereIsOne() throws Exception {
        try (OtlpReceiver receiver = OtlpReceiver.start()) {
            // A hub that stops hands out the traces that it has.
            try (Hub hub = Hub.on(
                    DATABASE,
                    TracesWhenAskedFor.ENDPOINT + "=" + receiver.endpoint(),
                    "management.tracing.sampling.probability=0")) {
                post(
                        hub,
                        "/MemberCreateExtension",
                        CALL,
                        "traceparent",
                        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
            }

            assertThat(receiver.received()).isEmpty();
        }
    }

    @Test
    void givenNoEndpoint_thenNothingOfTracingIsThere() {
        try (Hub hub = Hub.on(DATABASE)) {
            ApplicationContext context = hub.context();

            assertThat(context.getBeanDefinitionNames())
                    .noneMatch(name -> name.toLowerCase(java.util.Locale.ROOT).contains("opentelemetry"))
                    .noneMatch(name -> name.toLowerCase(java.util.Locale.ROOT).contains("tracer"));
            assertThat(hub.caller().create(CALL).status()).isEqualTo(200);
        }
    }

    /** Sends it and gives the id of the request. */
    private static String post(Hub hub, String path, String body, String... headers) throws Exception {
        int port = hub.context().getEnvironment().getRequiredProperty("local.server.port", Integer.class);
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                                .headers(
                                        Stream.concat(Stream.of("Content-Type", "application/json"), Stream.of(headers))
                                                .toArray(String[]::new))
                                .POST(BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.ofString());
        return answer.headers().firstValue("X-Request-Id").orElseThrow();
    }
}
