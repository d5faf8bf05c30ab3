package com.memberhub.domain.member;

import com.memberhub.domain.finding.InvalidValueException;
import com.memberhub.domain.finding.ViolationCode;

/**
 * The connector app that calls. Often {@code {rootKdtId}_{vendor}}, but nothing may be read into it.
 *
 * @param value 1 to 64 code points
 */
public record AppId(String value) {

    /**
     * Checks the value.
     *
     * @throws InvalidValueException {@link ViolationCode#REQUIRED} or {@link ViolationCode#TOO_LONG}
     */
    public AppId {
        if (value.isBlank()) {
            throw new InvalidValueException(ViolationCode.REQUIRED);
        }
        Limits.identifier(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
