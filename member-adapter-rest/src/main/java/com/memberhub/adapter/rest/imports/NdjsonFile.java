package com.memberhub.adapter.rest.imports;

import com.memberhub.application.imports.UploadedLine;
import com.memberhub.domain.finding.Violation;
import com.memberhub.domain.finding.ViolationCode;
import com.memberhub.domain.member.Limits;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** A JSON object on each line, in UTF-8. Blank lines count and are passed over. */
final class NdjsonFile implements Iterator<UploadedLine> {

    private static final int END = -1;

    private final InputStream in;
    private long number;
    private @Nullable UploadedLine next;
    private boolean ended;

    NdjsonFile(InputStream in) {
        this.in = new BufferedInputStream(in);
    }

    @Override
    public boolean hasNext() {
        while (next == null && !ended) {
            next = read();
        }
        return next != null;
    }

    @Override
    public UploadedLine next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException();
        }
        UploadedLine line = next;
        next = null;
        return line;
    }

    /** The next line; null for a blank one. */
    private @Nullable UploadedLine read() {
        number++;
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        boolean blank = true;
        boolean tooLarge = false;
        try {
            for (int b = in.read(); b != '\n'; b = in.read()) {
                if (b == END) {
                    ended = true;
                    break;
                }
                blank &= b == ' ' || b == '\t' || b == '\r';
                tooLarge = line.size() == Limits.BODY_BYTES;
                if (!tooLarge) {
                    line.write(b);
                }
            }
        } catch (IOException brokenOff) {
            throw new UncheckedIOException(brokenOff);
        }
        if (tooLarge) {
            return UploadedLine.refused(
                    number, Violation.of(Violation.BODY, ViolationCode.TOO_LARGE, Limits.BODY_BYTES));
        }
        return blank ? null : UploadedLine.of(number, line.toByteArray());
    }
}
