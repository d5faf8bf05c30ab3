package com.memberhub.domain.member;

import com.memberhub.domain.finding.InvalidValueException;
import com.memberhub.domain.finding.ViolationCode;

/** 性别, a closed list of the platform's page. */
public enum Gender {
    UNKNOWN("0"),
    MALE("1"),
    FEMALE("2");

    private final String code;

    Gender(String code) {
        this.code = code;
    }

    /**
     * The gender of a code of the platform.
     *
     * @throws InvalidValueException {@link ViolationCode#NOT_LISTED}
     */
    public static Gender ofCode(String code) {
        return switch (code) {
            case "0" -> UNKNOWN;
            case "1" -> MALE;
            case "2" -> FEMALE;
            default -> throw new InvalidValueException(ViolationCode.NOT_LISTED, "0, 1, 2");
        };
    }

    /** The platform's code: 0, 1 or 2. */
    public String code() {
        return code;
    }
}
