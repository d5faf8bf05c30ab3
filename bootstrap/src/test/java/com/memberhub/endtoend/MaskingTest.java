package com.memberhub.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import com.memberhub.adapter.jpa.database.TestDatabase;
import com.memberhub.endtoend.SeenByStaff.Question;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Nobody sees anything personal without a reveal: in no answer, header, page, file or line of the log. */
@ExtendWith(OutputCaptureExtension.class)
class MaskingTest {

    private static final String REASON = "{\"reason\": \"核对\"}";

    private final SomebodyUnmistakable somebody = new SomebodyUnmistakable();

    @Test
    void givenSomebodyUnmistakable_whateverStaffLookAt_thenNothingOfThemIsInTheClear(CapturedOutput log) {
        TestDatabase database = TestDatabase.create();
        try (Hub hub = Hub.on(
                database,
                Staff.settings(
                        "viewer VIEWER",
                        "exporter EXPORTER",
                        "operator OPERATOR",
                        "auditor AUDITOR",
                        "privacy PRIVACY"))) {
            Hub.Answer created = hub.caller().create(somebody.firstCall());
            List<String> requestIds = List.of(
                    created.requestId(),
                    hub.caller().create(somebody.wholeCall()).requestId(),
                    hub.caller().create(somebody.refusedCall()).requestId(),
                    hub.caller().create(somebody.callWithASlip()).requestId(),
                    hub.caller()
                            .create(somebody.callWithPersonalDataInUnlikelyPlaces())
                            .requestId(),
                    hub.caller().create("mobile=" + SomebodyUnmistakable.MOBILE).requestId());
            String outOpenId = created.outOpenId();
            assertThatARevealIsSeenThrough(hub, outOpenId, List.of(requestIds.get(1), requestIds.get(4)));
            String importId = Uploads.uploadAs(hub, somebody.nameOfAFile(), "{}");

            Map<String, List<String>> told = new TreeMap<>();
            int shown = lookAtEverything(hub, outOpenId, requestIds, importId, told);
            assertThat(told).isEmpty();
            assertThat(shown).as("answers that were no refusals").isGreaterThan(80);

            database.execute("UPDATE member_call SET payload = NULL");
            lookAtEverything(hub, outOpenId, requestIds, importId, told);
            assertThat(told).as("when the payloads are purged").isEmpty();
            assertThat(SomebodyUnmistakable.toldBy(log.getAll())).as("log").isEmpty();
        }
    }

    private int lookAtEverything(
            Hub hub, String outOpenId, List<String> requestIds, String importId, Map<String, List<String>> told) {
        int shown = 0;
        for (String user : SeenByStaff.EVERYBODY) {
            for (Question question : SeenByStaff.answers(somebody, outOpenId, requestIds, importId)) {
                HttpResponse<String> answer = question.ask(new Program(hub, user));
                look(told, user + " " + question.method() + " " + question.path(), answer);
                shown += answer.statusCode() == 200 ? 1 : 0;
            }
            Staff person = new Staff(hub);
            person.signIn(user, Staff.PASSWORD);
            for (String page : SeenByStaff.pages(outOpenId, requestIds, importId)) {
                HttpResponse<String> answer = person.get(page);
                look(told, user + " " + page, answer);
                shown += answer.statusCode() == 200 ? 1 : 0;
            }
        }
        return shown;
    }

    @Test
    void givenEverythingIsLoggedThatCanBe_thenNothingOfThemIsInTheLog(CapturedOutput log) {
        try (Hub hub = Hub.on(
                TestDatabase.create(),
                Stream.concat(
                                Stream.of(Staff.settings("viewer VIEWER", "privacy PRIVACY")),
                                Stream.of(
                                        "logging.level.root=TRACE",
                                        "logging.level.com.memberhub=TRACE",
                                        "logging.level.org.hibernate.orm.jdbc.bind=TRACE",
                                        "logging.level.org.postgresql=TRACE",
                                        "spring.mvc.log-request-details=true"))
                        .toArray(String[]::new))) {
            useEverything(hub);

            assertThat(SomebodyUnmistakable.toldBy(log.getAll())).as("log").isEmpty();
            assertThat(log.getAll())
                    .as("what would let somebody in")
                    .doesNotContain(Staff.PASSWORD)
                    .doesNotContain(Staff.basic("viewer", Staff.PASSWORD));
            assertThat(log.getAll())
                    .as("details of the hub itself")
                    .contains("DEBUG")
                    .contains("Refused: ");

            // Else there would be nothing to keep out.
            LoggerContext logback = (LoggerContext) LoggerFactory.getILoggerFactory();
            logback.getTurboFilterList().clear();
            useEverything(hub);
            assertThat(SomebodyUnmistakable.toldBy(log.getAll())).as("log").contains("mobile", "name", "address");
        } finally {
            LoggingSystem.get(getClass().getClassLoader()).setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.INFO);
        }
    }

    private void useEverything(Hub hub) {
        String outOpenId = hub.caller().create(somebody.firstCall()).outOpenId();
        String requestId = hub.caller().create(somebody.wholeCall()).requestId();
        hub.caller().create(somebody.refusedCall());
        hub.caller().create(somebody.callWithASlip());
        hub.caller().create("mobile=" + SomebodyUnmistakable.MOBILE);
        Program privacy = new Program(hub, "privacy");
        privacy.post("/api/members/search", "{\"query\": \"" + SomebodyUnmistakable.MOBILE + "\"}");
        privacy.post("/api/members/search", "{\"query\": \"" + SomebodyUnmistakable.NAME + "\", \"size\": -1}");
        privacy.post("/api/members/" + outOpenId + "/reveal", REASON);
        privacy.post("/api/calls/" + requestId + "/reveal", REASON);
        Staff viewer = new Staff(hub);
        viewer.signIn("viewer", Staff.PASSWORD);
        String importId = Uploads.uploadAs(hub, somebody.nameOfAFile(), "{}");
        SeenByStaff.pages(outOpenId, List.of(requestId), importId).forEach(viewer::get);
    }

    private static void look(Map<String, List<String>> told, String where, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(where + ": " + answer.body()).isLessThan(500);
        List<String> values = SomebodyUnmistakable.toldBy(answer.headers().map() + "\n" + answer.body());
        if (!values.isEmpty()) {
            told.put(where, values);
        }
    }

    /** Else it would find nothing anywhere. */
    private static void assertThatARevealIsSeenThrough(Hub hub, String outOpenId, List<String> requestIds) {
        Program privacy = new Program(hub, "privacy");
        String member =
                privacy.post("/api/members/" + outOpenId + "/reveal", REASON).body();
        String calls = requestIds.stream()
                .map(id -> privacy.post("/api/calls/" + id + "/reveal", REASON).body())
                .collect(Collectors.joining());

        assertThat(SomebodyUnmistakable.toldBy(member + calls))
                .containsExactlyInAnyOrderElementsOf(SomebodyUnmistakable.CLEAR_VALUES.keySet().stream()
                        .filter(value -> !value.equals("secret"))
                        .toList());
    }
}
