package com.memberhub.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.springframework.dao.QueryTimeoutException;

class RetentionScheduleTest {

    private Instant now = Instant.parse("2026-11-20T02:15:30Z");
    private final InstantSource time = () -> now;

    private Duration pauseAfter(Duration taken, boolean more) {
        RetentionSchedule schedule = new RetentionSchedule(
                "payloads",
                () -> {
                    now = now.plus(taken);
                    return more;
                },
                time.withZone(ZoneOffset.UTC));
        schedule.purgeBatch();
        return Duration.between(now, schedule.next());
    }

    @Test
    void givenMore_thenThePauseIsNineTimesTheWork() {
        assertThat(pauseAfter(Duration.ofMillis(400), true)).hasMillis(3_600);
    }

    @Test
    void givenMoreAndAQuickDatabase_thenThereIsAPauseNevertheless() {
        assertThat(pauseAfter(Duration.ofMillis(5), true)).isEqualTo(RetentionSchedule.BETWEEN_BATCHES);
    }

    /** As when a machine is put to sleep within a batch, or its clock is set right. */
    @Test
    void givenAClockThatJumpsWithinABatch_thenItGoesOnInAWhileAllTheSame() {
        assertThat(pauseAfter(Duration.ofHours(60), true)).isEqualTo(RetentionSchedule.BETWEEN_LOOKS);
        assertThat(pauseAfter(Duration.ofHours(-60), true)).isEqualTo(RetentionSchedule.BETWEEN_BATCHES);
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
                time.withZone(ZoneOffset.UTC));

        schedule.purgeBatch();

        assertThat(schedule.next()).isEqualTo(now.plus(RetentionSchedule.BETWEEN_LOOKS));
    }
}
