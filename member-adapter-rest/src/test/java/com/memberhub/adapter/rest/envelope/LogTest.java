package com.memberhub.adapter.rest.envelope;

import static com.memberhub.adapter.rest.AnswerAssert.assertThatAnswer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.memberhub.adapter.rest.Answer;
import com.memberhub.adapter.rest.Hub;
import com.memberhub.adapter.rest.HubTest;
import com.memberhub.adapter.rest.InMemoryRegistration;
import com.memberhub.adapter.rest.extension.CallBody;
import com.memberhub.application.registration.BusyException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A call is found in the log by its requestId, and nobody's personal data is. */
@HubTest
@ExtendWith(OutputCaptureExtension.class)
class LogTest {

    private final Hub hub;
    private final InMemoryRegistration registration;

    LogTest(Hub hub, InMemoryRegistration registration) {
        this.hub = hub;
        this.registration = registration;
    }

    @Test
    void givenAnAcceptedCall_whenLogged_thenTheLineBearsTheRequestIdAndTheNumber(CapturedOutput output) {
        Answer answer = hub.create(CallBody.full().json());

        assertThat(linesOf(answer, output)).contains("Call created in ", answer.outOpenId());
        assertNothingPersonal(output);
    }

    @Test
    void givenARefusedCall_whenLogged_thenTheLineBearsTheRequestIdAndTheCodes(CapturedOutput output) {
        Answer answer = hub.create(CallBody.full()
                .with("gender", "9")
                .withText("birthday", "1992-13-01")
                .json());

        assertThat(linesOf(answer, output)).contains(": [NOT_LISTED, DATE_MALFORMED]");
        assertNothingPersonal(output);
    }

    @Test
    void givenACallWhoseMobileIsWrong_whenLogged_thenTheMobileIsNotInTheLog(CapturedOutput output) {
        Answer answer =
                hub.create(CallBody.full().withText("mobile", "1380013800").json());

        assertThatAnswer(answer).isRefused("mobile", "mobile_malformed");
        assertThat(linesOf(answer, output)).contains("Call refused").doesNotContain("1380013800");
    }

    @Test
    void givenACallThatIsNotJson_whenLogged_thenTheBodyIsNotInTheLog(CapturedOutput output) {
        Answer answer = hub.create("{\"name\": \"张小满\", \"mobile\": 13800138000");

        await().until(() -> output.getAll().contains("[" + answer.requestId()));
        assertNothingPersonal(output);
    }

    @Test
    void givenADefect_whenLogged_thenTheBodyIsNotInTheLog(CapturedOutput output) {
        registration.failFromNowOn(new IllegalStateException("a defect"));

        Answer answer = hub.create(CallBody.full().json());

        assertThat(linesOf(answer, output)).contains("A defect");
        assertNothingPersonal(output);
    }

    /** Under a load that is too much they would be one more burden. */
    @Test
    void givenMoreCallsThanCanBeTakenOn_whenTheyAreRefused_thenThereIsNoLineForEach(CapturedOutput output) {
        registration.failFromNowOn(new BusyException("too many calls"));
        Answer busy = hub.create(CallBody.full().json());
        registration.recover();
        Answer taken = hub.create(CallBody.full().json());

        assertThatAnswer(busy).isFailure(503);
        assertThat(linesOf(taken, output)).contains("Call created");
        assertThat(output).doesNotContain(busy.requestId());
    }

    /** The caller has its answer before the line of the call is written. */
    private static String linesOf(Answer answer, CapturedOutput output) {
        return await().until(
                        () -> output.getAll()
                                .lines()
                                .filter(line -> line.contains("[" + answer.requestId() + " 91234567 91234567_crm]"))
                                .collect(Collectors.joining("\n")),
                        lines -> lines.contains("Call "));
    }

    private static void assertNothingPersonal(CapturedOutput output) {
        assertThat(output)
                .doesNotContain("13800138000", "张小满", "小满", "1992-05-21", "文三路", "xiaoman_1992", "2024-06-01");
    }
}
