package com.memberhub.adapter.rest.imports;

import com.memberhub.adapter.rest.extension.SubmissionReader;
import com.memberhub.adapter.rest.problem.RefusedRequestException;
import com.memberhub.application.imports.UploadedLine;
import com.memberhub.domain.finding.Violation;
import com.memberhub.domain.finding.ViolationCode;
import com.memberhub.domain.member.Limits;
import com.memberhub.domain.member.PlatformTime;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A CSV (RFC 4180) whose first row has the contract's field names. A dot leads into an object: {@code address.cityName},
 * {@code extendMap.source}; after {@code customerAttrInfos} it leads to an entry of that name. A row becomes the JSON object
 * that the platform would send. A column whose name begins with # is a remark: the hub's own files have some.
 */
final class CsvFile implements Iterator<UploadedLine> {

    private static final String ATTRIBUTES = "customerAttrInfos";
    private static final String MOBILE = "mobile";
    private static final String NUMBER = "outOpenId";
    private static final String ROOT = "rootKdtId";
    /** Fields whose keys are whatever somebody likes. */
    private static final Set<String> OPEN = Set.of("extendMap", "globalProps", ATTRIBUTES);

    private static final String DATE = "birthday";

    private static final String REMARK = "#";

    private static final int MOST_COLUMNS = 1_000;
    private static final int LONGEST_NAME = 64;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final CsvRows rows;
    private final List<String> columns;

    private CsvFile(CsvRows rows, List<String> columns) {
        this.rows = rows;
        this.columns = columns;
    }

    /**
     * Reads the first row, and sees that it is not the only one.
     *
     * @param namesRootKdtId whether rows have to name their root shop
     * @throws RefusedRequestException when a column that is needed is missing or stands twice, and where there are no lines
     */
    static CsvFile open(InputStream in, boolean namesRootKdtId) throws IOException {
        CsvRows rows = CsvRows.of(in);
        if (!rows.hasNext()) {
            throw ImportUploads.noLines();
        }
        List<String> columns = rows.next().getFields().stream()
                .map(String::strip)
                .map(column -> column.startsWith(REMARK) ? "" : column)
                .toList();
        // Looked for before the columns are: a quotation mark that nothing closes has swallowed some of them.
        boolean hasLines = rows.hasNext();
        check(columns, namesRootKdtId);
        if (!hasLines) {
            throw ImportUploads.noLines();
        }
        return new CsvFile(rows, columns);
    }

    private static void check(List<String> columns, boolean namesRootKdtId) {
        // No text that we know has a NUL; UTF-16, workbooks and pictures have many.
        if (columns.stream().anyMatch(column -> column.indexOf('\0') >= 0)) {
            throw RefusedRequestException.ofBody("unknown_charset");
        }
        for (String needed : namesRootKdtId ? List.of(MOBILE, ROOT) : List.of(MOBILE)) {
            if (!columns.contains(needed)) {
                throw RefusedRequestException.ofBody("missing_column", needed);
            }
        }
        // Without the column the hub gives the numbers, for ever: a slip in its name must not do that.
        if (!columns.contains(NUMBER) && columns.stream().anyMatch(CsvFile::looksLikeNumber)) {
            throw RefusedRequestException.ofBody("missing_column", NUMBER);
        }
        if (columns.size() > MOST_COLUMNS) {
            throw RefusedRequestException.ofBody("too_many_columns", MOST_COLUMNS);
        }
        Set<String> seen = new HashSet<>();
        for (String column : columns) {
            if (!column.isEmpty() && (!seen.add(column) || columns.stream().anyMatch(leadsInto(column)))) {
                throw RefusedRequestException.ofBody("duplicate_column", shortened(column));
            }
        }
    }

    /** Of an object and a part of it in cells of their own, the one that comes last would be the only one. */
    private static Predicate<String> leadsInto(String column) {
        return other -> other.startsWith(column + ".");
    }

    private static boolean looksLikeNumber(String column) {
        return column.replaceAll("[^A-Za-z]", "").equalsIgnoreCase(NUMBER);
    }

    /** Columns whose names are none of the contract's, most likely slips of the pen. */
    List<String> unknownColumns() {
        return columns.stream()
                .filter(column -> !column.isEmpty() && !isKnown(column))
                .map(CsvFile::shortened)
                .toList();
    }

    private static boolean isKnown(String column) {
        int dot = column.indexOf('.');
        return column.equals(NUMBER)
                || SubmissionReader.fields().contains(column)
                || (dot > 0 && OPEN.contains(column.substring(0, dot)));
    }

    private static String shortened(String name) {
        return name.codePointCount(0, name.length()) <= LONGEST_NAME
                ? name
                : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME));
    }

    /** @throws RefusedRequestException where the next row cannot be read */
    @Override
    public boolean hasNext() {
        return rows.hasNext();
    }

    @Override
    public UploadedLine next() {
        CsvRecord row = rows.next();
        List<String> cells = new ArrayList<>(row.getFields());
        while (cells.size() > columns.size() && cells.get(cells.size() - 1).isBlank()) {
            cells.remove(cells.size() - 1);
        }
        if (cells.size() > columns.size()) {
            return refused(row, ViolationCode.TOO_MANY_CELLS, columns.size());
        }
        byte[] content = JSON.writeValueAsBytes(object(cells));
        return content.length > Limits.BODY_BYTES
                ? refused(row, ViolationCode.TOO_LARGE, Limits.BODY_BYTES)
                : UploadedLine.of(row.getStartingLineNumber(), content);
    }

    private static UploadedLine refused(CsvRecord row, ViolationCode code, int limit) {
        return UploadedLine.refused(row.getStartingLineNumber(), Violation.of(Violation.BODY, code, limit));
    }

    private ObjectNode object(List<String> cells) {
        ObjectNode object = JSON.createObjectNode();
        for (int i = 0; i < cells.size(); i++) {
            String column = columns.get(i);
            String cell = SpreadsheetText.meant(cells.get(i));
            if (!column.isEmpty() && !cell.isBlank()) {
                put(object, column, spelledAsThePlatformDoes(column, cell));
            }
        }
        return object;
    }

    private static String spelledAsThePlatformDoes(String column, String cell) {
        if (column.equals(DATE)) {
            return SpreadsheetDate.asDate(cell);
        }
        return PlatformTime.FIELDS.contains(column) ? SpreadsheetDate.asTime(cell) : cell;
    }

    private static void put(ObjectNode object, String column, String cell) {
        int dot = column.indexOf('.');
        if (OPEN.contains(column)) {
            object.set(column, json(cell));
        } else if (dot < 0) {
            object.put(column, cell);
        } else if (column.startsWith(ATTRIBUTES + ".")) {
            ArrayNode attributes =
                    object.get(ATTRIBUTES) instanceof ArrayNode some ? some : object.putArray(ATTRIBUTES);
            attributes.addObject().put("name", column.substring(dot + 1)).put("value", cell);
        } else {
            String parent = column.substring(0, dot);
            ObjectNode part = object.get(parent) instanceof ObjectNode some ? some : object.putObject(parent);
            part.put(column.substring(dot + 1), cell);
        }
    }

    /** JSON in a cell; what is none, or means two things, stays text, which the rules refuse at its field. */
    private static JsonNode json(String cell) {
        try {
            return JSON.readTree(cell);
        } catch (JacksonException | NumberFormatException noJson) {
            return JSON.getNodeFactory().stringNode(cell);
        }
    }
}
