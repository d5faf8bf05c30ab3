package com.memberhub.application.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.memberhub.application.registration.RegisterMember.Outcome;
import com.memberhub.application.registration.RegisterMember.Unchanged;
import com.memberhub.domain.member.OutOpenId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.QueryTimeoutException;

class PatientRegistrationTest {

    private static final List<Outcome> OUTCOMES = List.of(new Unchanged(new OutOpenId("number-1"), List.of()));

    private final AtomicInteger attempts = new AtomicInteger();
    private Instant now = Instant.parse("2026-11-24T08:00:00Z");
    private final InstantSource time = () -> now;
    private Duration attemptTakes = Duration.ofMillis(10);

    @Test
    void givenAnotherTransactionWasInTheWay_thenItBeginsAnew() {
        assertThat(failing(2, new CannotAcquireLockException("deadlock")).register(List.of()))
                .isEqualTo(OUTCOMES);
        assertThat(attempts).hasValue(3);
    }

    @Test
    void givenItIsInTheWayForGood_thenTheCallerMayTryAgain() {
        assertThatThrownBy(() ->
                        failing(3, new CannotAcquireLockException("deadlock")).register(List.of()))
                .isInstanceOf(CannotAcquireLockException.class);
        assertThat(attempts).hasValue(3);
    }

    @Test
    void givenTheDatabaseIsTooBusy_thenItIsNotAskedOnceMore() {
        assertThatThrownBy(() -> failing(1, new QueryTimeoutException("slow")).register(List.of()))
                .isInstanceOf(QueryTimeoutException.class);
        assertThat(attempts).hasValue(1);
    }

    @Test
    void givenARowWasWaitedForTooLong_thenItIsNotWaitedForOnceMore() {
        attemptTakes = Duration.ofMillis(1_500);

        assertThatThrownBy(() ->
                        failing(1, new CannotAcquireLockException("locked")).register(List.of()))
                .isInstanceOf(CannotAcquireLockException.class);
        assertThat(attempts).hasValue(1);
    }

    private RegisterMember failing(int times, RuntimeException failure) {
        return new PatientRegistration(
                batch -> {
                    now = now.plus(attemptTakes);
                    if (attempts.incrementAndGet() <= times) {
                        throw failure;
                    }
                    return OUTCOMES;
                },
                time.withZone(ZoneOffset.UTC));
    }
}
