package com.memberhub.adapter.rest.imports;

import java.io.IOException;
import java.io.Reader;

/**
 * A CSV (RFC 4180) on its way to whoever reads it. The reader takes the end of the text for the end of a quoted cell, and
 * does not say at which line it fails; this one knows better.
 */
final class QuoteWatch extends Reader {

    private static final char QUOTE = '"';
    private static final long NOWHERE = 0;

    private final Reader text;
    private Place place = Place.BEGINNING;
    private char before;
    private long line = 1;
    private long cellLine = 1;
    private long cellLength;
    private long unclosedLine = NOWHERE;

    /** Where in a cell the text has come to. */
    private enum Place {
        BEGINNING,
        UNQUOTED,
        QUOTED,
        /** Behind a quote that ends the cell, unless another quote goes on with it. */
        BEHIND_QUOTE
    }

    QuoteWatch(Reader text) {
        this.text = text;
    }

    /** Whether the text so far ends in a quoted cell that nothing has closed. */
    boolean isWithinQuotes() {
        return place == Place.QUOTED;
    }

    /** The line in which the cell begins that the text so far ends in. */
    long cellLine() {
        return cellLine;
    }

    /** How many characters of that cell there are so far. */
    long cellLength() {
        return cellLength;
    }

    /** Whether that cell goes over more than a line. */
    boolean isOverLines() {
        return line > cellLine;
    }

    /** Whether some quoted cell so far goes on behind the quote that should end it. */
    boolean hasUnclosedCell() {
        return unclosedLine != NOWHERE;
    }

    /** The line in which the first such cell begins. */
    long unclosedLine() {
        return unclosedLine;
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
        boolean endsLine = character == '\n' || character == '\r';
        if (endsLine && !(before == '\r' && character == '\n')) {
            line++;
        }
        before = character;
        cellLength++;
        if (place == Place.QUOTED) {
            place = character == QUOTE ? Place.BEHIND_QUOTE : Place.QUOTED;
        } else if (endsLine || character == ',') {
            place = Place.BEGINNING;
            cellLine = line;
            cellLength = 0;
        } else if (place != Place.UNQUOTED) {
            beginOrGoOn(character);
        }
    }

    private void beginOrGoOn(char character) {
        if (place == Place.BEHIND_QUOTE && character != QUOTE && !hasUnclosedCell()) {
            unclosedLine = cellLine;
        }
        place = character == QUOTE ? Place.QUOTED : Place.UNQUOTED;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
