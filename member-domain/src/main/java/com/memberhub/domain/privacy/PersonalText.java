package com.memberhub.domain.privacy;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import com.memberhub.domain.finding.InvalidValueException;
import com.memberhub.domain.member.Mobile;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Hides in a text what looks like somebody's mobile, identity card or e-mail address. It reads a text from its start to
 * its end and looks a few groups of digits ahead: its time grows with the text and with nothing else.
 */
final class PersonalText {

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    private static final int MOBILE = 11;
    private static final int IDENTITY_CARD = 18;
    private static final int MOST_DIGITS = IDENTITY_CARD;
    private static final int LONGEST_INTERNATIONAL = 15;
    private static final int SHORTEST_INTERNATIONAL = 8;
    private static final int LONGEST_CODE = 5;
    private static final Set<String> NEIGHBOURS = Set.of("852", "853", "886");
    private static final int EARLIEST_BIRTH = 1900;
    private static final int LATEST_BIRTH = 2099;

    /** How people group the digits of a mobile: after how many a gap may stand. */
    private static final List<Set<Integer>> GROUPINGS =
            List.of(Set.of(3, 7), Set.of(4, 8), Set.of(3, 6), Set.of(5), Set.of(6), Set.of(3, 5, 7, 9));

    /** The first two digits of an identity card: the province, or the 9 of a foreigner's with a checksum that fits. */
    private static final Set<String> PROVINCES = Set.of(
            "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42", "43",
            "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71", "81", "82", "83");

    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKSUMS = "10X98765432";

    private PersonalText() {}

    static String hidden(CharSequence text) {
        return withoutNumbers(withoutMailAddresses(text));
    }

    private static CharSequence withoutMailAddresses(CharSequence text) {
        StringBuilder shown = new StringBuilder();
        int written = 0;
        int from = 0;
        for (int at = 0; at < text.length(); at++) {
            if (!isAt(text.charAt(at))) {
                continue;
            }
            int start = at;
            while (start > from && isOfMailbox(text.charAt(start - 1))) {
                start--;
            }
            // What was looked at for one sign is not looked at for the next.
            from = at + 1;
            if (start < at && isHostName(text, at + 1)) {
                shown.append(text, written, start).append(Masking.HIDDEN);
                written = at;
            }
        }
        return written == 0 ? text : shown.append(text, written, text.length());
    }

    private static boolean isAt(char c) {
        return c == '@' || c == '\uFF20';
    }

    private static boolean isOfMailbox(char c) {
        return isLatin(c) || (c >= '0' && c <= '9') || "._%+-".indexOf(c) >= 0;
    }

