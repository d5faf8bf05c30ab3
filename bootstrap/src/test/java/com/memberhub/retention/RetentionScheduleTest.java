package com.memberhub.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.springframework.dao.QueryTimeoutException;

class RetentionScheduleTest {

    private final Watch watch = new Watch();

    private Duration pauseAfter(Duration taken, boolean more) {
        RetentionSchedule schedule = new RetentionSchedule(
                "payloads",
                () -> {
                    watch.now = watch.now.plus(taken);
                    return more;
                },
                watch);
        schedule.purgeBatch();
        return Duration.between(watch.now, schedule.next());
    }

    @Test
    void givenMore_thenThePauseIsNineTimesTheWork() {
        assertThat(pauseAfter(Duration.ofMillis(400), true)).hasMillis(3_600);
    }

    @Test
    void givenMoreAndAQuickDatabase_thenThereIsAPauseNevertheless() {
        assertThat(pauseAfter(Duration.ofMillis(5), true)).isEqualTo(RetentionSchedule.BETWEEN_BATCHES);
    }

    @Test
    void givenNoMore_thenItLooksAgainInAWhile() {
        assertThat(pauseAfter(Duration.ofMillis(400), false)).isEqualTo(RetentionSchedule.BETWEEN_LOOKS);
    }

    @Test
    void givenADatabaseThatCannot_thenItLooksAgainInAWhile() {
        RetentionSchedule schedule = new RetentionSchedule(
                "payloads",
                () -> {
                    throw new QueryTimeoutException("not now");
                },
                watch);

        schedule.purgeBatch();

        assertThat(schedule.next()).isEqualTo(watch.now.plus(RetentionSchedule.BETWEEN_LOOKS));
    }

    private static final class Watch extends Clock {

        private Instant now = Instant.parse("2026-11-20T02:15:30Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
