package com.memberhub.adapter.rest.imports;

import com.memberhub.adapter.rest.problem.RefusedRequestException;
import com.memberhub.domain.member.Limits;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a CSV (RFC 4180), without those in which nothing is written, such as spreadsheets leave below a table. Where they
 * cannot be read any further, people are told at which line.
 */
final class CsvRows implements Iterator<CsvRecord> {

    /** Room enough that a line over its limit is refused alone, and the file only where nobody can tell where the line ends. */
    private static final int LONGEST_CELL = 1_024 * 1_024;

    /** A row is read whole before anybody knows how large it is: of 60 million characters it took more memory than a hub has. */
    private static final int LONGEST_ROW = 2 * LONGEST_CELL;

    private final QuoteWatch text;
    private final Iterator<CsvRecord> rows;
    private @Nullable CsvRecord next;
    private long reached;

    private CsvRows(QuoteWatch text, Iterator<CsvRecord> rows) {
        this.text = text;
        this.rows = rows;
    }

    static CsvRows of(InputStream in) throws IOException {
        QuoteWatch text = new QuoteWatch(DetectedText.of(in));
        return new CsvRows(
                text,
                CsvReader.builder()
                        .allowExtraFields(true)
                        .allowMissingFields(true)
                        .maxBufferSize(LONGEST_CELL)
                        .build(
                                CsvRecordHandler.builder()
                                        .maxFieldSize(LONGEST_CELL)
                                        .maxRecordSize(LONGEST_ROW)
                                        .build(),
                                text)
                        .iterator());
    }

    /**
     * Whether there is another row.
     *
     * @throws RefusedRequestException where the next one cannot be read, and at the end of a file within quotes: the rows after
     *     the first of them are in one cell
     */
    @Override
    public boolean hasNext() {
        try {
            while (next == null && rows.hasNext()) {
                CsvRecord row = rows.next();
                reached = row.getStartingLineNumber();
                if (!row.getFields().stream().allMatch(String::isBlank)) {
                    next = row;
                }
            }
        } catch (CsvParseException malformed) {
            throw explained();
        }
        if (next == null && text.isWithinQuotes()) {
            throw unclosedQuote(text.cellLine());
        }
        return next != null;
    }

    @Override
    public CsvRecord next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        CsvRecord row = Objects.requireNonNull(next);
        next = null;
        return row;
    }

    private RefusedRequestException explained() {
        if (text.hasUnclosedCell()) {
            return unclosedQuote(text.unclosedLine());
        }
        if (text.cellLength() > Limits.BODY_BYTES) {
            return text.isOverLines()
                    ? unclosedQuote(text.cellLine())
                    : RefusedRequestException.ofBody("cell_too_long", text.cellLine(), Limits.BODY_BYTES);
        }
        return RefusedRequestException.ofBody("csv_malformed", reached);
    }

    private static RefusedRequestException unclosedQuote(long line) {
        return RefusedRequestException.ofBody("unclosed_quote", line);
    }
}
