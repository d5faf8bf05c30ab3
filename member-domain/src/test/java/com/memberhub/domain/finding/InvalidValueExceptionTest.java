package com.memberhub.domain.finding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InvalidValueExceptionTest {

    private final InvalidValueException refusal = new InvalidValueException(ViolationCode.OUT_OF_RANGE, 1, 9L);

    @Test
    void saysWhy() {
        assertThat(refusal.code()).isEqualTo(ViolationCode.OUT_OF_RANGE);
        assertThat(refusal).hasMessage("out_of_range");
    }

    @Test
    void becomesAViolationOnceItsPlaceIsKnown() {
        assertThat(refusal.at("rootKdtId")).isEqualTo(Violation.of("rootKdtId", ViolationCode.OUT_OF_RANGE, 1, 9L));
    }

    @Test
    void bearsNoStackTraceSinceACallersSlipIsNoDefect() {
        assertThat(refusal.getStackTrace()).isEmpty();
        assertThat(refusal.getCause()).isNull();
    }
}
