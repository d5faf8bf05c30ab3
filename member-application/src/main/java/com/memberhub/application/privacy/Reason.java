package com.memberhub.application.privacy;

import com.memberhub.domain.finding.InvalidValueException;
import com.memberhub.domain.finding.ViolationCode;
import java.util.regex.Pattern;

/**
 * Why somebody looks at, or erases, personal data. Whoever reads the access log sees all of it.
 *
 * @param text from 1 to {@link #LONGEST} characters with a letter or digit among them, without the blanks around it and
 *     without characters that nobody sees
 */
public record Reason(String text) {

    public static final int LONGEST = 256;

    /** What shows nothing or turns round what follows; the last four are letters that nobody sees. */
    private static final Pattern UNSEEN =
            Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cn}\\u115F\\u1160\\u3164\\uFFA0]");

    /**
     * Makes blanks of characters that nobody sees, and takes away the blanks around the text.
     *
     * @throws InvalidValueException {@link ViolationCode#REQUIRED} for a text without a letter or digit;
     *     {@link ViolationCode#TOO_LONG}
     */
    public Reason {
        text = UNSEEN.matcher(text).replaceAll(" ").strip();
        if (text.codePoints().noneMatch(Character::isLetterOrDigit)) {
            throw new InvalidValueException(ViolationCode.REQUIRED);
        }
        if (text.codePointCount(0, text.length()) > LONGEST) {
            throw new InvalidValueException(ViolationCode.TOO_LONG, LONGEST);
        }
    }
}
