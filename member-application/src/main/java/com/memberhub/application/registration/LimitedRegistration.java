package com.memberhub.application.registration;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Takes on no more calls at a time than can be done in time. Whoever cannot begin soon is told at once that the hub is busy:
 * a caller that gets no answer sends the same again, and a hub that is late for everybody is late for good. First come, first
 * served.
 */
public final class LimitedRegistration implements RegisterMember {

    private final RegisterMember registration;
    private final Limits limits;
    private final Semaphore places;

    /**
     * How much is taken on.
     *
     * @param inWork how many calls are in work at a time
     * @param waiting how many more may wait for a place
     * @param startWithin how long each of those may wait
     */
    public record Limits(int inWork, int waiting, Duration startWithin) {}

    public LimitedRegistration(RegisterMember registration, Limits limits) {
        this.registration = registration;
        this.limits = limits;
        places = new Semaphore(limits.inWork(), true);
    }

    /**
     * {@inheritDoc}
     *
     * @throws BusyException where the batch could not begin in time
     */
    @Override
    public List<Outcome> register(List<Command> batch) {
        begin();
        try {
            return registration.register(batch);
        } finally {
            places.release();
        }
    }

    /** How many calls are in work. */
    int inWork() {
        return limits.inWork() - places.availablePermits();
    }

    /** How many calls wait for a place; an estimate. */
    int waiting() {
        return places.getQueueLength();
    }

    private void begin() {
        try {
            boolean begins = waiting() < limits.waiting()
                    ? places.tryAcquire(limits.startWithin().toNanos(), TimeUnit.NANOSECONDS)
                    : places.tryAcquire();
            if (!begins) {
                throw new BusyException("too many calls are in work");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new BusyException("the hub stops");
        }
    }
}
