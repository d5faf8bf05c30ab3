package com.memberhub.domain.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Masking of whatever anybody may have sent: the first line is a path, the second the person's own value, the rest a text. */
class MaskingFuzzTest {

    private static final int SHORTEST_THAT_IS_NO_WORD = 4;

    @FuzzTest
    void masksTheSameWayEveryTimeAndLeavesNothingOfThePerson(byte[] input) {
        String[] lines = new String(input, UTF_8).split("\n", 3);
        String path = lines[0];
        String own = lines.length > 1 ? lines[1].strip() : "";
        String text = lines.length > 2 ? lines[2] : "";
        Masker masker = Masking.knowing(List.of(own));

        Object masked = masker.value(path, text);
        assertThat(masked).isEqualTo(Masking.knowing(List.of(own)).value(path, text));
        if (own.length() >= SHORTEST_THAT_IS_NO_WORD && own.indexOf('*') < 0) {
            assertThat(masker.inText(text + own + text)).doesNotContain(own);
        }
        if (Masking.isSecret(path) && !text.isBlank()) {
            assertThat(masked).isEqualTo(Masking.HIDDEN);
        }
        Map<String, String> twoFields = own.equals(text) ? Map.of(own, path) : Map.of(own, path, text, path);
        assertThat(masker.value("extendMap", twoFields))
                .satisfies(fields -> assertThat((Map<?, ?>) fields).hasSameSizeAs(twoFields));
        assertThat(masker.value("extendMap", Arrays.asList(text, null))).isInstanceOf(List.class);
        assertThat(Masking.mobile(text).codePointCount(0, Masking.mobile(text).length()))
                .isLessThanOrEqualTo(Math.max(12, text.codePointCount(0, text.length())));
        assertThat(Masking.name(text)).endsWith("*").hasSizeLessThanOrEqualTo(3);
    }
}
