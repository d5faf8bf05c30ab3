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

    /**
     * A number that a card bears already. It goes into addresses and files, so it is stricter than what may be read back.
     *
     * @throws InvalidValueException {@link ViolationCode#REQUIRED}, {@link ViolationCode#TOO_LONG} or
     *     {@link ViolationCode#OUT_OPEN_ID_MALFORMED} for anything but visible ASCII characters
     */
    public static OutOpenId ofCard(String number) {
        OutOpenId outOpenId = new OutOpenId(number);
        if (!number.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
            throw new InvalidValueException(ViolationCode.OUT_OPEN_ID_MALFORMED);
        }
        return outOpenId;
    }

    @Override
    public String toString() {
        return value;
    }
}
