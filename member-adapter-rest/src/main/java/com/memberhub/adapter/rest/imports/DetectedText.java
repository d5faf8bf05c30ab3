package com.memberhub.adapter.rest.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Text whose charset nobody told: UTF-8, or GB18030 as Excel in China writes it. Both spell ASCII alike, so the first bytes
 * that are no ASCII decide. Text in neither ends with a {@link CharacterCodingException}, since a name with replaced
 * characters would be stored as if it were one.
 */
final class DetectedText extends Reader {

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    /** Enough that text in GB18030 is not well-formed UTF-8 by chance. */
    private static final int SAMPLE = 64 * 1_024;

    private final PushbackInputStream bytes;
    private @Nullable Reader decided;

    private DetectedText(PushbackInputStream bytes) {
        this.bytes = bytes;
    }

    /** The text without a byte order mark. */
    static Reader of(InputStream in) throws IOException {
        PushbackInputStream bytes = new PushbackInputStream(in, SAMPLE);
        DetectedText text = new DetectedText(bytes);
        byte[] start = bytes.readNBytes(BYTE_ORDER_MARK.length);
        if (Arrays.equals(start, BYTE_ORDER_MARK)) {
            text.decided = reader(bytes, StandardCharsets.UTF_8);
        } else {
            bytes.unread(start);
        }
        return text;
    }

    private static Reader reader(InputStream in, Charset charset) {
        return new InputStreamReader(in, strict(charset));
    }

    private static CharsetDecoder strict(Charset charset) {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    @Override
    public int read(char[] characters, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        Reader known = decided;
        if (known != null) {
            return known.read(characters, offset, length);
        }
        byte[] chunk = new byte[Math.min(length, SAMPLE)];
        int read = bytes.read(chunk);
        if (read < 0) {
            return -1;
        }
        int ascii = 0;
        while (ascii < read && chunk[ascii] >= 0) {
            characters[offset + ascii] = (char) chunk[ascii];
            ascii++;
        }
        bytes.unread(chunk, ascii, read - ascii);
        if (ascii > 0) {
            return ascii;
        }
        Reader found = decide();
        decided = found;
        return found.read(characters, offset, length);
    }

    private Reader decide() throws IOException {
        byte[] sample = bytes.readNBytes(SAMPLE);
        bytes.unread(sample);
        return reader(bytes, isUtf8(sample) ? StandardCharsets.UTF_8 : GB18030);
    }

    /** The last character may be cut: where the sample ends, or the file does, which is then found out when it is read. */
    private static boolean isUtf8(byte[] sample) {
        CharBuffer characters = CharBuffer.allocate(sample.length);
        boolean isMalformed = strict(StandardCharsets.UTF_8)
                .decode(ByteBuffer.wrap(sample), characters, false)
                .isError();
        return !isMalformed && characters.position() > 0;
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
