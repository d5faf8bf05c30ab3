package com.memberhub.demo;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Random;

/** Tells the time of the call that is being made: a few milliseconds more each time somebody asks. */
final class DemoClock extends Clock {

    private final Random random;
    private Instant now = Instant.EPOCH;

    DemoClock(long seed) {
        random = new Random(seed);
    }

    void set(Instant to) {
        now = to;
    }

    @Override
    public Instant instant() {
        // Most calls take a few milliseconds, and a few take many.
        int slow = random.nextInt(50) == 0 ? 180 : 0;
        now = now.plusNanos((1_500 + random.nextInt(9_000)) * 1_000L + slow * 1_000_000L);
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(now, zone);
    }
}
