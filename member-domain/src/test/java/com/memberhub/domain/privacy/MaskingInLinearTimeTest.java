package com.memberhub.domain.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever sends a payload chooses its text: however hostile it is, each character is looked at a few times. */
class MaskingInLinearTimeTest {

    private static final int BODY = 256 * 1_024;
    private static final int LOOKS = 60;

    private static CountedText bodyOf(String repeated) {
        return new CountedText(repeated.repeat(BODY / repeated.length()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "1 ",
                "13 ",
                "13800138000 ",
                "+1 ",
                "+86 1",
                "00 ",
                "00852",
                "86 138 ",
                "(((1",
                "a@",
                "a",
                "a.",
                "@a.",
                "@",
                "11010519900307123",
                "1 1 0 1 0 5 ",
                " ",
                "张"
            })
    void looksAtEachCharacterOfATextAFewTimes(String repeated) {
        CountedText text = bodyOf(repeated);

        assertThat(PersonalText.hidden(text)).isNotEmpty();

        assertThat(text.looks()).isLessThan((long) LOOKS * BODY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"", "\"a\" ", "'a\\\\", ":\"a\"", "\"x\":", "=", "a=", "& ", "?a", "a=b&"})
    void looksForTheKeysOfATextThatHasSomeItself(String repeated) {
        CountedText text = bodyOf(repeated);

        assertThat(Keys.areTelling(text)).isFalse();

        assertThat(text.looks()).isLessThan((long) LOOKS * BODY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "1", "1 ", "ab"})
    void looksForNearlyEqualValuesInTheWorstText(String repeated) {
        CountedText text = bodyOf(repeated);
        List<String> values = IntStream.range(0, 32)
                .mapToObj(i -> repeated.repeat(2_000) + (char) ('\u4E00' + i))
                .toList();

        assertThat(KnownValues.of(values).hidden(text).equals(text.toString())).isTrue();

        assertThat(text.looks()).isLessThan((long) LOOKS * BODY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "1/", "/", "张", "1111111111张", "11 / 11 | "})
    void looksForNearlyEqualNumbersInTheWorstText(String repeated) {
        CountedText text = bodyOf(repeated);
        List<String> values = IntStream.range(0, 32)
                .mapToObj(i -> "1".repeat(16) + (2_000 + i))
                .toList();

        assertThat(KnownValues.of(values).hidden(text).equals(text.toString())).isTrue();

        assertThat(text.looks()).isLessThan((long) LOOKS * BODY);
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 1_000, BODY / 2})
    void hidesAValueThatOverlapsItself(int length) {
        assertThat(KnownValues.of(List.of("a".repeat(length))).hidden(bodyOf("a")))
                .isEqualTo("****");
    }

    /** Counts how often somebody looks at one of its characters. */
    private record CountedText(String text, AtomicLong counter) implements CharSequence {

        CountedText(String text) {
            this(text, new AtomicLong());
        }

        long looks() {
            return counter.get();
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            counter.incrementAndGet();
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            counter.addAndGet(end - start);
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
