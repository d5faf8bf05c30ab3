package com.memberhub.domain.member;

import com.memberhub.domain.finding.InvalidValueException;
import com.memberhub.domain.finding.ViolationCode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A real date that is not in the future.
 *
 * @param date the day; a time of day that was sent with it means nothing and is gone
 */
public record Birthday(LocalDate date) {

    private static final Pattern SPELLING =
            Pattern.compile("([0-9]{4})-([0-9]{2})-([0-9]{2})(?: [0-9]{2}:[0-9]{2}:[0-9]{2})?");

    /**
     * Reads {@code yyyy-MM-dd} or {@code yyyy-MM-dd HH:mm:ss}.
     *
     * @param today the last day that is not in the future, in Asia/Shanghai
     * @throws InvalidValueException {@link ViolationCode#DATE_MALFORMED} or {@link ViolationCode#DATE_IN_FUTURE}
     */
    public static Birthday parse(String spelling, LocalDate today) {
        LocalDate date = date(spelling);
        if (date.isAfter(today)) {
            throw new InvalidValueException(ViolationCode.DATE_IN_FUTURE);
        }
        return new Birthday(date);
    }

    private static LocalDate date(String spelling) {
        Matcher parts = SPELLING.matcher(spelling);
        if (!parts.matches() || parts.group(1).equals("0000")) {
            throw new InvalidValueException(ViolationCode.DATE_MALFORMED);
        }
        try {
            return LocalDate.of(
                    Integer.parseInt(parts.group(1)),
                    Integer.parseInt(parts.group(2)),
                    Integer.parseInt(parts.group(3)));
        } catch (DateTimeException noSuchDay) {
            throw new InvalidValueException(ViolationCode.DATE_MALFORMED);
        }
    }

    /** Says nothing: a birthday is personal data. */
    @Override
    public String toString() {
        return "Birthday[****]";
    }
}
