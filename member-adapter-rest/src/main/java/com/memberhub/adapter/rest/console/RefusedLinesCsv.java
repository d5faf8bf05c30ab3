package com.memberhub.adapter.rest.console;

import com.memberhub.adapter.rest.extension.SubmissionReader;
import com.memberhub.adapter.rest.imports.SpreadsheetText;
import com.memberhub.application.imports.RefusedLine;
import com.memberhub.application.journal.Payload;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * Refused lines as a CSV that Excel opens and an import takes again, with a column that says what is wrong. One that could not
 * be taken in says that alone: whoever puts the others right learns that it is missing. The answer begins with the first line,
 * so that until then a failure can still be told.
 */
final class RefusedLinesCsv implements Closeable {

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final String NUMBER = "outOpenId";

    private final Wording wording;
    private final HttpServletResponse response;
    private final List<String> columns;
    private @Nullable CsvWriter csv;

    RefusedLinesCsv(Wording wording, HttpServletResponse response) {
        this.wording = wording;
        this.response = response;
        this.columns = new ArrayList<>(List.of(NUMBER));
        SubmissionReader.fields().stream()
                .filter(field -> !field.equals(NUMBER))
                .sorted()
                .forEach(columns::add);
    }

    void write(RefusedLine line) {
        List<String> cells = new ArrayList<>();
        Payload sent = line.content();
        EditedPayload content = sent == null
                ? null
                : EditedPayload.read(new String(sent.bytes(), StandardCharsets.UTF_8))
                        .orElse(null);
        for (String column : columns) {
            cells.add(content == null ? "" : SpreadsheetText.harmless(content.value(column)));
        }
        cells.add(Long.toString(line.number()));
        cells.add(SpreadsheetText.harmless(line.violations().stream()
                .map(violation -> wording.fieldOfLine(violation.path()) + " " + wording.violation(violation))
                .collect(Collectors.joining(wording.say("separator.problems")))));
        writer().writeRecord(cells);
    }

    private CsvWriter writer() {
        CsvWriter known = csv;
        if (known != null) {
            return known;
        }
        try {
            response.setContentType("text/csv;charset=UTF-8");
            response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"refused-lines.csv\"");
            response.getOutputStream().write(String.valueOf(BYTE_ORDER_MARK).getBytes(StandardCharsets.UTF_8));
            CsvWriter fresh = CsvWriter.builder()
                    .lineDelimiter(LineDelimiter.CRLF)
                    .build(response.getOutputStream(), StandardCharsets.UTF_8);
            List<String> names = new ArrayList<>(columns);
            names.add(wording.say("import.column.line"));
            names.add(wording.say("import.column.errors"));
            fresh.writeRecord(names);
            csv = fresh;
            return fresh;
        } catch (IOException readerIsGone) {
            throw new UncheckedIOException(readerIsGone);
        }
    }

    /** Ends the file; one without lines has the names of the columns at least. */
    @Override
    public void close() throws IOException {
        writer().close();
    }
}
