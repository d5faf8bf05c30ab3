package com.memberhub.adapter.rest.caller;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CallRateTest {

    private final AtomicLong nanoTime = new AtomicLong();
    private final CallRate rate = CallRate.perSecond(2, new TimeMeter() {
        @Override
        public long currentTimeNanos() {
            return nanoTime.get();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    });

    @Test
    void givenABurstOfAsManyAsASecondHas_thenEachIsTakenAndTheNextWaits() {
        assertThat(rate.take()).isEmpty();
        assertThat(rate.take()).isEmpty();

        assertThat(rate.take()).contains(Duration.ofMillis(500));
    }

    @Test
    void givenTimePasses_thenCallsAreTakenAgain() {
        rate.take();
        rate.take();
        nanoTime.addAndGet(Duration.ofMillis(500).toNanos());

        assertThat(rate.take()).isEmpty();
        assertThat(rate.take()).isPresent();
    }

    @Test
    void givenNoRate_thenEveryCallIsTaken() {
        CallRate unlimited = CallRate.unlimited();
        for (int i = 0; i < 1_000; i++) {
            assertThat(unlimited.take()).isEmpty();
        }
    }
}
