package com.memberhub.domain.member;

import com.memberhub.domain.finding.InvalidValueException;
import com.memberhub.domain.finding.ViolationCode;

/**
 * Our member number (三方会员id), given once to an identity and never to another. New ones are ULIDs, 26 characters;
 * a number that a merchant's card already bears is as good.
 *
 * @param value 1 to 64 code points
 */
public record OutOpenId(String value) {

    /**
     * Checks the value.
     *
     * @throws InvalidValueException {@link ViolationCode#REQUIRED} or {@link ViolationCode#TOO_LONG}
     */
    public OutOpenId {
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
