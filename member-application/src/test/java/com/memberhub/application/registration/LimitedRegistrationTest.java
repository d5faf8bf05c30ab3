package com.memberhub.application.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.memberhub.application.registration.LimitedRegistration.Limits;
import com.memberhub.application.registration.RegisterMember.Outcome;
import com.memberhub.application.registration.RegisterMember.Unchanged;
import com.memberhub.domain.member.OutOpenId;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.QueryTimeoutException;

class LimitedRegistrationTest {

    private static final List<Outcome> OUTCOMES = List.of(new Unchanged(new OutOpenId("number-1"), List.of()));
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(20);

    private final ExecutorService callers = Executors.newCachedThreadPool();
    private final CountDownLatch storeAnswers = new CountDownLatch(1);
    private final CountDownLatch twoBegan = new CountDownLatch(2);

    @AfterEach
    void end() {
        storeAnswers.countDown();
        callers.shutdown();
    }

    @Test
    void givenEveryPlaceIsTaken_whenNoneBecomesFreeInTime_thenTheCallerLearnsThatTheHubIsBusy() {
        LimitedRegistration registration = new LimitedRegistration(this::slowly, new Limits(2, 10, SHORT));
        takeBothPlaces(registration);

        assertThatThrownBy(() -> registration.register(List.of())).isInstanceOf(BusyException.class);
        assertThat(registration.inWork()).isEqualTo(2);
    }

    @Test
    void givenEveryPlaceIsTaken_whenOneBecomesFreeInTime_thenTheCallBegins() {
        LimitedRegistration registration = new LimitedRegistration(this::slowly, new Limits(2, 10, LONG));
        takeBothPlaces(registration);
        CompletableFuture<List<Outcome>> third = call(registration);
        await(() -> registration.waiting() == 1);

        storeAnswers.countDown();

        assertThat(third).succeedsWithin(LONG).isEqualTo(OUTCOMES);
    }

    @Test
    void givenAsManyWaitAsMay_thenTheNextIsToldAtOnce() {
        LimitedRegistration registration = new LimitedRegistration(this::slowly, new Limits(2, 1, LONG));
        takeBothPlaces(registration);
        CompletableFuture<List<Outcome>> waits = call(registration);
        await(() -> registration.waiting() == 1);

        assertThatThrownBy(() -> registration.register(List.of())).isInstanceOf(BusyException.class);
        assertThat(waits).isNotDone();
    }

    @Test
    void givenACallFailed_thenItsPlaceIsFreeAgain() {
        LimitedRegistration registration = new LimitedRegistration(
                batch -> {
                    throw new QueryTimeoutException("slow");
                },
                new Limits(1, 0, SHORT));

        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> registration.register(List.of())).isInstanceOf(QueryTimeoutException.class);
        }
        assertThat(registration.inWork()).isZero();
    }

    @Test
    void givenACallerIsInterruptedWhileItWaits_thenItLearnsThatTheHubIsBusyAndStaysInterrupted() {
        LimitedRegistration registration = new LimitedRegistration(this::slowly, new Limits(2, 10, LONG));
        takeBothPlaces(registration);
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> registration.register(List.of())).isInstanceOf(BusyException.class);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(registration.inWork()).isEqualTo(2);
    }

    private void takeBothPlaces(LimitedRegistration registration) {
        callers.execute(() -> registration.register(List.of()));
        callers.execute(() -> registration.register(List.of()));
        try {
            assertThat(twoBegan.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private CompletableFuture<List<Outcome>> call(LimitedRegistration registration) {
        return CompletableFuture.supplyAsync(() -> registration.register(List.of()), callers);
    }

    private List<Outcome> slowly(List<RegisterMember.Command> batch) {
        twoBegan.countDown();
        try {
            assertThat(storeAnswers.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
        return OUTCOMES;
    }

    private static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            Thread.onSpinWait();
        }
    }
}
