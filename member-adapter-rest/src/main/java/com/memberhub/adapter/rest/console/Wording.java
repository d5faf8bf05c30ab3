package com.memberhub.adapter.rest.console;

import com.memberhub.adapter.rest.presentation.ChangedTime;
import com.memberhub.adapter.rest.presentation.Labels;
import com.memberhub.application.directory.CallView.Finding;
import com.memberhub.domain.finding.NoticeCode;
import com.memberhub.domain.finding.Violation;
import com.memberhub.domain.finding.ViolationCode;
import com.memberhub.domain.member.Gender;
import com.memberhub.domain.member.PlatformTime;
import com.memberhub.domain.member.SourceChannel;
import com.memberhub.domain.privacy.Masking;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/** Everything that a page says, in one language: labels for codes, the console's own words, times in Asia/Shanghai. */
record Wording(Labels labels, MessageSource words, Locale locale) {

    private static final DateTimeFormatter MINUTE = format("uuuu-MM-dd HH:mm");
    private static final DateTimeFormatter SECOND = format("uuuu-MM-dd HH:mm:ss");
    private static final DateTimeFormatter CLOCK = format("HH:mm");
    private static final DateTimeFormatter DAY = format("MM-dd");
    private static final Duration SECONDS = Duration.ofSeconds(10);

    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(PlatformTime.ZONE);
    }

    /** The console's own words. */
    String say(String key, Object... arguments) {
        return words.getMessage(key, arguments, locale);
    }

    /** The console's own words for each of some keys, under the name that the key has. */
    Map<String, String> sayEach(Map<String, String> keys) {
        Map<String, String> said = new LinkedHashMap<>();
        keys.forEach((name, key) -> said.put(name, say(key)));
        return said;
    }

    String orElse(String key, String otherwise) {
        return Objects.requireNonNull(words.getMessage(key, null, otherwise, locale));
    }

    String minute(Instant instant) {
        return MINUTE.format(instant);
    }

    String second(Instant instant) {
        return SECOND.format(instant);
    }

    String clock(Instant instant) {
        return CLOCK.format(instant);
    }

    String day(LocalDate date) {
        return DAY.format(date);
    }

    String number(long number) {
        return String.format(locale, "%,d", number);
    }

    /** 8,214, or 10,000+ where there are more than were counted. */
    String total(long total, boolean exact) {
        return number(total) + (exact ? "" : "+");
    }

    String timeTaken(Duration duration) {
        if (duration.compareTo(SECONDS) >= 0) {
            return say("duration.seconds", duration.toSeconds());
        }
        return say("duration.milliseconds", String.format(Locale.ROOT, "%.1f", duration.toNanos() / 1e6));
    }

    String field(String path) {
        return labels.field(path, locale);
    }

    /** A field of a line of a file: as a whole it is no body of a request. */
    String fieldOfLine(String path) {
        return path.equals(Violation.BODY) ? say("import.whole-line") : field(path);
    }

    String channel(SourceChannel channel) {
        return labels.channel(channel.code(), locale);
    }

    String gender(Gender gender) {
        return labels.gender(gender, locale);
    }

    Badge notice(NoticeCode code) {
        return new Badge(labels.notice(code, locale), say("explain." + code.wireName()), Badge.Tone.WARNING);
    }

    /** A call's notice by the short name of its kind; its code where this version knows no name. */
    String notice(Finding notice) {
        return labels.notice(notice, locale);
    }

    String violation(Finding violation) {
        if (violation.code().equals(ViolationCode.NOT_LISTED.wireName())) {
            if (violation.path().equals("gender")) {
                return say("problem.gender");
            }
            if (violation.path().endsWith(".levelType")) {
                return say("problem.level-type");
            }
        }
        return labels.violation(violation, locale);
    }

    /** A value of the wire in a change: a label where it is a code. */
    @Nullable
    String value(String field, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        String text = value.toString();
        if (field.equals("gender")) {
            for (Gender gender : Gender.values()) {
                if (gender.code().equals(text)) {
                    return gender(gender);
                }
            }
        }
        Instant time = ChangedTime.of(field, value);
        if (time != null) {
            return second(time);
        }
        if (value instanceof Number number && field.endsWith("SourceChannel")) {
            return labels.channel(number.longValue(), locale);
        }
        if (value instanceof List<?> items) {
            return items.isEmpty()
                    ? null
                    : items.stream().map(Wording::attribute).collect(Collectors.joining(" · "));
        }
        return Masking.isSecret(field) ? Masking.HIDDEN : text;
    }

    /** A custom attribute reads better as name and value than as an object. */
    private static String attribute(@Nullable Object item) {
        if (item instanceof Map<?, ?> attribute && attribute.containsKey("name")) {
            return attribute.get("name") + ": " + attribute.get("value");
        }
        return String.valueOf(item);
    }
}
