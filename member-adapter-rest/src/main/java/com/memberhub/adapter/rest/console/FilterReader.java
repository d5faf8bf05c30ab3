package com.memberhub.adapter.rest.console;

import com.memberhub.domain.finding.InvalidValueException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
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

    <T> @Nullable T read(String name, Function<String, T> parse) {
        String text = filters.get(name);
        if (text == null) {
            return null;
        }
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException | DateTimeParseException | InvalidValueException slip) {
            slips.put(name, "slip." + name);
            return null;
        }
    }

    static Instant startOf(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }
}
