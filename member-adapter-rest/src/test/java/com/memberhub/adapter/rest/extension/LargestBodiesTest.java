package com.memberhub.adapter.rest.extension;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.memberhub.adapter.rest.presentation.PayloadText;
import com.memberhub.application.journal.Payload;
import com.memberhub.domain.member.Limits;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The promises of the reader, for bodies as large as may be. How long each takes is told by {@link LargestBodiesTimes}; here
 * only what grows with the square of its size fails.
 */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LargestBodiesTest {

    static Stream<Arguments> bodies() {
        return LargestBodies.all().entrySet().stream()
                .map(body -> Arguments.argumentSet(body.getKey(), body.getValue()));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void aBodyIsReadAndDecidedUpon(String body) {
        assertThat(body.getBytes(UTF_8)).hasSizeLessThanOrEqualTo(Limits.BODY_BYTES);

        Reading.check(body.getBytes(UTF_8));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void aBodyIsShownToStaff(String body) {
        Payload payload = new Payload(body.getBytes(UTF_8));

        assertThat(PayloadText.masked(payload)).isNotNull();
        assertThat(PayloadText.clear(payload)).isNotEmpty();
        assertThat(PayloadText.masksOf(payload, payload)).isNotNull();
    }
}
