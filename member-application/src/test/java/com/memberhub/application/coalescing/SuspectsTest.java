package com.memberhub.application.coalescing;

import static com.memberhub.domain.admission.SubmissionBuilder.aSubmission;
import static org.assertj.core.api.Assertions.assertThat;

import com.memberhub.application.journal.Payload;
import com.memberhub.application.journal.RequestId;
import com.memberhub.application.registration.RegisterMember.Command;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SuspectsTest {

    /** A monotonic clock counts from anywhere, and may be about to turn negative. */
    private final AtomicLong nanoTime = new AtomicLong(Long.MAX_VALUE - 1);

    private final Suspects suspects = new Suspects(nanoTime::get);

    private static Command call(String mobile) {
        return Command.ofPlatform(
                new RequestId("request"),
                Instant.EPOCH,
                new Payload(new byte[0]),
                aSubmission().mobile(mobile).build());
    }

    private void after(Duration time) {
        nanoTime.addAndGet(time.toNanos());
    }

    @Test
    void givenAnIdentityIsSuspected_thenItIsForFiveSecondsAndNobodyElse() {
        suspects.add(call("13800138000"));

        assertThat(suspects.include(call("13800138000"))).isTrue();
        assertThat(suspects.include(call("13800138001"))).isFalse();
        after(Duration.ofSeconds(5).minusNanos(1));
        assertThat(suspects.include(call("13800138000"))).isTrue();
        after(Duration.ofNanos(1));
        assertThat(suspects.include(call("13800138000"))).isFalse();
    }

    @Test
    void givenACallOfItSucceeds_thenItIsSuspectedNoMore() {
        suspects.add(call("13800138000"));

        suspects.acquit(call("13800138000"));

        assertThat(suspects.include(call("13800138000"))).isFalse();
    }

    @Test
    void givenAThousandAreSuspected_thenNoMoreAreUntilTheirTimeIsOver() {
        IntStream.range(0, 1_000).forEach(i -> suspects.add(call("suspect-" + i)));

        suspects.add(call("one too many"));
        assertThat(suspects.include(call("suspect-999"))).isTrue();
        assertThat(suspects.include(call("one too many"))).isFalse();

        after(Duration.ofSeconds(5));
        suspects.add(call("one too many"));
        assertThat(suspects.include(call("one too many"))).isTrue();
    }
}
