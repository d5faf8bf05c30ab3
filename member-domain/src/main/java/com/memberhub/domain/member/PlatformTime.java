package com.memberhub.domain.member;

import com.memberhub.domain.finding.InvalidValueException;
import com.memberhub.domain.finding.ViolationCode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Set;

/** How the platform writes points in time. */
public final class PlatformTime {

    /** The zone of every time that bears none. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** The fields of a call that are points in time, as the seed page names them. */
    public static final Set<String> FIELDS = Set.of("customerCreatedTime", "memberCreatedTime");

    private static final DateTimeFormatter LOCAL =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    /** The offset with a colon, as the extended format has it, or without, as many a library writes it beside it. */
    private static final DateTimeFormatter ISO_8601 = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .optionalStart()
            .appendOffset("+HHMM", "Z")
            .optionalEnd()
            .optionalStart()
            .parseLenient()
            .appendOffsetId()
            .optionalEnd()
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT)
            .withChronology(IsoChronology.INSTANCE);

    private static final Instant YEAR_10000 = Instant.parse("+10000-01-01T00:00:00Z");
    private static final int LOCAL_LENGTH = "yyyy-MM-dd HH:mm:ss".length();

    private PlatformTime() {}

    /**
     * Reads {@code yyyy-MM-dd HH:mm:ss} as Asia/Shanghai, or ISO-8601 with an offset; from the year 1 of its own zone to the
     * year 9999 of UTC. What is finer than a microsecond is dropped: PostgreSQL keeps none of it, and the next call would seem
     * to differ.
     *
     * @throws InvalidValueException {@link ViolationCode#TIME_MALFORMED}
     */
    public static Instant parse(String spelling) {
        try {
            OffsetDateTime time = spelling.length() == LOCAL_LENGTH && spelling.charAt(10) == ' '
                    ? LocalDateTime.parse(spelling, LOCAL).atZone(ZONE).toOffsetDateTime()
                    : OffsetDateTime.parse(spelling, ISO_8601);
            Instant instant = time.toInstant().truncatedTo(ChronoUnit.MICROS);
            if (time.getYear() < 1 || !instant.isBefore(YEAR_10000)) {
                throw malformed();
            }
            return instant;
        } catch (DateTimeException notATime) {
            throw malformed();
        }
    }

    private static InvalidValueException malformed() {
        return new InvalidValueException(ViolationCode.TIME_MALFORMED);
    }
}
