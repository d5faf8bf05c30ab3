package com.memberhub.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.memberhub.MemberHubApplication;
import com.memberhub.adapter.jpa.database.TestDatabase;
import com.memberhub.endtoend.Hub.Answer;
import com.memberhub.endtoend.Hub.Caller;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an operator reads of a call. */
@ExtendWith(OutputCaptureExtension.class)
class CallLogTest {

    private static final JsonMapper JSON = new JsonMapper();

    /** Spring Boot remembers the first format for as long as the JVM runs. */
    @BeforeEach
    @AfterEach
    void forgetTheFormat() {
        System.clearProperty("CONSOLE_LOG_STRUCTURED_FORMAT");
    }

    @Test
    void givenADatabaseIsConfigured_thenACallIsOneLineOfJsonWithWhoseItIsAndWhatBecameOfIt(CapturedOutput output) {
        TestDatabase database = TestDatabase.create();
        String[] settings = Stream.concat(
                        Stream.of("server.port=0", "management.server.port=0"), Stream.of(database.properties()))
                .map(setting -> "--" + setting)
                .toArray(String[]::new);
        try (ConfigurableApplicationContext context =
                new SpringApplicationBuilder(MemberHubApplication.class).run(settings)) {
            Caller caller =
                    new Caller(context.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
            Answer created = caller.create(Calls.smallest("13800138000"));
            Answer refused = caller.create(Calls.smallest("1380013800"));
            Answer unreadable = caller.create("no JSON");
            Answer tooLarge = caller.create(new byte[300_000]);
            int notPost = caller.get("/MemberCreateExtension").status();

            JsonNode line = onlyLine(output, created);
            assertThat(line.get("log.level").stringValue()).isEqualTo("INFO");
            assertThat(line.get("rootKdtId").stringValue()).isEqualTo("91234567");
            assertThat(line.get("appId").stringValue()).isEqualTo("91234567_crm");
            assertThat(line.get("outcome").stringValue()).isEqualTo("created");
            assertThat(line.get("status").intValue()).isEqualTo(200);
            assertThat(line.get("durationMs").isIntegralNumber()).isTrue();
            assertThat(line.get("message").stringValue()).contains(created.outOpenId());

            assertThat(onlyLine(output, refused).get("outcome").stringValue()).isEqualTo("refused");
            assertThat(onlyLine(output, refused).get("message").stringValue()).contains("MOBILE_MALFORMED");
            assertThat(onlyLine(output, unreadable).get("outcome").stringValue())
                    .isEqualTo("refused");
            assertThat(onlyLine(output, tooLarge).get("status").intValue()).isEqualTo(413);
            assertThat(notPost).isEqualTo(405);
            assertThat(output.getOut()).as("of nobody's, that is no call").doesNotContain("\"status\":405");

            List<String> lines = output.getOut().lines().toList();
            assertThat(lines.subList(lines.size() - 20, lines.size()))
                    .allMatch(text -> JSON.readTree(text).has("@timestamp"));
        }
    }

    @Test
    void givenAHubToTryOut_thenTheLineIsPlain(CapturedOutput output) {
        try (Hub hub = Hub.on(TestDatabase.create())) {
            Answer created = hub.caller().create(Calls.smallest("13800138000"));

            assertThat(onlyLineWith(created.requestId(), output))
                    .containsPattern("INFO .*Call created in [0-9]+ ms: " + created.outOpenId())
                    .contains("[" + created.requestId() + " 91234567 91234567_crm]");
        }
    }

    @Test
    void givenAnAppIdThatIsNoName_thenItBreaksNoLine(CapturedOutput output) {
        try (Hub hub = Hub.on(TestDatabase.create())) {
            Answer answer = hub.caller()
                    .create("{\"rootKdtId\": 7, \"appId\": \"a\\n2026 ERROR forged\", \"mobile\": \"13800138000\","
                            + " \"extendMap\": {}}");

            onlyLineWith(answer.requestId(), output);
            assertThat(output.getOut()).doesNotContain("forged");
        }
    }

    @Test
    void givenAnotherRequestOnTheSameThread_thenNothingOfTheCallBeforeIsOnItsLines(CapturedOutput output) {
        try (Hub hub = Hub.on(
                TestDatabase.create(),
                "spring.threads.virtual.enabled=false",
                "server.tomcat.threads.max=1",
                "server.tomcat.threads.min-spare=1",
                "logging.level.com.memberhub=DEBUG")) {
            hub.caller().create(Calls.smallest("13800138000"));
            Answer refused = hub.caller().create("no JSON");

            await().until(() -> output.getOut().contains("[" + refused.requestId()));
            assertThat(output.getOut().lines().filter(line -> line.contains("Call refused")))
                    .isNotEmpty()
                    .allMatch(line -> !line.contains("91234567"));
        }
    }

    private static JsonNode onlyLine(CapturedOutput output, Answer answer) {
        return JSON.readTree(onlyLineWith("\"requestId\":\"" + answer.requestId() + "\"", output));
    }

    /** The caller has its answer before the line of the call is written. */
    private static String onlyLineWith(String text, CapturedOutput output) {
        List<String> lines = await().until(
                        () -> output.getOut()
                                .lines()
                                .filter(line -> line.contains(text))
                                .toList(),
                        found -> !found.isEmpty());
        assertThat(lines).hasSize(1);
        return lines.get(0);
    }
}
