package com.memberhub.domain.member;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import com.memberhub.domain.finding.InvalidValueException;
import com.memberhub.domain.finding.ViolationCode;
import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * A mobile number, the other half of a member's identity, compared in E.164 so that every spelling of one number is one
 * person.
 *
 * <p>A mainland number is eleven digits starting with 1, with or without 86 before it; any other bears its country
 * code, as the platform's page asks ({@code +852-12344567}). Such a number has to be <em>possible</em> by
 * libphonenumber, not <em>valid</em>: the page's own example is not valid, and numbering plans grow faster than
 * libraries.
 *
 * @param e164 ITU-T E.164: {@code +}, the country code and the number, 15 digits at most
 */
public record Mobile(String e164) {

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{3,14}");
    private static final Pattern MAINLAND = Pattern.compile("1[0-9]{10}");
    private static final String CHINA = "86";
    private static final String NORTH_AMERICA = "1";
    private static final int LONGEST_SPELLING = 64;
    private static final int SHOWN_AT_END = 4;

    /**
     * Checks the value.
     *
     * @throws InvalidValueException {@link ViolationCode#MOBILE_MALFORMED} when it is not in E.164
     */
    public Mobile {
        if (!E164.matcher(e164).matches()) {
            throw malformed();
        }
    }

    /**
     * Reads a number as people and systems spell it: separators, full-width digits, invisible direction marks and
     * {@code 00} for {@code +} are understood.
     *
     * @throws InvalidValueException {@link ViolationCode#MOBILE_MALFORMED}
     */
    public static Mobile parse(String spelling) {
        if (MAINLAND.matcher(spelling).matches()) {
            return new Mobile("+" + CHINA + spelling);
        }
        if (spelling.length() > LONGEST_SPELLING) {
            throw malformed();
        }
        Dialled dialled = Dialled.read(Normalizer.normalize(spelling, Normalizer.Form.NFKC));
        if (dialled.international()) {
            return international(dialled.digits());
        }
        // Set off by a hyphen, the 1 of a mainland number is the country code of North America.
        if (!dialled.areaPrefix().equals(NORTH_AMERICA)
                && MAINLAND.matcher(dialled.digits()).matches()) {
            return new Mobile("+" + CHINA + dialled.digits());
        }
        if (dialled.digits().startsWith(CHINA + "1") && dialled.digits().length() == CHINA.length() + 11) {
            return new Mobile("+" + dialled.digits());
        }
        // The page says 区号-手机号: a country code set off by a hyphen needs no plus.
        Mobile mobile = international(dialled.digits());
        if (dialled.areaPrefix().isEmpty() || !mobile.hasCountryCode(dialled.areaPrefix())) {
            throw malformed();
        }
        return mobile;
    }

    private static Mobile international(String digits) {
        if (digits.startsWith(CHINA)) {
            if (!MAINLAND.matcher(digits.substring(CHINA.length())).matches()) {
                throw malformed();
            }
            return new Mobile("+" + digits);
        }
        try {
            PhoneNumber number = NUMBERS.parse("+" + digits, null);
            if (NUMBERS.isPossibleNumberWithReason(number) != ValidationResult.IS_POSSIBLE) {
                throw malformed();
            }
            String e164 = NUMBERS.format(number, PhoneNumberFormat.E164);
            // Parsing drops one trunk prefix at a time. A result that has another one would read as another identity.
            return e164.equals("+" + digits) ? new Mobile(e164) : international(e164.substring(1));
        } catch (NumberParseException notANumber) {
            throw malformed();
        }
    }

    private boolean hasCountryCode(String code) {
        try {
            return code.equals(Integer.toString(NUMBERS.parse(e164, null).getCountryCode()));
        } catch (NumberParseException impossible) {
            throw new IllegalStateException("an E.164 number that libphonenumber wrote itself", impossible);
        }
    }

    /**
     * The number as people without the right to see it may see it: {@code 138****8000}, {@code +852****4567}. At most
     * seven digits of it show.
     */
    public String masked() {
        if (isMainland()) {
            return e164.substring(3, 6) + "****" + e164.substring(e164.length() - SHOWN_AT_END);
        }
        int shown = Math.min(SHOWN_AT_END, e164.length() / 3);
        return e164.substring(0, shown) + "****" + e164.substring(e164.length() - shown);
    }

    private boolean isMainland() {
        return e164.startsWith("+" + CHINA)
                && MAINLAND.matcher(e164.substring(1 + CHINA.length())).matches();
    }

    /** Masked, so that a log line cannot leak the number. */
    @Override
    public String toString() {
        return masked();
    }

    private static InvalidValueException malformed() {
        return new InvalidValueException(ViolationCode.MOBILE_MALFORMED);
    }

    /**
     * What was dialled, without its separators.
     *
     * @param areaPrefix the digits before a first hyphen; empty where there is none
     */
    private record Dialled(boolean international, String digits, String areaPrefix) {

        static Dialled read(String spelling) {
            StringBuilder digits = new StringBuilder(spelling.length());
            boolean plus = false;
            String areaPrefix = "";
            for (int i = 0; i < spelling.length(); i++) {
                char c = spelling.charAt(i);
                if (c >= '0' && c <= '9') {
                    digits.append(c);
                } else if (c == '+' && !plus && digits.isEmpty()) {
                    plus = true;
                } else if (isDash(c)) {
                    areaPrefix = areaPrefix.isEmpty() ? digits.toString() : areaPrefix;
                } else if (!isIgnorable(c)) {
                    throw malformed();
                }
            }
            if (!plus && digits.length() > 2 && digits.charAt(0) == '0' && digits.charAt(1) == '0') {
                return new Dialled(true, digits.substring(2), "");
            }
            return new Dialled(plus, digits.toString(), areaPrefix);
        }

        private static boolean isDash(char c) {
            return Character.getType(c) == Character.DASH_PUNCTUATION || c == '\u2212';
        }

        private static boolean isIgnorable(char c) {
            return Character.isWhitespace(c)
                    || Character.getType(c) == Character.FORMAT
                    || c == '('
                    || c == ')'
                    || c == '.';
        }
    }
}
