package com.memberhub.application.directory;

import com.memberhub.domain.finding.InvalidValueException;
import com.memberhub.domain.member.Mobile;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What was typed into the one search box, as all that it can mean; a member matches when it matches any of it. With all
 * of it null everybody does.
 *
 * @param mobile a whole mobile number, in any spelling
 * @param lastFour the last four digits of a mobile
 * @param identifier an outOpenId, a yzOpenId, or the requestId of a call, as a whole
 * @param namePart the start or a part of a name or nickname, in any case; a single character counts as a start. Null for
 *     what is a mobile or the end of one: there are names with such digits, but nobody means them
 */
public record MemberQuery(
        @Nullable Mobile mobile,
        @Nullable String lastFour,
        @Nullable String identifier,
        @Nullable String namePart) {

    /** Longer than any id or name that is kept. */
    public static final int LONGEST = 128;

    private static final MemberQuery EVERYBODY = new MemberQuery(null, null, null, null);
    private static final Pattern FOUR_DIGITS = Pattern.compile("[0-9]{4}");
    private static final Pattern MOBILE_LIKE = Pattern.compile("[+0-9\\s().\\p{Pd}\\u2212\\p{Cf}]{5,}");
    private static final Pattern IDENTIFIER = Pattern.compile("[\\x21-\\x7e]{1,64}");

    /** Everybody. */
    public static MemberQuery everybody() {
        return EVERYBODY;
    }

    /**
     * Understands what somebody typed or pasted.
     *
     * @throws IllegalArgumentException for more than {@link #LONGEST} characters
     */
    public static MemberQuery parse(@Nullable String typed) {
        if (typed == null) {
            return EVERYBODY;
        }
        if (typed.codePointCount(0, typed.length()) > LONGEST) {
            throw new IllegalArgumentException("a query has at most " + LONGEST + " characters");
        }
        String text = Normalizer.normalize(typed, Form.NFKC).strip();
        if (text.isEmpty()) {
            return EVERYBODY;
        }
        Mobile mobile = mobile(text);
        String lastFour = FOUR_DIGITS.matcher(text).matches() ? text : null;
        return new MemberQuery(
                mobile,
                lastFour,
                IDENTIFIER.matcher(text).matches() ? text : null,
                // A name may be of digits, signs or pictures alone, and whatever is typed has to mean something.
                mobile == null && lastFour == null ? text : null);
    }

    private static @Nullable Mobile mobile(String text) {
        if (!MOBILE_LIKE.matcher(text).matches()) {
            return null;
        }
        try {
            return Mobile.parse(text);
        } catch (InvalidValueException noMobile) {
            return null;
        }
    }

    /** Says nothing: it is personal data. */
    @Override
    public String toString() {
        return "MemberQuery[****]";
    }
}
