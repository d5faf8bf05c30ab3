package com.memberhub.adapter.rest.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LoginThrottleTest {

    private static final String HERE = "192.0.2.1";
    private static final String ELSEWHERE = "198.51.100.1";

    private final AtomicLong nanoseconds = new AtomicLong();
    private final LoginThrottle throttle = new LoginThrottle(nanoseconds::get);

    private void fail(int times, String name, String address) {
        for (int i = 0; i < times; i++) {
            throttle.failed(name, address);
        }
    }

    private void pass(Duration time) {
        nanoseconds.addAndGet(time.toNanos());
    }

    @Test
    void givenFewFailures_thenNobodyWaits() {
        fail(LoginThrottle.FAILURES_OF_A_NAME_AT_AN_ADDRESS - 1, "li.na", HERE);

        assertThat(throttle.waitingTime("li.na", HERE)).isEmpty();
    }

    @Test
    void givenManyFailuresOfANameAtAnAddress_thenItWaitsThereUntilTheWindowEndsHoweverManyFollow() {
        fail(LoginThrottle.FAILURES_OF_A_NAME_AT_AN_ADDRESS, "li.na", HERE);
        pass(Duration.ofMinutes(4));
        fail(1, "li.na", HERE);

        assertThat(throttle.waitingTime("li.na", HERE)).contains(Duration.ofMinutes(6));
        assertThat(throttle.waitingTime("li.na", ELSEWHERE)).isEmpty();
        assertThat(throttle.waitingTime("wang.wei", HERE)).isEmpty();

        pass(Duration.ofMinutes(6));
        assertThat(throttle.waitingTime("li.na", HERE)).isEmpty();
    }

    @Test
    void givenManyFailuresAtAnAddress_thenEveryNameWaitsThere() {
        for (int i = 0; i < LoginThrottle.FAILURES_AT_AN_ADDRESS; i++) {
            throttle.failed("name" + i, HERE);
        }

        assertThat(throttle.waitingTime("li.na", HERE)).isPresent();
        assertThat(throttle.waitingTime("li.na", ELSEWHERE)).isEmpty();
    }

    @Test
    void givenManyFailuresOfANameFromEverywhere_thenItWaitsEverywhere() {
        for (int i = 0; i < LoginThrottle.FAILURES_OF_A_NAME; i++) {
            throttle.failed("li.na", "192.0.2." + i);
        }

        assertThat(throttle.waitingTime("li.na", ELSEWHERE)).isPresent();
        assertThat(throttle.waitingTime("wang.wei", ELSEWHERE)).isEmpty();
    }

    @Test
    void givenAddressesOfOneNetworkOfIpv6_thenTheyCountAsOne() {
        for (int i = 0; i < LoginThrottle.FAILURES_OF_A_NAME_AT_AN_ADDRESS; i++) {
            throttle.failed("li.na", "2001:db8:1:2:0:0:0:" + i);
        }

        assertThat(throttle.waitingTime("li.na", "2001:db8:1:2:a:b:c:d")).isPresent();
        assertThat(throttle.waitingTime("li.na", "2001:db8:1:3:a:b:c:d")).isEmpty();
    }

    @Test
    void givenTheRightPassword_thenTheFailuresOfTheNameAreForgottenThere() {
        fail(LoginThrottle.FAILURES_OF_A_NAME_AT_AN_ADDRESS - 1, "li.na", HERE);
        throttle.succeeded("li.na", HERE);
        fail(1, "li.na", HERE);

        assertThat(throttle.waitingTime("li.na", HERE)).isEmpty();
    }

    @Test
    void givenManyFailuresOfANameFromEverywhere_thenItDoesNotWaitWhereItWasProvenOfLate() {
        throttle.succeeded("li.na", HERE);
        for (int i = 0; i < LoginThrottle.FAILURES_OF_A_NAME; i++) {
            throttle.failed("li.na", "198.51.100." + i);
        }

        assertThat(throttle.waitingTime("li.na", HERE)).isEmpty();
        assertThat(throttle.waitingTime("li.na", "203.0.113.1")).isPresent();

        fail(LoginThrottle.FAILURES_OF_A_NAME_AT_AN_ADDRESS, "li.na", HERE);
        assertThat(throttle.waitingTime("li.na", HERE)).as("guessed there too").isPresent();
    }

    @Test
    void givenANameThatWasProvenLongAgo_thenItWaitsThereAsEverywhere() {
        throttle.succeeded("li.na", HERE);
        pass(LoginThrottle.AT_HOME);
        for (int i = 0; i < LoginThrottle.FAILURES_OF_A_NAME; i++) {
            throttle.failed("li.na", "198.51.100." + i);
        }

        assertThat(throttle.waitingTime("li.na", HERE)).isPresent();
    }

    @Test
    void givenAddressesOfOneNetworkOfIpv6InShort_thenTheyCountAsOne() {
        for (int i = 0; i < LoginThrottle.FAILURES_OF_A_NAME_AT_AN_ADDRESS; i++) {
            throttle.failed("li.na", "2001:db8::" + i);
        }

        assertThat(throttle.waitingTime("li.na", "2001:db8:0:0:a:b:c:d")).isPresent();
        assertThat(throttle.waitingTime("li.na", "2001:db8:0:1::1")).isEmpty();
    }
}
