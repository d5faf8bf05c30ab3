package com.memberhub.adapter.jpa;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.LongStream;

/** The terms of months of creation, as the inverted index has them. */
final class MonthTerms {

    private static final long MONTHS_OF_A_YEAR = 12;

    private MonthTerms() {}

    /** The number of the month of a time: twelve to a year, January being one. */
    static long number(Instant time) {
        YearMonth month = YearMonth.from(time.atOffset(ZoneOffset.UTC));
        return month.getYear() * MONTHS_OF_A_YEAR + month.getMonthValue();
    }

    /** The terms of months from one number to another, both included. */
    static List<String> between(long first, long last) {
        return LongStream.rangeClosed(first, last)
                .mapToObj(month -> "t" + month)
                .toList();
    }
}
