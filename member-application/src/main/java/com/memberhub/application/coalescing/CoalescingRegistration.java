package com.memberhub.application.coalescing;

import com.memberhub.application.registration.BusyException;
import com.memberhub.application.registration.RegisterMember;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.transaction.TransactionException;

/**
 * Lets calls that arrive at the same time share a transaction, as a database lets transactions share a flush of its log.
 *
 * <p>There is no timer. A few threads write; whichever of them is free takes everybody who waits at that moment, in the order
 * of arrival. So an idle hub waits for nothing, and the busier it is, the larger are the batches. What cannot begin in time is
 * told that the hub is busy, and nothing of it is done.
 *
 * <p>The writers have threads of their own: a batch waits for the database several times, and a caller's thread would be put
 * aside each time with the whole stack of a request.
 *
 * <p>One call's failure is its own. Where a batch fails for a reason that may lie in one of its calls, each of them is done
 * alone, by its own thread; and a call whose identity somebody keeps locked goes alone from the start for a while, so that nobody
 * waits along with it. A batch of one is no exception: alone, it may wait longer. Where the reason lies in the store, all of the
 * batch fail: whether it was committed may be unknown then, and nothing may be written down twice.
 */
public final class CoalescingRegistration implements RegisterMember, AutoCloseable {

    private final RegisterMember together;
    private final RegisterMember alone;
    private final Limits limits;
    private final BatchObserver observer;
    private final Semaphore placesAlone;
    private final Suspects suspects = new Suspects();

    private final List<Thread> writers;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition somebodyWaits = lock.newCondition();
    /** Guarded by the lock. */
    private final Deque<Call> queue = new ArrayDeque<>();
    /** Guarded by the lock: the writers that have nothing to do. */
    private int free;
    /** Guarded by the lock. */
    private boolean closed;

    /**
     * How much is taken on.
     *
     * @param batches how many batches are in work at a time
     * @param largestBatch how many calls a batch has at most
     * @param alone how many calls are in work alone at a time
     * @param waiting how many calls may wait to begin
     * @param startWithin how long each of those may wait
     */
    public record Limits(int batches, int largestBatch, int alone, int waiting, Duration startWithin) {

        public Limits {
            if (batches < 1 || largestBatch < 1 || largestBatch > LARGEST_BATCH || alone < 1) {
                throw new IllegalArgumentException(
                        "there has to be room for a call, and not for more than a batch takes");
            }
        }
    }

    /**
     * @param together registers a batch in one transaction, and gives up soon where another one is in its way
     * @param alone registers a call that could not be done together with others
     */
    public CoalescingRegistration(
            RegisterMember together, RegisterMember alone, Limits limits, BatchObserver observer) {
        this.together = together;
        this.alone = alone;
        this.limits = limits;
        this.observer = observer;
        placesAlone = new Semaphore(limits.alone(), true);
        writers = IntStream.rangeClosed(1, limits.batches())
                .mapToObj(number -> new Thread(this::write, "member-writer-" + number))
                .toList();
        writers.forEach(writer -> {
            writer.setDaemon(true);
            writer.start();
        });
    }

    /**
     * {@inheritDoc}
     *
     * <p>What is a batch already is not put together with anything.
     *
     * @throws BusyException where the call could not begin in time
     */
    @Override
    public List<Outcome> register(List<Command> batch) {
        if (batch.size() != 1) {
            return alone.register(batch);
        }
        Command command = batch.get(0);
        if (suspects.include(command)) {
            return List.of(registerAlone(command));
        }
        Call call = new Call(command);
        enter(call);
        Turn turn = call.await(limits.startWithin());
        if (turn == null) {
            turn = leaveOrAwait(call);
        }
        return List.of(outcome(turn, command));
    }

    /** Does what waits already, takes no more, and comes back when all of it is done. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            somebodyWaits.signalAll();
        } finally {
            lock.unlock();
        }
        try {
            for (Thread writer : writers) {
                writer.join();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** How many calls wait to begin. */
    public int waiting() {
        lock.lock();
        try {
            return queue.size();
        } finally {
            lock.unlock();
        }
    }

    /** Somebody seems to keep this identity locked: its calls go alone for a while. */
    void suspect(Command command) {
        suspects.add(command);
    }

