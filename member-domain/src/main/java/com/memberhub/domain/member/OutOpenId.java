package com.memberhub.domain.member;

import com.memberhub.domain.finding.InvalidValueException;
import com.memberhub.domain.finding.ViolationCode;
import java.util.regex.Pattern;

/**
 * Our member number (三方会员id), given once to an identity and never to another. New ones are ULIDs, 26 characters;
 * a number that a merchant's card already bears is as good.
 *
 * @param value 1 to 64 code points
 */
public record OutOpenId(String value) {

    /** Visible ASCII that firewalls and routes leave alone, percent-encoded or not. */
    private static final Pattern SEGMENT = Pattern.compile("(?!\\.{1,2}$)[!-~&&[^/\\\\;%?#]]+");

    /** What a spreadsheet makes of more than eleven digits: {@code 6.22848E+15}. */
    private static final Pattern ROUNDED = Pattern.compile("[0-9](\\.[0-9]+)?[Ee]\\+[0-9]+");

    /** A mainland mobile among other characters, or the eighteen digits of an identity card with its date of birth. */
    private static final Pattern HOLDS_A_PERSON = Pattern.compile("(?<![0-9])(?:1[3-9][0-9]{9}"
            + "|[1-9][0-9]{5}(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{3}[0-9Xx])(?![0-9])");

    /** A short number made as long as the others by zeros, which would read as one of another country: 0049... */
    private static final Pattern PADDED = Pattern.compile("00[0-9]{1,9}");

    /** The four that a mask hides and the four that it shows at the end. */
    private static final int TELLING_DIGITS = 8;

    /**
     * Checks the value.
     *
     * @throws InvalidValueException {@link ViolationCode#REQUIRED} or {@link ViolationCode#TOO_LONG}
     */
    public OutOpenId {
        if (value.isBlank()) {
            throw new InvalidValueException(ViolationCode.REQUIRED);
        }
        Limits.identifier(value);
    }

    /**
     * A number that a card bears already. It goes into addresses and files, so it is stricter than what may be read back.
     *
     * @throws InvalidValueException {@link ViolationCode#REQUIRED}, {@link ViolationCode#TOO_LONG} or
     *     {@link ViolationCode#OUT_OPEN_ID_MALFORMED} for anything but visible ASCII characters that can stand in one
     *     segment of a path, {@link ViolationCode#OUT_OPEN_ID_ROUNDED} for what a spreadsheet has rounded,
     *     {@link ViolationCode#OUT_OPEN_ID_PERSONAL} for what says who somebody is
     */
    public static OutOpenId ofCard(String number) {
        OutOpenId outOpenId = new OutOpenId(number);
        if (!SEGMENT.matcher(number).matches()) {
            throw new InvalidValueException(ViolationCode.OUT_OPEN_ID_MALFORMED);
        }
        if (ROUNDED.matcher(number).matches()) {
            throw new InvalidValueException(ViolationCode.OUT_OPEN_ID_ROUNDED);
        }
        if (number.contains("@") || HOLDS_A_PERSON.matcher(number).find() || isMobile(number)) {
            throw new InvalidValueException(ViolationCode.OUT_OPEN_ID_PERSONAL);
        }
        return outOpenId;
    }

    private static boolean isMobile(String number) {
        if (PADDED.matcher(number).matches()) {
            return false;
        }
        try {
            return !Mobile.parse(number).e164().isEmpty();
        } catch (InvalidValueException noMobile) {
            return false;
        }
    }

    /** Whether whoever knows this number knows the mobile: its last eight digits stand in it. */
    public boolean tells(Mobile mobile) {
        String hidden = mobile.e164().substring(Math.max(1, mobile.e164().length() - TELLING_DIGITS));
        return value.replaceAll("[^0-9]", "").contains(hidden);
    }

    @Override
    public String toString() {
        return value;
    }
}