    private static boolean isLatin(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    /** Two labels at least, the last of which is letters. */
    private static boolean isHostName(CharSequence text, int start) {
        int labels = 0;
        int i = start;
        while (i < text.length()) {
            int label = i;
            boolean letters = true;
            while (i < text.length() && isOfLabel(text.charAt(i))) {
                letters &= isLatin(text.charAt(i));
                i++;
            }
            if (i == label) {
                return false;
            }
            labels++;
            if (labels > 1 && letters && i - label > 1) {
                return true;
            }
            if (i == text.length() || text.charAt(i) != '.') {
                return false;
            }
            i++;
        }
        return false;
    }

    private static boolean isOfLabel(char c) {
        return isLatin(c) || (c >= '0' && c <= '9') || c == '-';
    }

    private static String withoutNumbers(CharSequence text) {
        List<Digits> groups = Digits.of(text);
        StringBuilder shown = new StringBuilder();
        int written = 0;
        for (int i = 0; i < groups.size(); i++) {
            Found found = found(text, groups, i);
            if (found != null) {
                shown.append(text, written, found.start()).append(found.shown());
                written = found.end();
                i = found.lastGroup();
            }
        }
        return written == 0
                ? text.toString()
                : shown.append(text, written, text.length()).toString();
    }

    /** What begins at a group of digits. The longest is looked for first, but an identity card before all. */
    private static @Nullable Found found(CharSequence text, List<Digits> groups, int first) {
        List<Candidate> candidates = Candidate.from(text, groups, first);
        for (Candidate candidate : candidates) {
            if (candidate.isIdentityCard()) {
                return candidate.found(Masking.HIDDEN);
            }
        }
        for (int i = candidates.size() - 1; i >= 0; i--) {
            Optional<Mobile> mobile = candidates.get(i).mobile();
            if (mobile.isPresent()) {
                return candidates.get(i).found(mobile.get().masked());
            }
        }
        return null;
    }

    /** What is hidden, and what stands in its place. */
    private record Found(int start, int end, int lastGroup, String shown) {}

    /**
     * Digits with nothing between them.
     *
     * @param start where it begins, with the plus before it
     * @param joined whether nothing but separators stand between it and the one before
     */
    record Digits(int start, int end, String digits, boolean plus, boolean joined) {

        /** No more of them are kept than matter: a longer group is nothing that is looked for. */
        static List<Digits> of(CharSequence text) {
            List<Digits> groups = new ArrayList<>();
            int plus = -1;
            boolean joined = false;
            int i = 0;
            while (i < text.length()) {
                char c = text.charAt(i);
                if (digit(c) >= 0) {
                    int start = i;
                    StringBuilder digits = new StringBuilder();
                    while (i < text.length() && digit(text.charAt(i)) >= 0) {
                        if (digits.length() <= MOST_DIGITS) {
                            digits.append((char) ('0' + digit(text.charAt(i))));
                        }
                        i++;
                    }
                    groups.add(new Digits(plus < 0 ? start : plus, i, digits.toString(), plus >= 0, joined));
                    plus = -1;
                    joined = true;
                    continue;
                }
                if (c == '+' || c == '\uFF0B') {
                    plus = i;
                    joined = false;
                } else if (!isBetween(c)) {
                    plus = -1;
                    joined = false;
                }
                i++;
            }
            return groups;
        }
    }

    static int digit(char c) {
        return Character.digit(c, 10);
    }

    /** What people write between the digits of one number. */
    static boolean isBetween(char c) {
        return switch (Character.getType(c)) {
            case Character.DASH_PUNCTUATION, Character.FORMAT, Character.SPACE_SEPARATOR -> true;
            default -> Character.isWhitespace(c) || "().\u2212\uFF08\uFF09\uFF0E".indexOf(c) >= 0;
        };
    }

    /** Some groups of digits in a row that may be one number. */
    private record Candidate(CharSequence text, List<Digits> groups, int first, int last, String digits) {

        static List<Candidate> from(CharSequence text, List<Digits> groups, int first) {
            List<Candidate> candidates = new ArrayList<>();
            StringBuilder digits = new StringBuilder();
            for (int last = first; last < groups.size(); last++) {
                if (last > first && !groups.get(last).joined()) {
                    break;
                }
                digits.append(groups.get(last).digits());
                if (digits.length() > MOST_DIGITS) {
                    break;
                }
                if (digits.length() >= SHORTEST_INTERNATIONAL) {
                    candidates.add(new Candidate(text, groups, first, last, digits.toString()));
                }
            }
            return candidates;
        }

        Found found(String shown) {
            int end = groups.get(last).end() + (digits.length() == IDENTITY_CARD - 1 ? 1 : 0);
            return new Found(groups.get(first).start(), end, last, shown);
        }

        boolean isIdentityCard() {
            if (!standsAlone(digits.length() == IDENTITY_CARD - 1 ? 1 : 0)) {
                return false;
            }
            String card = digits.length() == IDENTITY_CARD - 1 && isFollowedByX() ? digits + "X" : digits;
            return card.length() == IDENTITY_CARD
                    && isDate(card)
                    && (PROVINCES.contains(card.substring(0, 2)) || isChecked(card));
        }

        private boolean isFollowedByX() {
            int end = groups.get(last).end();
            return end < text.length()
                    && "xX\uFF38\uFF58".indexOf(text.charAt(end)) >= 0
                    && (end + 1 == text.length() || !isOfWord(text.charAt(end + 1)));
        }

        private static boolean isDate(String card) {
            try {
                int year = LocalDate.of(number(card, 6, 10), number(card, 10, 12), number(card, 12, 14))
                        .getYear();
                return year >= EARLIEST_BIRTH && year <= LATEST_BIRTH;
            } catch (DateTimeException noDate) {
                return false;
            }
        }

        private static int number(String card, int start, int end) {
            return Integer.parseInt(card, start, end, 10);
        }

        private static boolean isChecked(String card) {
            int sum = 0;
            for (int i = 0; i < WEIGHTS.length; i++) {
                sum += WEIGHTS[i] * (card.charAt(i) - '0');
            }
            return CHECKSUMS.charAt(sum % CHECKSUMS.length()) == card.charAt(IDENTITY_CARD - 1);
        }

        Optional<Mobile> mobile() {
            return (groups.get(first).plus() ? international(digits, 0) : dialled()).or(this::mainland);
        }

        /** With 86 or 0086 before it, or without. */
        private Optional<Mobile> mainland() {
            int prefix = digits.length() - MOBILE;
            boolean isMobile =
                    (prefix == 0 || digits.substring(0, Math.max(0, prefix)).matches("(?:00)?86"))
                            && digits.charAt(prefix) == '1'
                            && digits.charAt(prefix + 1) >= '3';
            return isMobile && isGrouped(prefix) && standsAlone(0)
                    ? Optional.of(Mobile.parse(digits.substring(prefix)))
                    : Optional.empty();
        }

        /** A number of some order may begin with two zeros: the code stands alone, or it is a neighbour's. */
        private Optional<Mobile> dialled() {
            int codeEnd = groups.get(first).digits().length();
            boolean isCode = codeEnd > 2 && codeEnd <= LONGEST_CODE;
            return digits.startsWith("00") && (isCode || NEIGHBOURS.contains(digits.substring(2, LONGEST_CODE)))
                    ? international(digits.substring(2), 2)
                    : Optional.empty();
        }

        /**
         * A number that could be one is taken for one where its country code stands alone or its digits together;
         * otherwise it has to be valid: "+100 2026-11-20" are points and a day.
         */
        private Optional<Mobile> international(String number, int prefix) {
            if (number.length() < SHORTEST_INTERNATIONAL || number.length() > LONGEST_INTERNATIONAL) {
                return Optional.empty();
            }
            try {
                Mobile mobile = Mobile.parse("+" + number);
                PhoneNumber parsed = NUMBERS.parse(mobile.e164(), null);
                String code = groups.get(first).digits().substring(prefix);
                boolean isSetOff = code.equals(Integer.toString(parsed.getCountryCode()));
                boolean isTogether = first == last && prefix == 0;
                return isSetOff || isTogether || NUMBERS.isValidNumber(parsed) ? Optional.of(mobile) : Optional.empty();
            } catch (InvalidValueException | NumberParseException noNumber) {
                return Optional.empty();
            }
        }

        private boolean isGrouped(int prefix) {
            List<Integer> gaps = new ArrayList<>();
            int after = 0;
            for (int i = first; i < last; i++) {
                after += groups.get(i).digits().length();
                if (after > prefix) {
                    gaps.add(after - prefix);
                }
            }
            return gaps.size() == MOBILE - 1 || GROUPINGS.stream().anyMatch(grouping -> grouping.containsAll(gaps));
        }

        /** Several groups between letters are part of something else, such as a UUID. */
        private boolean standsAlone(int beyond) {
            int start = groups.get(first).start();
            int end = groups.get(last).end() + beyond;
            return first == last
                    || ((start == 0 || !isLatin(text.charAt(start - 1)))
                            && (end >= text.length() || !isLatin(text.charAt(end))));
        }

        private static boolean isOfWord(char c) {
            return isLatin(c) || digit(c) >= 0;
        }
    }
}
