package com.memberhub.adapter.rest.extension;

import java.math.BigDecimal;

/** A JSON number as it was spelled, so that a mobile or a level sent as a number keeps every digit. */
record NumberLiteral(String text) {

    /** Beyond this length it is no number that anybody means. */
    private static final int LONGEST = 1_000;
    /** PostgreSQL's numeric holds more; jsonb refuses what lies beyond. */
    private static final int MOST_DIGITS_BEFORE_POINT = 10_000;

    private static final int MOST_DIGITS_AFTER_POINT = 10_000;

    /** Whether the database can hold it. */
    boolean isStorable() {
        if (text.length() > LONGEST) {
            return false;
        }
        try {
            BigDecimal number = new BigDecimal(text);
            return (long) number.precision() - number.scale() <= MOST_DIGITS_BEFORE_POINT
                    && number.scale() <= MOST_DIGITS_AFTER_POINT;
        } catch (NumberFormatException exponentBeyondInt) {
            return false;
        }
    }

    BigDecimal value() {
        return new BigDecimal(text);
    }
}
