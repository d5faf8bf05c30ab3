package com.memberhub.domain.member;

import com.memberhub.domain.finding.InvalidValueException;
import com.memberhub.domain.finding.ViolationCode;

/**
 * The customer's id at Youzan (有赞客户id). One person may have several mobiles, so it is no identity of ours.
 *
 * @param value at most 64 code points
 */
public record YzOpenId(String value) {

    /**
     * Checks the value.
     *
     * @throws InvalidValueException {@link ViolationCode#TOO_LONG}
     */
    public YzOpenId {
        Limits.identifier(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
