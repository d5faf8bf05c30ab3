package com.memberhub.domain.member;

import com.memberhub.domain.finding.InvalidValueException;
import com.memberhub.domain.finding.ViolationCode;

/** The two places for a level. The slot decides what a level is, whatever the level's own levelType says. */
public enum LevelSlot {
    FREE(1, "freeLevel"),
    PAYMENT(2, "paymentLevel");

    private final int levelType;
    private final String field;

    LevelSlot(int levelType, String field) {
        this.levelType = levelType;
        this.field = field;
    }

    /**
     * The slot that a levelType names, a closed list.
     *
     * @throws InvalidValueException {@link ViolationCode#NOT_LISTED}
     */
    public static LevelSlot ofLevelType(long levelType) {
        if (levelType == FREE.levelType) {
            return FREE;
        }
        if (levelType == PAYMENT.levelType) {
            return PAYMENT;
        }
        throw new InvalidValueException(ViolationCode.NOT_LISTED, "1, 2");
    }

    /** The platform's number: 1 free, 2 paid. */
    public int levelType() {
        return levelType;
    }

    /** The field of the call that holds this slot. */
    public String field() {
        return field;
    }
}
