package com.memberhub.domain.privacy;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Hides a person's own values in a text, whatever the case of their letters and whatever stands between their digits. It
 * searches by Knuth, Morris and Pratt: neither a value nor a text can be made up for which it takes long.
 */
final class KnownValues {

    private static final int SHORTEST = 2;
    private static final int LONGEST_THAT_IS_A_WORD = 3;
    private static final int NATIONAL = 8;
    private static final int SHORTEST_NUMBER = 7;
    private static final int LONGEST_NUMBER = 20;
    private static final Pattern CHINA = Pattern.compile("^86(?=1[0-9]{10}$)");

    private final List<Needle> texts;
    private final List<Needle> numbers;

    private KnownValues(List<Needle> texts, List<Needle> numbers) {
        this.texts = texts;
        this.numbers = numbers;
    }

    static KnownValues of(Collection<String> values) {
        List<String> known = values.stream()
                .map(String::strip)
                .filter(value -> value.length() >= SHORTEST)
                .distinct()
                .toList();
        return new KnownValues(
                known.stream()
                        .filter(value -> !isNumber(value))
                        .map(value -> Needle.of(folded(value), isWord(value)))
                        .toList(),
                known.stream()
                        .filter(KnownValues::isNumber)
                        .flatMap(KnownValues::spellings)
                        .distinct()
                        .map(digits -> Needle.of(digits, false))
                        .toList());
    }

    /** "Al" is no part of "Alipay"; Chinese has no gaps between its words. */
    private static boolean isWord(String value) {
        return value.length() <= LONGEST_THAT_IS_A_WORD && value.chars().allMatch(c -> c < 0x80);
    }

    private static boolean isNumber(String value) {
        int digits = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (PersonalText.digit(c) >= 0) {
                digits++;
            } else if (!PersonalText.isBetween(c) && !(digits == 0 && (c == '+' || c == '\uFF0B'))) {
                return false;
            }
        }
        return digits >= SHORTEST_NUMBER && digits <= LONGEST_NUMBER;
    }

    /** The number with its country code and, should that be left out, without it. */
    private static Stream<String> spellings(String value) {
        String digits = Projection.of(value).digits;
        return Stream.of(
                digits,
                CHINA.matcher(digits).replaceFirst(""),
                digits.substring(Math.max(0, digits.length() - NATIONAL)));
    }

    String hidden(CharSequence text) {
        int[] ends = new int[text.length()];
        if (!texts.isEmpty()) {
            String folded = folded(text);
            texts.forEach(needle -> needle.findIn(folded, (start, end) -> {
                if (!needle.word || isWordAt(folded, start, end)) {
                    ends[start] = Math.max(ends[start], end);
                }
            }));
        }
        if (!numbers.isEmpty()) {
            Projection digits = Projection.of(text);
            numbers.forEach(needle -> needle.findIn(digits.digits, (start, end) -> {
                int first = digits.positions[start];
                ends[first] = Math.max(ends[first], digits.positions[end - 1] + 1);
            }));
        }
        return replaced(text, ends);
    }

    /** A value that begins within another is hidden with it. */
    private static String replaced(CharSequence text, int[] ends) {
        StringBuilder shown = new StringBuilder(text.length());
        int i = 0;
        while (i < ends.length) {
            if (ends[i] == 0) {
                shown.append(text.charAt(i));
                i++;
                continue;
            }
            int end = ends[i];
            while (i < end) {
                end = Math.max(end, ends[i]);
                i++;
            }
            shown.append(Masking.HIDDEN);
        }
        return shown.toString();
    }

    private static boolean isWordAt(String text, int start, int end) {
        return (start == 0 || !Character.isLetterOrDigit(text.codePointBefore(start)))
                && (end == text.length() || !Character.isLetterOrDigit(text.codePointAt(end)));
    }

    /** As long as the text, so that a position in one is that in the other. */
    private static String folded(CharSequence text) {
        StringBuilder folded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            folded.append(Character.toLowerCase(Character.toUpperCase(text.charAt(i))));
        }
        return folded.toString();
    }

    /** The digits of a text, whatever stands between them. */
    private static final class Projection {

        private final String digits;
        private final int[] positions;

        private Projection(String digits, int[] positions) {
            this.digits = digits;
            this.positions = positions;
        }

        static Projection of(CharSequence text) {
            StringBuilder digits = new StringBuilder();
            int[] positions = new int[text.length()];
            for (int i = 0; i < text.length(); i++) {
                int digit = PersonalText.digit(text.charAt(i));
                if (digit >= 0) {
                    positions[digits.length()] = i;
                    digits.append((char) ('0' + digit));
                }
            }
            return new Projection(digits.toString(), positions);
        }
    }

    /** Is told where something was found. */
    @FunctionalInterface
    private interface Finds {

        void at(int start, int end);
    }

    /** What is looked for. */
    private static final class Needle {

        private final String text;
        /** Whether it must not be part of a longer word. */
        private final boolean word;
        /** The failure function of Knuth, Morris and Pratt: how long the longest proper prefix of each prefix is that is its suffix too. */
        private final int[] borders;

        private Needle(String text, boolean word, int[] borders) {
            this.text = text;
            this.word = word;
            this.borders = borders;
        }

        static Needle of(String text, boolean word) {
            int[] borders = new int[text.length()];
            int border = 0;
            for (int i = 1; i < text.length(); i++) {
                while (border > 0 && text.charAt(i) != text.charAt(border)) {
                    border = borders[border - 1];
                }
                border += text.charAt(i) == text.charAt(border) ? 1 : 0;
                borders[i] = border;
            }
            return new Needle(text, word, borders);
        }

        void findIn(String haystack, Finds finds) {
            int matched = 0;
            for (int i = 0; i < haystack.length(); i++) {
                while (matched > 0 && haystack.charAt(i) != text.charAt(matched)) {
                    matched = borders[matched - 1];
                }
                matched += haystack.charAt(i) == text.charAt(matched) ? 1 : 0;
                if (matched == text.length()) {
                    finds.at(i + 1 - matched, i + 1);
                    matched = borders[matched - 1];
                }
            }
        }
    }
}
