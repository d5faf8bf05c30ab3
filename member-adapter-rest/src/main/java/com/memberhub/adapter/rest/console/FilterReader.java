package com.memberhub.adapter.rest.console;

import com.memberhub.domain.finding.InvalidValueException;
import com.memberhub.domain.member.PlatformTime;
import com.memberhub.domain.member.RootKdtId;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the filters of a search.
 *
 * @param filters those that ask something, by the name of their field
 * @param slips gets the key of what to say where a filter cannot be understood, by the name of its field
 */
record FilterReader(Map<String, String> filters, Map<String, String> slips) {

    /** What to say of text that no database takes. */
    static final String UNSTORABLE = "slip.unstorable";

    private static final int LATEST_YEAR = 9_999;

    /** Those of these names that ask something, without the blanks around them. */
    static Map<String, String> filtersOf(Map<String, String> parameters, List<String> names) {
        Map<String, String> filters = new LinkedHashMap<>();
        for (String name : names) {
            String value = parameters.getOrDefault(name, "").strip();
            if (!value.isEmpty()) {
                filters.put(name, value);
            }
        }
        return filters;
    }

    <T> @Nullable T read(String name, Function<String, T> parse) {
        String text = filters.get(name);
        if (text == null) {
            return null;
        }
        if (!isStorable(text)) {
            slips.put(name, UNSTORABLE);
            return null;
        }
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException | DateTimeException | InvalidValueException slip) {
            slips.put(name, "slip." + name);
            return null;
        }
    }

    /** PostgreSQL keeps no U+0000, and so cannot look for it. */
    static boolean isStorable(String text) {
        return text.indexOf('\0') < 0;
    }

    /** The first instant of a day in Asia/Shanghai. */
    @Nullable
    Instant startOfDay(String name) {
        return read(name, text -> startOf(dayOf(text)));
    }

    /** The first instant after a day in Asia/Shanghai. */
    @Nullable
    Instant endOfDay(String name) {
        return read(name, text -> startOf(dayOf(text).plusDays(1)));
    }

    @Nullable
    RootKdtId rootKdtId(String name) {
        return read(name, text -> new RootKdtId(Long.parseLong(text)));
    }

    /** Refuses days that no calendar on a wall has, and no database either. */
    private static LocalDate dayOf(String text) {
        LocalDate day = LocalDate.parse(text);
        if (day.getYear() < 1 || day.getYear() > LATEST_YEAR) {
            throw new IllegalArgumentException("a year is from 1 to " + LATEST_YEAR);
        }
        return day;
    }

    private static Instant startOf(LocalDate day) {
        return day.atStartOfDay(PlatformTime.ZONE).toInstant();
    }
}
