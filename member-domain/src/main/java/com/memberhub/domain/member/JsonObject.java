package com.memberhub.domain.member;

import com.memberhub.domain.finding.InvalidValueException;
import com.memberhub.domain.finding.ViolationCode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A map of the call that we keep and never interpret (globalProps, extendMap). Two are equal when they hold the same
 * keys and values, whatever the order of keys, the spaces or the spelling of numbers (1.0 is 1), so that a repeated call
 * is seen to change nothing.
 *
 * @param values unmodifiable; each value is a String, Boolean, BigDecimal, List or Map of the same, or null
 */
public record JsonObject(Map<String, @Nullable Object> values) {

    private static final int QUOTES = 2;
    private static final int SHORT_ESCAPE = 2;
    private static final int UNICODE_ESCAPE = 6;
    private static final int MOST_ZEROS_WRITTEN = 20;

    /**
     * Takes a deep copy.
     *
     * @throws IllegalArgumentException for a value that JSON has not
     */
    public JsonObject {
        values = copyOf(values);
    }

    /**
     * This very object when it is small enough.
     *
     * @throws InvalidValueException {@link ViolationCode#TOO_LARGE} over {@link Limits#MAP_BYTES} as compact JSON
     */
    public JsonObject withinLimit() {
        if (compactLength(values) > Limits.MAP_BYTES) {
            throw new InvalidValueException(ViolationCode.TOO_LARGE, Limits.MAP_BYTES);
        }
        return this;
    }

    /** Whether there is no key at all. */
    public boolean isEmpty() {
        return values.isEmpty();
    }

    private static Map<String, @Nullable Object> copyOf(Map<String, @Nullable Object> map) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>(map.size() * 2);
        map.forEach((key, value) -> copy.put(key, copyOf(value)));
        return Collections.unmodifiableMap(copy);
    }

    private static @Nullable Object copyOf(@Nullable Object value) {
        if (value == null || value instanceof String || value instanceof Boolean) {
            return value;
        }
        if (value instanceof BigDecimal number) {
            return normal(number);
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>(list.size());
            list.forEach(item -> copy.add(copyOf(item)));
            return Collections.unmodifiableList(copy);
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> copy = new LinkedHashMap<>();
            map.forEach((key, item) -> copy.put((String) key, item));
            return copyOf(copy);
        }
        throw new IllegalArgumentException("JSON has no " + value.getClass().getName());
    }

    /** One form for each number, and 100 rather than 1E+2, which people read too. */
    private static BigDecimal normal(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() >= -MOST_ZEROS_WRITTEN ? stripped.setScale(Math.max(0, stripped.scale())) : stripped;
    }

    private static long compactLength(@Nullable Object value) {
        if (value instanceof String text) {
            return compactLength(text);
        }
        if (value instanceof List<?> list) {
            long length = 2L + Math.max(0, list.size() - 1);
            for (Object item : list) {
                length += compactLength(item);
            }
            return length;
        }
        if (value instanceof Map<?, ?> map) {
            long length = 2L + Math.max(0, map.size() - 1);
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                length += compactLength((String) entry.getKey()) + 1 + compactLength(entry.getValue());
            }
            return length;
        }
        return String.valueOf(value).length();
    }

    private static long compactLength(String text) {
        long length = QUOTES;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\' || c == '\b' || c == '\f' || c == '\n' || c == '\r' || c == '\t') {
                length += SHORT_ESCAPE;
            } else if (c < ' ') {
                length += UNICODE_ESCAPE;
            } else if (c < 0x80) {
                length += 1;
            } else if (c < 0x800 || Character.isSurrogate(c)) {
                length += 2;
            } else {
                length += 3;
            }
        }
        return length;
    }

    /** Says the keys only: the values may be personal data or secrets. */
    @Override
    public String toString() {
        return "JsonObject" + values.keySet();
    }
}
