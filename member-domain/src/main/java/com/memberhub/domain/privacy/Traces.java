package com.memberhub.domain.privacy;

import com.memberhub.domain.member.Mobile;
import com.memberhub.domain.member.YzOpenId;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What tells of a person in a text of which no mobile could be read, such as a refused call or a line of an import: the digits of
 * their mobile, however they are written, or their yzOpenId in its field. An erasure takes along what bears one of them.
 */
public final class Traces {

    private static final Pattern ESCAPED = Pattern.compile("\\\\u([0-9a-fA-F]{4})");

    /** Mainland numbers are mostly written without it. */
    private static final Pattern COUNTRY = Pattern.compile("^\\+(86(?=1[0-9]{10}$))?");

    /** What people write between the digits of a number, besides blanks and dashes. */
    private static final String PUNCTUATION = "().+_/\u00B7\u2022\u2212";

    private static final char GAP = ' ';

    private final String digits;
    private final @Nullable Pattern yzOpenId;

    /**
     * Of a person.
     *
     * @param yzOpenId null where none is known
     */
    public Traces(Mobile mobile, @Nullable YzOpenId yzOpenId) {
        this.digits = COUNTRY.matcher(mobile.e164()).replaceFirst("");
        // The field, not the value alone: an id that is "1" stands in many a body as a gender.
        this.yzOpenId = yzOpenId == null
                ? null
                : Pattern.compile(
                        "\"yzOpenId\"\\s*:\\s*(\"%1$s\"|%1$s(?=[\\s,}]))".formatted(Pattern.quote(yzOpenId.value())));
    }

    /** Whether the text bears one of them. */
    public boolean areIn(byte[] sent) {
        String text = ESCAPED.matcher(new String(sent, StandardCharsets.UTF_8))
                .replaceAll(escape ->
                        Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(escape.group(1), 16))));
        return digitsOf(text).contains(digits)
                || (yzOpenId != null && yzOpenId.matcher(text).find());
    }

    /** The digits of a text, with a gap where something else stands between two than what people write there. */
    private static String digitsOf(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC);
        StringBuilder found = new StringBuilder();
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            int digit = Character.digit(c, 10);
            if (digit >= 0) {
                found.append((char) ('0' + digit));
            } else if (!isBetweenDigits(c)) {
                found.append(GAP);
            }
        }
        return found.toString();
    }

    private static boolean isBetweenDigits(char c) {
        int type = Character.getType(c);
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || type == Character.DASH_PUNCTUATION
                || type == Character.FORMAT
                || PUNCTUATION.indexOf(c) >= 0;
    }
}
