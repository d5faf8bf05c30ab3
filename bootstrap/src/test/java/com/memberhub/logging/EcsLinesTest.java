package com.memberhub.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.springframework.mock.env.MockEnvironment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a line of the log says, to whoever collects them. */
class EcsLinesTest {

    private final MockEnvironment environment = new MockEnvironment();
    private final ListAppender<ILoggingEvent> events = new ListAppender<>();
    private final LoggerContext context = new LoggerContext();
    private final Logger log = context.getLogger("com.memberhub.Test");

    @BeforeEach
    void listen() {
        context.setMDCAdapter(MDC.getMDCAdapter());
        events.start();
        log.addAppender(events);
    }

    @AfterEach
    void forgetTheRequest() {
        MDC.clear();
    }

    @Test
    void givenAnEvent_thenTheLineHasWhatTheSchemaAsksFor() {
        environment.setProperty("spring.application.name", "member-hub");
        environment.setProperty("logging.structured.ecs.service.environment", "production");
        log.warn("The {} is full", "disk");

        JsonNode line = line();
        assertThat(line.get("@timestamp").stringValue()).matches("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z");
        assertThat(line.get("log.level").stringValue()).isEqualTo("WARN");
        assertThat(line.get("log.logger").stringValue()).isEqualTo("com.memberhub.Test");
        assertThat(line.get("message").stringValue()).isEqualTo("The disk is full");
        assertThat(line.get("service.name").stringValue()).isEqualTo("member-hub");
        assertThat(line.get("service.environment").stringValue()).isEqualTo("production");
        assertThat(line.get("process.thread.name").stringValue())
                .isEqualTo(Thread.currentThread().getName());
        assertThat(line.has("ecs.version")).isTrue();
    }

    @Test
    void givenARequestAndWhatIsSaidOfIt_thenEachIsAFieldAndNumbersAreNumbers() {
        MDC.put("requestId", "01ARZ3NDEKTSV4RRFFQ69G5FAV");
        log.atInfo()
                .addKeyValue("outcome", "created")
                .addKeyValue("status", 200)
                .addKeyValue("durationMs", 4L)
                .log("Call");

        JsonNode line = line();
        assertThat(line.get("requestId").stringValue()).isEqualTo("01ARZ3NDEKTSV4RRFFQ69G5FAV");
        assertThat(line.get("outcome").stringValue()).isEqualTo("created");
        assertThat(line.get("status").intValue()).isEqualTo(200);
        assertThat(line.get("durationMs").longValue()).isEqualTo(4);
    }

    @Test
    void givenTextThatWouldEndAStringOrALine_thenTheLineIsStillOneObject() {
        String text = "\"}\n{\"log.level\":\"ERROR\"} \\ 张\u2028\u0000";
        log.atInfo().addKeyValue("ke\"y", text).log(text);

        JsonNode line = line();
        assertThat(line.get("message").stringValue()).isEqualTo(text);
        assertThat(line.get("ke\"y").stringValue()).isEqualTo(text);
        assertThat(line.get("log.level").stringValue()).isEqualTo("INFO");
    }

    @Test
    void givenAFailure_thenItsStackAndItsCauseAreInTheSameLine() {
        log.error("Failed", new IllegalStateException("outer", new IllegalArgumentException("inner \"quoted\"")));

        JsonNode line = line();
        assertThat(line.get("error.type").stringValue()).isEqualTo("java.lang.IllegalStateException");
        assertThat(line.get("error.message").stringValue()).isEqualTo("outer");
        assertThat(line.get("error.stack_trace").stringValue())
                .contains("IllegalStateException: outer")
                .contains("Caused by: java.lang.IllegalArgumentException: inner \"quoted\"")
                .contains("EcsLinesTest.java");
    }

    private JsonNode line() {
        String line = new EcsLines(environment).format(events.list.get(0));
        assertThat(line).endsWith("\n");
        assertThat(line.strip()).doesNotContain("\n");
        return new JsonMapper().readTree(line);
    }
}
