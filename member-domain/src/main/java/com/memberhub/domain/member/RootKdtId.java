package com.memberhub.domain.member;

import com.memberhub.domain.finding.InvalidValueException;
import com.memberhub.domain.finding.ViolationCode;

/**
 * The head-office shop at Youzan (有赞店铺总部Id), half of a member's identity.
 *
 * @param value greater than 0
 */
public record RootKdtId(long value) implements Comparable<RootKdtId> {

    /**
     * Checks the value.
     *
     * @throws InvalidValueException {@link ViolationCode#OUT_OF_RANGE} for 0 and below
     */
    public RootKdtId {
        if (value <= 0) {
            throw new InvalidValueException(ViolationCode.OUT_OF_RANGE, 1, Long.MAX_VALUE);
        }
    }

    @Override
    public int compareTo(RootKdtId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
