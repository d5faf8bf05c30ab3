package com.memberhub.adapter.rest.extension;

import java.math.BigDecimal;

/** A JSON number as it was spelled, so that a mobile or a level sent as a number keeps every digit. */
public record NumberLiteral(String text) {

    /**
     * Digits before and after the point. PostgreSQL's numeric holds more, but jsonb spells a number out, so that seven
     * characters of a call would be thousands in the row.
     */
    private static final int MOST_DIGITS = 100;

    /** Whether it can be stored as a number. */
    boolean isStorable() {
        if (text.length() > 2 * MOST_DIGITS) {
            return false;
        }
        try {
            BigDecimal number = new BigDecimal(text);
            return (long) number.precision() - number.scale() <= MOST_DIGITS && number.scale() <= MOST_DIGITS;
        } catch (NumberFormatException exponentBeyondInt) {
            return false;
        }
    }

    BigDecimal value() {
        return new BigDecimal(text);
    }
}
