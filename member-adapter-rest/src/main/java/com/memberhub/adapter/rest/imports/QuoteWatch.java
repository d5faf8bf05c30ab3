package com.memberhub.adapter.rest.imports;

import java.io.IOException;
import java.io.Reader;

/**
 * A CSV (RFC 4180) on its way to whoever reads it. The reader takes the end of the text for the end of a quoted cell; this
 * one knows better.
 */
final class QuoteWatch extends Reader {

    private static final char QUOTE = '"';

    private final Reader text;
    private boolean withinQuotes;
    /** Where a quote opens a cell, or goes on with one that a quote just ended. */
    private boolean quoteOpens = true;

    QuoteWatch(Reader text) {
        this.text = text;
    }

    /** Whether the text so far ends in a quoted cell that nothing has closed. */
    boolean isWithinQuotes() {
        return withinQuotes;
    }

    @Override
    public int read(char[] characters, int offset, int length) throws IOException {
        int read = text.read(characters, offset, length);
        for (int i = offset; i < offset + read; i++) {
            pass(characters[i]);
        }
        return read;
    }

    private void pass(char character) {
        if (withinQuotes) {
            withinQuotes = character != QUOTE;
            quoteOpens = true;
        } else {
            withinQuotes = quoteOpens && character == QUOTE;
            quoteOpens = character == ',' || character == '\n' || character == '\r';
        }
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
