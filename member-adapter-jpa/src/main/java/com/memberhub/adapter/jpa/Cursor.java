package com.memberhub.adapter.jpa;

import com.memberhub.application.directory.InvalidCursorException;
import com.memberhub.application.directory.Page;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a page ended. It bears the total too, so that only the first page counts. It is no secret: whoever makes one up
 * sees nothing that the search would not show.
 *
 * @param order what the items are sorted by
 * @param at the time of the last item
 * @param id what tells it from others of the same time
 */
record Cursor(String order, Instant at, String id, Total total) {

    private static final int LONGEST = 512;
    private static final Pattern FORM =
            Pattern.compile("(\\w{1,32})\\|(-?[0-9]{1,18})\\|([0-9]{1,9})(\\+?)\\|(.{1,256})");

    /**
     * How many there are.
     *
     * @param isExact false where there are more
     */
    record Total(long count, boolean isExact) {

        /**
         * What a count that stopped after {@code most + 1} says.
         *
         * @param counted null for none: the type of a query allows it, though a count always has an answer
         */
        static Total of(@Nullable Long counted, int most) {
            long count = counted == null ? 0 : counted;
            return new Total(Math.min(count, most), count <= most);
        }
    }

    /** The cursor as it is handed out. */
    String text() {
        String plain = order + "|" + micros() + "|" + total.count() + (total.isExact() ? "" : "+") + "|" + id;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    /** Not by ChronoUnit, which counts nanoseconds on its way and overflows in the year 2262. */
    private long micros() {
        return Math.addExact(Math.multiplyExact(at.getEpochSecond(), 1_000_000L), at.getNano() / 1_000L);
    }

    /**
     * Reads what was handed out.
     *
     * @throws InvalidCursorException for anything else, and for a cursor of another order
     */
    static Cursor of(String text, String order) {
        Matcher parts = FORM.matcher(plain(text));
        if (!parts.matches() || !parts.group(1).equals(order)) {
            throw new InvalidCursorException();
        }
        long count = Long.parseLong(parts.group(3));
        if (count > Page.MOST_COUNTED) {
            throw new InvalidCursorException();
        }
        Instant at = Instant.EPOCH.plus(Long.parseLong(parts.group(2)), ChronoUnit.MICROS);
        return new Cursor(
                order, at, parts.group(5), new Total(count, parts.group(4).isEmpty()));
    }

    private static String plain(String text) {
        if (text.length() > LONGEST) {
            throw new InvalidCursorException();
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            String plain = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (plain.indexOf('\0') >= 0) {
                throw new InvalidCursorException();
            }
            return plain;
        } catch (IllegalArgumentException | CharacterCodingException notOurs) {
            throw new InvalidCursorException();
        }
    }
}
