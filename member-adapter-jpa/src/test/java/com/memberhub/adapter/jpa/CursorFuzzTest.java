package com.memberhub.adapter.jpa;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.memberhub.application.directory.InvalidCursorException;
import java.util.Base64;

/** Cursors that nobody handed out, as they came and as what stands in their Base64. */
class CursorFuzzTest {

    private static final String ORDER = "created_desc";

    @FuzzTest
    void readsWhatItWouldWriteAndRefusesTheRest(byte[] input) {
        read(new String(input, ISO_8859_1));
        read(new String(input, UTF_8));
        read(Base64.getUrlEncoder().withoutPadding().encodeToString(input));
    }

    private static void read(String text) {
        Cursor cursor;
        try {
            cursor = Cursor.of(text, ORDER);
        } catch (InvalidCursorException refused) {
            return;
        }
        assertThat(Cursor.of(cursor.text(), ORDER)).isEqualTo(cursor);
        assertThat(cursor.id()).isNotEmpty().doesNotContain("\0");
    }
}
