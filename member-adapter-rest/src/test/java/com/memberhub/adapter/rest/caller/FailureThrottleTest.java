package com.memberhub.adapter.rest.caller;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class FailureThrottleTest {

    private final AtomicLong nanos = new AtomicLong();
    private final FailureThrottle throttle = new FailureThrottle(nanos::get);

    private void fail(String address, int times) {
        for (int i = 0; i < times; i++) {
            throttle.failed(address);
        }
    }

    @Test
    void givenSixtyFailuresWithinAMinute_thenTheNextWaitsForTheRestOfIt() {
        fail("192.0.2.1", 59);
        assertThat(throttle.failed("192.0.2.1")).isEmpty();

        nanos.addAndGet(Duration.ofSeconds(20).toNanos());

        assertThat(throttle.failed("192.0.2.1")).contains(Duration.ofSeconds(40));
        assertThat(throttle.failed("192.0.2.2")).isEmpty();
    }

    @Test
    void givenAMinuteIsOver_thenItBeginsAnew() {
        fail("192.0.2.1", 100);

        nanos.addAndGet(Duration.ofSeconds(61).toNanos());

        assertThat(throttle.failed("192.0.2.1")).isEmpty();
    }

    @Test
    void givenManyAddressesOfOneNetworkOfIPv6_thenTheyAreOne() {
        for (int i = 0; i < 60; i++) {
            throttle.failed("2001:db8:0:1:0:0:0:" + i);
        }

        assertThat(throttle.failed("2001:db8:0:1:0:0:0:ffff")).isPresent();
        assertThat(throttle.failed("2001:db8:0:2:0:0:0:1")).isEmpty();
    }

    @Test
    void givenManyAddresses_thenNoMoreLinesAreKeptThanTheDiskBears() {
        int kept = 0;
        for (int i = 0; i < 1_000; i++) {
            kept += throttle.mayKeep() ? 1 : 0;
        }

        assertThat(kept).isEqualTo(FailureThrottle.KEPT_IN_ALL);
    }
}
