package com.memberhub.adapter.rest.staff;

import com.memberhub.domain.member.PlatformTime;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How the API writes points in time: as a date-time of RFC 3339, with the offset of Asia/Shanghai. RFC 3339 knows no seconds of an
 * offset, which that has before 1901, so it is the next whole minute; and no year of five digits, so what has one is in UTC.
 */
final class StaffTimes {

    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final int LAST_YEAR = 9999;

    private StaffTimes() {}

    /** {@code 2026-11-20T10:15:30+08:00}. */
    static String text(Instant instant) {
        int seconds = PlatformTime.ZONE.getRules().getOffset(instant).getTotalSeconds();
        OffsetDateTime local = instant.atOffset(ZoneOffset.ofTotalSeconds((seconds + 59) / 60 * 60));
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                local.getYear() <= LAST_YEAR ? local : instant.atOffset(ZoneOffset.UTC));
    }

    static @Nullable String textOrNull(@Nullable Instant instant) {
        return instant == null ? null : text(instant);
    }

    /**
     * Reads ISO-8601 with an offset, what the platform writes, or a day, which stands for its start in Asia/Shanghai.
     *
     * @throws com.memberhub.domain.finding.InvalidValueException when it is none of them
     */
    static Instant parse(String text) {
        if (DAY.matcher(text).matches()) {
            try {
                return LocalDate.parse(text).atStartOfDay(PlatformTime.ZONE).toInstant();
            } catch (DateTimeException noSuchDay) {
                return PlatformTime.parse(text);
            }
        }
        return PlatformTime.parse(text);
    }
}
