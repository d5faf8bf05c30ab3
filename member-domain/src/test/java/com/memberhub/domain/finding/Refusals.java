package com.memberhub.domain.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Catches the refusal of a value, so that a test can compare its code and its arguments in one sentence. */
public final class Refusals {

    private Refusals() {}

    /** What making the value violates, as told of the path {@code value}. Fails where the value does not refuse. */
    public static Violation refusalOf(ThrowingCallable making) {
        InvalidValueException refusal = catchThrowableOfType(InvalidValueException.class, making);
        assertThat(refusal).as("the refusal").isNotNull();
        return refusal.at("value");
    }

    /** The violation that {@link #refusalOf} is expected to tell. */
    public static Violation because(ViolationCode code, Object... arguments) {
        return Violation.of("value", code, arguments);
    }
}