    private void enter(Call call) {
        lock.lock();
        try {
            if (closed) {
                throw new BusyException("the hub stops");
            }
            if (queue.size() - free >= limits.waiting()) {
                throw new BusyException("too many calls wait");
            }
            queue.addLast(call);
            // The first call in the queue wakes a writer, which takes along whoever has come by then.
            if (queue.size() == 1) {
                somebodyWaits.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Gives up a call that has waited long enough; if a batch has taken it meanwhile, waits for that to end. */
    private Turn leaveOrAwait(Call call) {
        lock.lock();
        try {
            if (queue.remove(call)) {
                throw new BusyException("too many calls are in work");
            }
        } finally {
            lock.unlock();
        }
        return call.await();
    }

    /** The life of a writer. */
    private void write() {
        for (List<Call> batch = next(); !batch.isEmpty(); batch = next()) {
            write(batch);
        }
    }

    /** Waits for calls and takes as many as a batch holds; empty once this is closed and nobody waits. */
    private List<Call> next() {
        lock.lock();
        try {
            free++;
            while (queue.isEmpty() && !closed) {
                somebodyWaits.awaitUninterruptibly();
            }
            free--;
            List<Call> batch = new ArrayList<>(Math.min(queue.size(), limits.largestBatch()));
            while (batch.size() < limits.largestBatch() && !queue.isEmpty()) {
                batch.add(queue.removeFirst());
            }
            if (!queue.isEmpty()) {
                somebodyWaits.signal();
            }
            return batch;
        } finally {
            lock.unlock();
        }
    }

    private void write(List<Call> batch) {
        try {
            observer.batchBegins(batch.stream().map(Call::waited).toList());
            List<Outcome> outcomes =
                    together.register(batch.stream().map(Call::command).toList());
            for (int i = 0; i < batch.size(); i++) {
                batch.get(i).give(new Decided(outcomes.get(i)));
            }
        } catch (RuntimeException failed) {
            Turn failure = mayLieInOneCall(failed) ? new Alone() : new Failed(failed);
            batch.forEach(call -> call.give(failure));
        } catch (Error failed) {
            Turn failure = new Failed(new IllegalStateException("a batch broke off", failed));
            batch.forEach(call -> call.give(failure));
        }
    }

    private Outcome outcome(Turn turn, Command command) {
        if (turn instanceof Decided decided) {
            return decided.outcome();
        }
        if (turn instanceof Failed failed) {
            throw failed.reason();
        }
        return registerAlone(command);
    }

    private Outcome registerAlone(Command command) {
        try {
            if (!placesAlone.tryAcquire(limits.startWithin().toNanos(), TimeUnit.NANOSECONDS)) {
                throw new BusyException("too many calls are in work alone");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new BusyException("the hub stops");
        }
        try {
            Outcome outcome = alone.register(List.of(command)).get(0);
            suspects.acquit(command);
            return outcome;
        } catch (ConcurrencyFailureException | QueryTimeoutException waited) {
            suspect(command);
            throw waited;
        } finally {
            placesAlone.release();
        }
    }

    /**
     * Whether the store took nothing of the batch, for a reason that may lie in one call: a row that is locked, a value that it
     * does not take, a defect of ours, which Spring may take for a wrong use of the store.
     */
    private static boolean mayLieInOneCall(RuntimeException failure) {
        return failure instanceof ConcurrencyFailureException
                || failure instanceof QueryTimeoutException
                || failure instanceof DataIntegrityViolationException
                || failure instanceof InvalidDataAccessApiUsageException
                || !(failure instanceof DataAccessException || failure instanceof TransactionException);
    }

    /** What became of a call that waited. */
    private sealed interface Turn {}

    private record Decided(Outcome outcome) implements Turn {}

    private record Failed(RuntimeException reason) implements Turn {}

    private record Alone() implements Turn {}

    /** A call and the thread that waits for it. */
    private static final class Call {

        private final Command command;
        private final long arrivedAt = System.nanoTime();
        private final Handoff<Turn> handoff = new Handoff<>();

        Call(Command command) {
            this.command = command;
        }

        Command command() {
            return command;
        }

        Duration waited() {
            return Duration.ofNanos(System.nanoTime() - arrivedAt);
        }

        void give(Turn turn) {
            handoff.give(turn);
        }

        @Nullable
        Turn await(Duration atMost) {
            return handoff.take(atMost.toNanos());
        }

        Turn await() {
            return handoff.take();
        }
    }
}
