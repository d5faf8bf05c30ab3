package com.memberhub.adapter.rest.extension;

import java.math.BigDecimal;

/** A JSON number as it was spelled, so that a mobile or a level sent as a number keeps every digit. */
public record NumberLiteral(String text) {

    /**
     * Digits before and after the point. PostgreSQL's numeric holds more, but jsonb spells a number out, so that seven
     * characters of a call would be thousands in the row.
     */
    private static final int MOST_DIGITS = 100;

    /** What Java's long holds for certain: nobody's number has more. */
    private static final int MOST_DIGITS_OF_A_WHOLE = 18;

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

    /**
     * As a text that it was meant to be. A whole number is spelled plainly, for some libraries know floating points only:
     * 1.38E10 is 13800000000, and 1.0 is 1. All else stays as it was spelled.
     */
    String plain() {
        boolean isSpelledPlainly = text.chars().allMatch(c -> c >= '0' && c <= '9');
        if (isSpelledPlainly || text.startsWith("-") || !isStorable()) {
            return text;
        }
        BigDecimal number = value().stripTrailingZeros();
        boolean isWhole = number.scale() <= 0 && number.precision() - number.scale() <= MOST_DIGITS_OF_A_WHOLE;
        return isWhole ? number.toPlainString() : text;
    }

    BigDecimal value() {
        return new BigDecimal(text);
    }
}
