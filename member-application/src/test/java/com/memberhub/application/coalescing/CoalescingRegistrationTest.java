package com.memberhub.application.coalescing;

import static com.memberhub.domain.admission.SubmissionBuilder.aSubmission;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.memberhub.application.coalescing.CoalescingRegistration.Limits;
import com.memberhub.application.journal.Payload;
import com.memberhub.application.journal.RequestId;
import com.memberhub.application.registration.BusyException;
import com.memberhub.application.registration.RegisterMember;
import com.memberhub.application.registration.RegisterMember.Command;
import com.memberhub.application.registration.RegisterMember.Outcome;
import com.memberhub.application.registration.RegisterMember.Unchanged;
import com.memberhub.domain.member.OutOpenId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.InvalidDataAccessApiUsageException;

@Timeout(60)
class CoalescingRegistrationTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(20);
    private static final Instant NOW = Instant.parse("2026-11-25T02:15:30Z");

    private final ExecutorService callers = Executors.newCachedThreadPool();
    /** Each batch takes one: so the test decides when the store answers. */
    private final Semaphore answers = new Semaphore(0);

    private final Queue<List<String>> batches = new ConcurrentLinkedQueue<>();
    private final Queue<String> alone = new ConcurrentLinkedQueue<>();
    private final Queue<List<Duration>> waits = new ConcurrentLinkedQueue<>();
    private final List<CoalescingRegistration> opened = new ArrayList<>();

    @AfterEach
    void end() {
        answers.release(1_000);
        opened.forEach(CoalescingRegistration::close);
        callers.shutdownNow();
    }

    @Test
    void givenNobodyElseCalls_thenACallBeginsAtOnceByItself() {
        CoalescingRegistration registration = answering(limits(1, 10, LONG));
        answers.release(2);

        assertThat(registration.register(List.of(command("a")))).containsExactly(outcome("a"));
        assertThat(registration.register(List.of(command("b")))).containsExactly(outcome("b"));
        assertThat(batches).containsExactly(List.of("a"), List.of("b"));
    }

    @Test
    void givenHoweverManyMayWait_thenCallsBegin() {
        CoalescingRegistration registration = answering(new Limits(1, 10, 2, Integer.MAX_VALUE, LONG));
        int calls = 100;
        answers.release(calls);

        for (int i = 0; i < calls; i++) {
            assertThat(registration.register(List.of(command("a")))).containsExactly(outcome("a"));
        }
    }

    @Test
    void givenABatchIsInWork_thenWhoeverComesMeanwhileSharesTheNextInTheOrderOfArrival() {
        CoalescingRegistration registration = answering(limits(1, 10, LONG));
        CompletableFuture<Outcome> first = call(registration, "a");
        await(() -> batches.size() == 1);
        List<CompletableFuture<Outcome>> others = callInOrder(registration, "b", "c", "d");

        answers.release(2);

        assertThat(first).succeedsWithin(LONG).isEqualTo(outcome("a"));
        assertThat(others.get(0)).succeedsWithin(LONG).isEqualTo(outcome("b"));
        assertThat(others.get(1)).succeedsWithin(LONG).isEqualTo(outcome("c"));
        assertThat(others.get(2)).succeedsWithin(LONG).isEqualTo(outcome("d"));
        assertThat(batches).containsExactly(List.of("a"), List.of("b", "c", "d"));
    }

    @Test
    void givenTheStoreHasNotCommitted_thenNobodyOfTheBatchIsAnswered() {
        CoalescingRegistration registration = answering(limits(1, 10, LONG));
        CompletableFuture<Outcome> first = call(registration, "a");
        await(() -> batches.size() == 1);
        List<CompletableFuture<Outcome>> others = callInOrder(registration, "b", "c");

        answers.release();
        assertThat(first).succeedsWithin(LONG);
        await(() -> batches.size() == 2);

        assertThat(others).noneMatch(CompletableFuture::isDone);
    }

    @Test
    void givenMoreWaitThanABatchTakes_thenTheRestIsTheBatchAfter() {
        CoalescingRegistration registration = answering(limits(1, 2, LONG));
        keepBusy(registration, "a");
        await(() -> batches.size() == 1);
        List<CompletableFuture<Outcome>> others = callInOrder(registration, "b", "c", "d");

        answers.release(3);

        others.forEach(other -> assertThat(other).succeedsWithin(LONG));
        assertThat(batches).containsExactly(List.of("a"), List.of("b", "c"), List.of("d"));
    }

    @Test
    void givenSeveralBatchesMayBeInWork_thenTheyAre() {
        CoalescingRegistration registration = answering(limits(2, 10, LONG));

        keepBusy(registration, "a");
        await(() -> batches.size() == 1);
        keepBusy(registration, "b");

        await(() -> batches.size() == 2);
    }

    /** Calls that come while no writer has woken yet wake none, so the writer that does has to wake the next. */
    @Test
    void givenMoreComeAtOnceThanABatchTakes_thenAWriterThatIsFreeTakesTheRest() {
        CoalescingRegistration registration = answering(limits(2, 1, LONG));

        for (int round = 1; round <= 200; round++) {
            int until = 2 * round;
            List<CompletableFuture<Outcome>> both = List.of(call(registration, "a"), call(registration, "b"));
            await(() -> batches.size() == until);
            answers.release(2);
            both.forEach(one -> assertThat(one).succeedsWithin(LONG));
        }
    }

    @Test
    void givenACallCannotBeginInTime_thenTheHubIsBusyAndNothingOfItIsDone() {
        CoalescingRegistration registration = answering(limits(1, 10, SHORT));
        CompletableFuture<Outcome> first = call(registration, "a");
        await(() -> batches.size() == 1);

        assertThatThrownBy(() -> registration.register(List.of(command("late"))))
                .isInstanceOf(BusyException.class);

        answers.release();
        assertThat(first).succeedsWithin(LONG).isEqualTo(outcome("a"));
        assertThat(batches).containsExactly(List.of("a"));
        assertThat(alone).as("begun in time, however late it ends").isEmpty();
        assertThat(registration.waiting()).isZero();
    }

    @Test
    void givenAsManyWaitAsMay_thenTheNextIsToldAtOnce() {
        CoalescingRegistration registration = answering(new Limits(1, 10, 2, 1, LONG));
        keepBusy(registration, "a");
        await(() -> batches.size() == 1);
        List<CompletableFuture<Outcome>> waits = callInOrder(registration, "b");

        assertThatThrownBy(() -> registration.register(List.of(command("c")))).isInstanceOf(BusyException.class);
        assertThat(waits.get(0)).isNotDone();
    }

    @Test
    void givenOneCallOfABatchCannotBeStored_thenItsNeighboursAre() {
        CoalescingRegistration registration =
                failing("poison", new DataIntegrityViolationException("no such value"), limits(1, 10, LONG));
        List<CompletableFuture<Outcome>> all = together(registration, "b", "poison", "c");

        assertThat(all.get(0)).succeedsWithin(LONG).isEqualTo(outcome("b"));
        assertThat(all.get(2)).succeedsWithin(LONG).isEqualTo(outcome("c"));
        assertThat(all.get(1))
                .failsWithin(LONG)
                .withThrowableThat()
                .withCauseInstanceOf(DataIntegrityViolationException.class);
        assertThat(alone).containsExactlyInAnyOrder("b", "poison", "c");
    }

    @Test
    void givenACallByItselfFindsItsIdentityLocked_thenItWaitsAloneAsLongAsItMay() {
        CoalescingRegistration registration = coalescing(
                batch -> {
                    throw new CannotAcquireLockException("locked for a moment");
                },
                this::registerAlone,
                limits(1, 10, LONG));

        assertThat(registration.register(List.of(command("a")))).containsExactly(outcome("a"));
        assertThat(alone).containsExactly("a");
    }

    @Test
    void givenADefectThatOneCallBringsOut_thenItsNeighboursAreStored() {
        CoalescingRegistration registration =
                failing("poison", new IllegalStateException("a defect"), limits(1, 10, LONG));
        List<CompletableFuture<Outcome>> all = together(registration, "b", "poison");

        assertThat(all.get(0)).succeedsWithin(LONG).isEqualTo(outcome("b"));
        assertThat(all.get(1)).failsWithin(LONG);
    }

    /** Spring takes what a repository throws as one of these two for a wrong use of the store. */
    @Test
    void givenADefectThatOneCallBringsOutInTheStore_thenItsNeighboursAreStored() {
        CoalescingRegistration registration = failing(
                "poison",
                new InvalidDataAccessApiUsageException("a defect", new IllegalStateException()),
                limits(1, 10, LONG));
        List<CompletableFuture<Outcome>> all = together(registration, "b", "poison");

        assertThat(all.get(0)).succeedsWithin(LONG).isEqualTo(outcome("b"));
        assertThat(all.get(1)).failsWithin(LONG);
    }

    /** Whether it was committed may be unknown then: to do it again would write it down twice. */
    @Test
    void givenTheStoreFails_thenTheWholeBatchFailsAndIsNotDoneAgain() {
        CoalescingRegistration registration =
                failing("b", new DataAccessResourceFailureException("connection lost"), limits(1, 10, LONG));

        assertThat(together(registration, "b", "c"))
                .allSatisfy(call -> assertThat(call)
                        .failsWithin(LONG)
                        .withThrowableThat()
                        .withCauseInstanceOf(DataAccessResourceFailureException.class));
        assertThat(alone).isEmpty();
    }

    @Test
    void givenABatchFailed_thenTheNextOneBegins() {
        CoalescingRegistration registration =
                failing("b", new DataAccessResourceFailureException("connection lost"), limits(1, 10, LONG));
        together(registration, "b", "c").forEach(call -> assertThat(call).failsWithin(LONG));

        answers.release();

        assertThat(registration.register(List.of(command("d")))).containsExactly(outcome("d"));
    }

    @Test
    void givenSomebodyKeepsAnIdentityLocked_thenItsNextCallGoesAloneFromTheStart() {
        CoalescingRegistration registration =
                failing("locked", new CannotAcquireLockException("locked"), limits(1, 10, LONG));
        together(registration, "b", "locked").forEach(call -> await(call::isDone));
        int before = batches.size();

        assertThatThrownBy(() -> registration.register(List.of(command("locked"))))
                .isInstanceOf(CannotAcquireLockException.class);

        assertThat(batches).hasSize(before);
        assertThat(alone).filteredOn("locked"::equals).hasSize(2);
    }

    @Test
    void givenTheIdentityIsFreeAgain_thenItsCallsAreSharedAgain() {
        AtomicBoolean locked = new AtomicBoolean(true);
        CoalescingRegistration registration = failing(
                command -> locked.get() && command.equals("locked"),
                new CannotAcquireLockException("locked"),
                limits(1, 10, LONG));
        together(registration, "b", "locked").forEach(call -> await(call::isDone));
        locked.set(false);
        answers.release();

        assertThat(registration.register(List.of(command("locked")))).containsExactly(outcome("locked"));
        assertThat(registration.register(List.of(command("locked")))).containsExactly(outcome("locked"));

        assertThat(alone).filteredOn("locked"::equals).hasSize(2);
        assertThat(batches).last().isEqualTo(List.of("locked"));
    }

    @Test
    void givenAsManyGoAloneAsMay_thenTheNextOfThemIsToldThatTheHubIsBusy() {
        Semaphore held = new Semaphore(0);
        CoalescingRegistration registration = coalescing(
                CoalescingRegistrationTest::outcomes,
                batch -> {
                    alone.addAll(names(batch));
                    held.acquireUninterruptibly();
                    return outcomes(batch);
                },
                new Limits(1, 10, 1, 10, SHORT));
        registration.suspect(command("a"));
        registration.suspect(command("b"));
        CompletableFuture<Outcome> first = call(registration, "a");
        await(() -> alone.size() == 1);

        assertThatThrownBy(() -> registration.register(List.of(command("b")))).isInstanceOf(BusyException.class);
        assertThat(registration.register(List.of(command("c")))).containsExactly(outcome("c"));

        held.release();
        assertThat(first).succeedsWithin(LONG).isEqualTo(outcome("a"));
    }

    @Test
    void givenABatch_thenItIsToldHowLongEachOfItWaited() {
        long began = System.nanoTime();
        CoalescingRegistration registration = answering(limits(1, 10, LONG));
        keepBusy(registration, "a");
        await(() -> batches.size() == 1);
        List<CompletableFuture<Outcome>> others = callInOrder(registration, "b", "c");

        answers.release(2);

        others.forEach(other -> assertThat(other).succeedsWithin(LONG));
        assertThat(waits).extracting(List::size).containsExactly(1, 2);
        assertThat(waits)
                .flatExtracting(each -> each)
                .allMatch(waited -> waited.toNanos() > 0 && waited.toNanos() < System.nanoTime() - began);
    }

    @Test
    void givenABatchAlready_thenItIsNotMixedWithOthers() {
        CoalescingRegistration registration = answering(limits(1, 10, LONG));
        answers.release();

        assertThat(registration.register(List.of(command("a"), command("b"))))
                .containsExactly(outcome("a"), outcome("b"));
        assertThat(batches).isEmpty();
        assertThat(alone).containsExactly("a", "b");
    }

    @Test
    void givenABatchBreaksOff_thenItsCallsAreToldAndTheNextOneBegins() {
        AtomicBoolean broken = new AtomicBoolean(true);
        CoalescingRegistration registration = coalescing(
                batch -> {
                    if (broken.getAndSet(false)) {
                        throw new StackOverflowError("far too deep");
                    }
                    return outcomes(batch);
                },
                this::registerAlone,
                limits(1, 10, LONG));

        assertThatThrownBy(() -> registration.register(List.of(command("a"))))
                .isInstanceOf(IllegalStateException.class)
                .hasCauseInstanceOf(StackOverflowError.class);
        assertThat(registration.register(List.of(command("b")))).containsExactly(outcome("b"));
        assertThat(alone).isEmpty();
    }

    @Test
    void givenItIsClosed_thenWhatWaitsIsDoneAndNothingMoreIsTaken() {
        CoalescingRegistration registration = answering(limits(1, 10, LONG));
        CompletableFuture<Outcome> first = call(registration, "a");
        await(() -> batches.size() == 1);
        CompletableFuture<Outcome> waiting = callInOrder(registration, "b").get(0);

        Thread closing = new Thread(registration::close);
        closing.start();
        await(() -> closing.getState() == Thread.State.WAITING);
        assertThatThrownBy(() -> registration.register(List.of(command("late"))))
                .isInstanceOf(BusyException.class);
        answers.release(2);

        assertThat(first).succeedsWithin(LONG).isEqualTo(outcome("a"));
        assertThat(waiting).succeedsWithin(LONG).isEqualTo(outcome("b"));
        await(() -> !closing.isAlive());
        assertThat(batches).containsExactly(List.of("a"), List.of("b"));
    }

    @Test
    void givenManyCallers_thenEachGetsItsOwnAnswerAndNoPlaceIsLost() {
        CoalescingRegistration registration = coalescing(
                batch -> {
                    batches.add(names(batch));
                    if (ThreadLocalRandom.current().nextInt(10) == 0) {
                        throw new DataIntegrityViolationException("now and then");
                    }
                    return outcomes(batch);
                },
                CoalescingRegistrationTest::outcomes,
                new Limits(2, 16, 4, 1_000, LONG));

        List<CompletableFuture<Boolean>> all = IntStream.range(0, 32)
                .mapToObj(caller -> CompletableFuture.supplyAsync(
                        () -> IntStream.range(0, 500).allMatch(i -> isAnswered(registration, caller + "-" + i)),
                        callers))
                .toList();

        assertThat(all)
                .allSatisfy(caller -> assertThat(caller).succeedsWithin(LONG).isEqualTo(true));
        assertThat(registration.waiting()).isZero();
        assertThat(batches).anyMatch(batch -> batch.size() > 1);
    }

    private static boolean isAnswered(CoalescingRegistration registration, String name) {
        return registration.register(List.of(command(name))).equals(List.of(outcome(name)));
    }

    private static Limits limits(int batches, int largest, Duration startWithin) {
        return new Limits(batches, largest, 8, 1_000, startWithin);
    }

    private CoalescingRegistration coalescing(RegisterMember together, RegisterMember alone, Limits limits) {
        CoalescingRegistration registration = new CoalescingRegistration(together, alone, limits, waits::add);
        opened.add(registration);
        return registration;
    }

    private CoalescingRegistration answering(Limits limits) {
        return coalescing(
                batch -> {
                    batches.add(names(batch));
                    answers.acquireUninterruptibly();
                    return outcomes(batch);
                },
                this::registerAlone,
                limits);
    }

    private CoalescingRegistration failing(String name, RuntimeException failure, Limits limits) {
        return failing(name::equals, failure, limits);
    }

    /** Fails with every batch that holds such a name, and where that is done alone. */
    private CoalescingRegistration failing(Predicate<String> name, RuntimeException failure, Limits limits) {
        return coalescing(
                batch -> {
                    batches.add(names(batch));
                    answers.acquireUninterruptibly();
                    if (names(batch).stream().anyMatch(name)) {
                        throw failure;
                    }
                    return outcomes(batch);
                },
                batch -> {
                    List<Outcome> outcomes = registerAlone(batch);
                    if (names(batch).stream().anyMatch(name)) {
                        throw failure;
                    }
                    return outcomes;
                },
                limits);
    }

    private List<Outcome> registerAlone(List<Command> batch) {
        alone.addAll(names(batch));
        return outcomes(batch);
    }

    /** Calls that share a batch, behind one that keeps them waiting. */
    private List<CompletableFuture<Outcome>> together(CoalescingRegistration registration, String... names) {
        CompletableFuture<Outcome> before = call(registration, "before");
        await(() -> batches.size() == 1);
        List<CompletableFuture<Outcome>> calls = callInOrder(registration, names);
        answers.release(2);
        assertThat(before).succeedsWithin(LONG);
        return calls;
    }

    private List<CompletableFuture<Outcome>> callInOrder(CoalescingRegistration registration, String... names) {
        List<CompletableFuture<Outcome>> calls = new ArrayList<>();
        for (String name : names) {
            int before = registration.waiting();
            calls.add(call(registration, name));
            await(() -> registration.waiting() == before + 1);
        }
        return calls;
    }

    /** A call whose answer is of no interest. */
    private void keepBusy(CoalescingRegistration registration, String name) {
        callers.execute(() -> registration.register(List.of(command(name))));
    }

    private CompletableFuture<Outcome> call(CoalescingRegistration registration, String name) {
        return CompletableFuture.supplyAsync(
                () -> registration.register(List.of(command(name))).get(0), callers);
    }

    private static Command command(String name) {
        return Command.ofPlatform(
                new RequestId(name),
                NOW,
                new Payload(new byte[0]),
                aSubmission().mobile(name).build());
    }

    private static List<String> names(List<Command> batch) {
        return batch.stream().map(command -> command.requestId().value()).toList();
    }

    private static List<Outcome> outcomes(List<Command> batch) {
        return names(batch).stream().map(CoalescingRegistrationTest::outcome).toList();
    }

    private static Outcome outcome(String name) {
        return new Unchanged(new OutOpenId("number-of-" + name), List.of());
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.onSpinWait();
        }
    }
}
