package com.memberhub.adapter.rest.extension;

import com.memberhub.domain.finding.Findings;
import com.memberhub.domain.finding.InvalidValueException;
import com.memberhub.domain.finding.Notice;
import com.memberhub.domain.finding.NoticeCode;
import com.memberhub.domain.finding.ValueKind;
import com.memberhub.domain.finding.Violation;
import com.memberhub.domain.finding.ViolationCode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one object, read as leniently as the contract says: a number is a text and a numeric text is a number, a
 * null or a blank text is absent. What is of a wrong type is a violation, and absent.
 *
 * @param prefix what stands before the names of these fields in a path: empty, or {@code freeLevel.}
 */
record LenientObject(String prefix, Map<String, @Nullable Object> values, Findings findings) {

    private static final int LONGEST_INTEGER = 64;

    /** Text without the spaces around it; a whole number is spelled plainly. */
    @Nullable
    String text(String name) {
        if (values.get(name) instanceof NumberLiteral number) {
            return number.plain();
        }
        String sent = textAsSent(name);
        return sent == null ? null : stripped(sent);
    }

    /** Text with whatever spaces it came with. */
    @Nullable
    String textAsSent(String name) {
        Object value = values.get(name);
        if (value instanceof String text) {
            return isBlank(text) ? null : storable(name, text);
        }
        if (value instanceof NumberLiteral number) {
            return number.text();
        }
        mismatch(name, value, ValueKind.TEXT);
        return null;
    }

    /** A whole number: 42, "42" or 42.0. */
    @Nullable
    Long integer(String name) {
        Object value = values.get(name);
        if (value instanceof NumberLiteral number) {
            return integer(name, number.text());
        }
        if (value instanceof String text) {
            return isBlank(text) ? null : integer(name, stripped(text));
        }
        mismatch(name, value, ValueKind.INTEGER);
        return null;
    }

    private @Nullable Long integer(String name, String digits) {
        try {
            return wholeNumber(digits);
        } catch (InvalidValueException notAnInteger) {
            findings.add(notAnInteger.at(prefix + name));
            return null;
        }
    }

    private static long wholeNumber(String digits) {
        if (digits.length() > LONGEST_INTEGER) {
            throw new InvalidValueException(ViolationCode.OUT_OF_RANGE, Long.MIN_VALUE, Long.MAX_VALUE);
        }
        try {
            BigDecimal number = new BigDecimal(digits).stripTrailingZeros();
            if (number.scale() > 0) {
                throw new InvalidValueException(ViolationCode.WRONG_TYPE, ValueKind.INTEGER);
            }
            return number.longValueExact();
        } catch (NumberFormatException notANumber) {
            throw new InvalidValueException(ViolationCode.WRONG_TYPE, ValueKind.INTEGER);
        } catch (ArithmeticException beyondInt64) {
            throw new InvalidValueException(ViolationCode.OUT_OF_RANGE, Long.MIN_VALUE, Long.MAX_VALUE);
        }
    }

    /** A nested object. */
    <T> @Nullable T object(String name, Function<LenientObject, T> read) {
        Object value = values.get(name);
        if (value instanceof Map<?, ?> object) {
            return read.apply(new LenientObject(prefix + name + ".", fields(object), findings));
        }
        if (!isBlank(value)) {
            mismatch(name, value, ValueKind.OBJECT);
        }
        return null;
    }

    /**
     * Nested objects; a null or blank text among them is an empty object, so that every other keeps its index.
     *
     * @param most how many are read; the rest is as if it had not been sent
     */
    <T> List<T> objects(String name, int most, Function<LenientObject, T> read) {
        Object value = values.get(name);
        if (!(value instanceof List<?> items)) {
            if (!isBlank(value)) {
                mismatch(name, value, ValueKind.ARRAY);
            }
            return List.of();
        }
        List<T> objects = new ArrayList<>();
        for (int i = 0; i < Math.min(items.size(), most); i++) {
            String path = name + "[" + i + "]";
            Object item = items.get(i);
            if (!isBlank(item) && !(item instanceof Map)) {
                mismatch(path, item, ValueKind.OBJECT);
            }
            Map<String, @Nullable Object> fields = item instanceof Map<?, ?> object ? fields(object) : Map.of();
            objects.add(read.apply(new LenientObject(prefix + path + ".", fields, findings)));
        }
        return objects;
    }

    /** A map that is kept as it was sent: values are String, Boolean, BigDecimal, List, Map or null. */
    @Nullable
    Map<String, @Nullable Object> map(String name) {
        Object value = values.get(name);
        if (value instanceof Map<?, ?> map) {
            return storable(name, map);
        }
        if (!isBlank(value)) {
            mismatch(name, value, ValueKind.OBJECT);
        }
        return null;
    }

    private Map<String, @Nullable Object> storable(String name, Map<?, ?> map) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> copy.put(storable(name, (String) key), storableValue(name, value)));
        return copy;
    }

    private @Nullable Object storableValue(String name, @Nullable Object value) {
        if (value instanceof String text) {
            return storable(name, text);
        }
        if (value instanceof NumberLiteral number) {
            return number.isStorable() ? number.value() : replaced(name, number.text());
        }
        if (value instanceof List<?> items) {
            List<@Nullable Object> copy = new ArrayList<>();
            items.forEach(item -> copy.add(storableValue(name, item)));
            return copy;
        }
        return value instanceof Map<?, ?> map ? storable(name, map) : value;
    }

    private String storable(String name, String text) {
        String storable = StorableText.of(text);
        return storable.equals(text) ? text : replaced(name, storable);
    }

    private String replaced(String name, String replacement) {
        findings.add(Notice.of(prefix + name, NoticeCode.UNSTORABLE_REPLACED));
        return replacement;
    }

    static boolean isBlank(@Nullable Object value) {
        return value == null || (value instanceof String text && stripped(text).isEmpty());
    }

    private static String stripped(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isSpace(text.charAt(start))) {
            start++;
        }
        while (start < end && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    /** One that does not break, as word processors and web pages write them, is no white space to Java. */
    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    @SuppressWarnings("unchecked") // JsonTree makes no other maps
    private static Map<String, @Nullable Object> fields(Map<?, ?> object) {
        return (Map<String, @Nullable Object>) object;
    }

    private void mismatch(String name, @Nullable Object value, ValueKind expected) {
        if (value != null) {
            findings.add(Violation.of(prefix + name, ViolationCode.WRONG_TYPE, expected));
        }
    }
}
