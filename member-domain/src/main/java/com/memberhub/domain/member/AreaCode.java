package com.memberhub.domain.member;

import com.memberhub.domain.finding.InvalidValueException;
import com.memberhub.domain.finding.ViolationCode;
import java.util.regex.Pattern;

/**
 * 统一地区码, an administrative division of China (GB/T 2260).
 *
 * @param value six digits
 */
public record AreaCode(String value) {

    private static final Pattern SIX_DIGITS = Pattern.compile("[0-9]{6}");

    /**
     * Checks the value.
     *
     * @throws InvalidValueException {@link ViolationCode#AREA_CODE_MALFORMED}
     */
    public AreaCode {
        if (!SIX_DIGITS.matcher(value).matches()) {
            throw new InvalidValueException(ViolationCode.AREA_CODE_MALFORMED);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
