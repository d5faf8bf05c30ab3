package com.memberhub.adapter.rest.envelope;

import static com.memberhub.adapter.rest.AnswerAssert.assertThatAnswer;
import static org.assertj.core.api.Assertions.assertThat;

import com.memberhub.adapter.rest.Answer;
import com.memberhub.adapter.rest.Hub;
import com.memberhub.adapter.rest.HubTest;
import com.memberhub.adapter.rest.InMemoryRegistration;
import com.memberhub.adapter.rest.RestTestApplication;
import com.memberhub.adapter.rest.extension.CallBody;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.InvalidDataAccessResourceUsageException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.TransactionTimedOutException;

/** What callers are told when the hub itself fails, and what they are not. */
@HubTest
@ExtendWith(OutputCaptureExtension.class)
class FailureTest {

    private static final String SECRET = "password=hunter2 at db-7";

    private final Hub hub;
    private final InMemoryRegistration registration;

    FailureTest(Hub hub, InMemoryRegistration registration) {
        this.hub = hub;
        this.registration = registration;
    }

    @ParameterizedTest
    @MethodSource
    void givenADefect_whenCalled_thenTheAnswerIsA500ThatTellsNothingOfIt(
            RuntimeException defect, CapturedOutput output) {
        registration.failFromNowOn(defect);

        Answer answer = hub.create(CallBody.full().json());

        assertThatAnswer(answer).isFailure(500);
        assertThat(answer.message()).isEqualTo("系统内部错误，请凭 requestId 联系我们");
        assertThat(answer.body()).doesNotContain(SECRET, "Exception", "com.memberhub");
        assertThat(answer.header("Retry-After")).isEmpty();
        assertThat(output).contains("[" + answer.requestId() + " ").contains(SECRET);
    }

    static Stream<RuntimeException> givenADefect_whenCalled_thenTheAnswerIsA500ThatTellsNothingOfIt() {
        return Stream.of(
                new IllegalStateException(SECRET),
                new NullPointerException(SECRET),
                new DataIntegrityViolationException(SECRET),
                new InvalidDataAccessResourceUsageException(SECRET, new SQLException(SECRET, "42P01")));
    }

    @ParameterizedTest
    @MethodSource
    void givenAStoreThatDoesNotServe_whenCalled_thenTheAnswerIsA503ThatSaysWhenToRetry(RuntimeException failure) {
        registration.failFromNowOn(failure);

        Answer answer = hub.create(CallBody.full().json());

        assertThatAnswer(answer).isFailure(503);
        assertThat(answer.header("Retry-After")).isEqualTo("1");
        assertThat(answer.message()).contains("重试会得到相同的 outOpenId");
        assertThat(answer.body()).doesNotContain(SECRET, "Exception");
    }

    static Stream<RuntimeException> givenAStoreThatDoesNotServe_whenCalled_thenTheAnswerIsA503ThatSaysWhenToRetry() {
        return Stream.of(
                new CannotCreateTransactionException(SECRET),
                new TransactionTimedOutException(SECRET),
                new TransactionSystemException(SECRET),
                new DataAccessResourceFailureException(SECRET),
                new TransientDataAccessResourceException(SECRET),
                new RecoverableDataAccessException(SECRET),
                new QueryTimeoutException(SECRET),
                new CannotAcquireLockException(SECRET),
                new OptimisticLockingFailureException(SECRET),
                new ConcurrencyFailureException(SECRET),
                new InvalidDataAccessResourceUsageException(SECRET, new SQLException(SECRET, "42501")));
    }

    @Test
    void givenADefectBeforeAnyHandler_whenCalled_thenTheRequestIdFindsItInTheLog(CapturedOutput output) {
        Answer answer = hub.send(hub.request(RestTestApplication.BROKEN_FILTER));

        assertThatAnswer(answer).isFailure(500);
        assertThat(output.getAll().lines())
                .anyMatch(line -> line.contains(answer.requestId()) && line.contains("a broken filter"));
    }

    @Test
    void givenAFailure_whenTheStoreIsBack_thenTheRetrySucceeds() {
        registration.failFromNowOn(new CannotCreateTransactionException(SECRET));
        assertThatAnswer(hub.create(CallBody.full().json())).isFailure(503);

        registration.recover();

        assertThatAnswer(hub.create(CallBody.full().json())).isStored("created");
    }
}
