package com.memberhub.adapter.jpa;

import static com.memberhub.adapter.jpa.ArrayColumn.bigint;
import static com.memberhub.adapter.jpa.ArrayColumn.bool;
import static com.memberhub.adapter.jpa.ArrayColumn.bytea;
import static com.memberhub.adapter.jpa.ArrayColumn.json;
import static com.memberhub.adapter.jpa.ArrayColumn.text;

import com.memberhub.adapter.jpa.Cursor.Total;
import com.memberhub.application.directory.InvalidCursorException;
import com.memberhub.application.directory.Page;
import com.memberhub.application.directory.PageRequest;
import com.memberhub.application.imports.DecidedLine;
import com.memberhub.application.imports.ImportCounts;
import com.memberhub.application.imports.ImportId;
import com.memberhub.application.imports.ImportLine;
import com.memberhub.application.imports.ImportLines;
import com.memberhub.application.imports.LineOutcome;
import com.memberhub.application.imports.Portion;
import com.memberhub.application.imports.RefusedLine;
import com.memberhub.application.imports.StoredLine;
import com.memberhub.application.imports.UploadedLine;
import com.memberhub.application.journal.Payload;
import com.memberhub.domain.finding.Violation;
import com.memberhub.domain.member.MemberKey;
import com.memberhub.domain.member.Mobile;
import com.memberhub.domain.member.OutOpenId;
import com.memberhub.domain.member.RootKdtId;
import com.memberhub.domain.privacy.Traces;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.stereotype.Repository;

/** The lines of imports in PostgreSQL. */
@Repository
class PostgresImportLines implements ImportLines {

    private static final String AFTER = portion("""
            SELECT line_number, content FROM member_import_line WHERE import_id = :id AND line_number > :number""", "line_number");

    /** The line that creates goes before those that align, so that the most there may be never cut it off. */
    private static final String EARLIER = portion("""
            SELECT line_number, content, outcome FROM member_import_line
            WHERE import_id = :id AND line_number < :number AND content IS NOT NULL AND outcome IN ('CREATED', 'ALIGNED')
                AND mobile = ANY (:mobiles) AND (root_kdt_id, mobile) IN (SELECT * FROM unnest(:root_kdt_ids, :mobiles))
            UNION
            SELECT line_number, content, outcome FROM member_import_line
            WHERE import_id = :id AND line_number < :number AND content IS NOT NULL AND outcome = 'CREATED'
                AND out_open_id = ANY (:numbers)""", "outcome DESC, line_number DESC");

    private static final String SETTLE = """
            UPDATE member_import_line line SET
                outcome = row.outcome,
                out_open_id = row.out_open_id,
                root_kdt_id = row.root_kdt_id,
                mobile = row.mobile,
                violations = row.violations::jsonb,
                notices = row.notices::jsonb,
                content = CASE WHEN row.keeps_content THEN line.content END
            FROM %s
            WHERE line.import_id = ? AND line.line_number = row.line_number""";

    private static final String COUNTS_BY_ROOT_SHOP = """
            SELECT root_kdt_id,
                count(*) FILTER (WHERE outcome = 'CREATED') AS created,
                count(*) FILTER (WHERE outcome = 'ALIGNED') AS aligned,
                count(*) FILTER (WHERE outcome = 'UNCHANGED') AS unchanged,
                count(*) FILTER (WHERE outcome = 'REFUSED') AS refused
            FROM member_import_line
            WHERE import_id = :id AND line_number <= :up_to AND root_kdt_id IS NOT NULL AND outcome IS NOT NULL
            GROUP BY root_kdt_id""";

    private static final String PAGE = """
            SELECT line_number, outcome, out_open_id, violations, notices FROM member_import_line
            WHERE import_id = :id AND outcome = ANY (:outcomes) AND line_number > :after ORDER BY line_number LIMIT :size""";

    private static final String COUNT = """
            SELECT count(*) FROM (
                SELECT 1 FROM member_import_line WHERE import_id = :id AND outcome = ANY (:outcomes) LIMIT :most
            ) AS counted""";

    private static final String REFUSED_AFTER = portion("""
            SELECT line_number, content, violations FROM member_import_line
            WHERE import_id = :id AND outcome = 'REFUSED' AND line_number > :number""", "line_number");

    private static final String FORGET_CONTENT = """
            UPDATE member_import_line line SET content = NULL, mobile = NULL
            FROM (
                SELECT import_id, line_number FROM member_import_line JOIN member_import ON id = import_id
                WHERE content IS NOT NULL AND state = 'DONE' AND finished_at < :before LIMIT :most
            ) AS old
            WHERE line.import_id = old.import_id AND line.line_number = old.line_number""";

    private static final String REMOVE_CANCELLED = """
            DELETE FROM member_import_line line USING (
                SELECT import_id, line_number FROM member_import_line JOIN member_import ON id = import_id
                WHERE state = 'CANCELLED' LIMIT :most
            ) AS cancelled
            WHERE line.import_id = cancelled.import_id AND line.line_number = cancelled.line_number""";

    /** No mobile could be read, but it may stand there: in a line that is no JSON, or twice in one that is. */
    private static final String UNREADABLE = """
            SELECT import_id, line_number, content FROM member_import_line
            WHERE mobile IS NULL AND content IS NOT NULL""";

    private static final String ERASE_OF_MOBILE = """
            DELETE FROM member_import_line
            WHERE mobile = :mobile AND (root_kdt_id = :root_kdt_id OR root_kdt_id IS NULL)""";

    private static final String ERASE_OF_NUMBER = "DELETE FROM member_import_line WHERE out_open_id = :number";

    private static final int READ_AT_ONCE = 1_000;

    /**
     * As much of a query as a {@link Portion} of {@code :lines} and {@code :bytes} has room for. Of a content that lies apart
     * PostgreSQL knows the size without fetching it.
     */
    private static String portion(String query, String order) {
        return """
                SELECT * FROM (
                    SELECT *, coalesce(sum(octet_length(content)) OVER (
                        ORDER BY %2$s ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS bytes_before
                    FROM (%1$s ORDER BY %2$s LIMIT :lines) AS most
                ) AS sized
                WHERE bytes_before < :bytes ORDER BY %2$s""".formatted(query, order);
    }

    private final NamedParameterJdbcTemplate jdbc;
    private final JdbcOperations positional;
    private final JsonColumns json;
    private final PersonalColumns personal;
    private final List<ArrayColumn<AddedLine>> added;
    private final List<ArrayColumn<DecidedLine>> decided;
    private final String add;
    private final String settle;

    PostgresImportLines(NamedParameterJdbcTemplate jdbc, JsonColumns json, PersonalColumns personal) {
        this.jdbc = jdbc;
        positional = jdbc.getJdbcOperations();
        this.json = json;
        this.personal = personal;
        added = List.of(
                text("import_id", row -> row.id().value()),
                bigint("line_number", row -> row.line().number()),
                bytea("content", this::sealed),
                text("outcome", row -> row.line().violation() == null ? null : LineOutcome.REFUSED.name()),
                json("violations", row -> ofViolation(row.line().violation())),
                bigint("root_kdt_id", row -> number(row.line().owner().rootKdtId())),
                text("mobile", row -> stored(row.line().owner().mobile())));
        add = ArrayColumn.insert("member_import_line", added);
        decided = List.of(
                bigint("line_number", DecidedLine::number),
                text("outcome", line -> line.outcome().name()),
                text(
                        "out_open_id",
                        line -> line.outOpenId() == null
                                ? null
                                : line.outOpenId().value()),
                bigint("root_kdt_id", line -> number(line.owner().rootKdtId())),
                text("mobile", line -> line.keepsContent() ? stored(line.owner().mobile()) : null),
                json("violations", line -> json.ofViolations(line.violations())),
                json("notices", line -> json.ofNotices(line.notices())),
                bool("keeps_content", DecidedLine::keepsContent));
        settle = SETTLE.formatted(ArrayColumn.rows(decided));
    }

    @Override
    public void add(ImportId id, List<UploadedLine> lines) {
        List<AddedLine> rows =
                lines.stream().map(line -> new AddedLine(id, line)).toList();
        positional.update(connection -> ArrayColumn.prepare(connection, add, added, rows));
    }

    private byte @Nullable [] sealed(AddedLine row) {
        Payload content = row.line().content();
        return content == null
                ? null
                : personal.sealed(content.bytes(), place(row.id(), row.line().number()));
    }

    private Payload content(byte[] stored, ImportId id, long number) {
        return new Payload(personal.opened(stored, place(id, number)));
    }

    private static String place(ImportId id, long number) {
        return "line " + number + " of import " + id.value();
    }

    private @Nullable String stored(@Nullable Mobile mobile) {
        return mobile == null ? null : personal.stored(mobile);
    }

    private @Nullable String ofViolation(@Nullable Violation violation) {
        return violation == null ? null : json.ofViolations(List.of(violation));
    }

    private static @Nullable Long number(@Nullable RootKdtId rootKdtId) {
        return rootKdtId == null ? null : rootKdtId.value();
    }

    @Override
    public List<StoredLine> after(ImportId id, long number, Portion most) {
        return jdbc.query(AFTER, parameters(id, number, most), (row, index) -> storedLine(row, id));
    }

    @Override
    public List<StoredLine> earlier(
            ImportId id, Collection<MemberKey> keys, Collection<OutOpenId> numbers, long number, Portion most) {
        List<MemberKey> identities = List.copyOf(keys);
        List<StoredLine> found = jdbc.query(
                EARLIER,
                parameters(id, number, most)
                        .addValue(
                                "root_kdt_ids",
                                identities.stream()
                                        .map(key -> key.rootKdtId().value())
                                        .toArray(Long[]::new))
                        .addValue(
                                "mobiles",
                                identities.stream()
                                        .map(key -> personal.stored(key.mobile()))
                                        .toArray(String[]::new))
                        .addValue(
                                "numbers",
                                numbers.stream().map(OutOpenId::value).toArray(String[]::new)),
                (row, index) -> storedLine(row, id));
        return found.stream().sorted(Comparator.comparing(StoredLine::number)).toList();
    }

    private static MapSqlParameterSource parameters(ImportId id, long number, Portion most) {
        return new MapSqlParameterSource("id", id.value())
                .addValue("number", number)
                .addValue("lines", most.lines())
                .addValue("bytes", most.bytes());
    }

    private StoredLine storedLine(ResultSet row, ImportId id) throws SQLException {
        long number = row.getLong("line_number");
        byte[] content = row.getBytes("content");
        return new StoredLine(number, content == null ? null : content(content, id, number));
    }

    @Override
    public void settle(ImportId id, List<DecidedLine> lines) {
        int settled = positional.update(connection -> {
            PreparedStatement statement = ArrayColumn.prepare(connection, settle, decided, lines);
            statement.setString(decided.size() + 1, id.value());
            return statement;
        });
        if (settled < lines.size()) {
            throw new ConcurrencyFailureException("whoever a line is about was erased while it was being decided");
        }
    }

    @Override
    public Map<RootKdtId, ImportCounts> countsByRootShop(ImportId id, long upTo) {
        Map<RootKdtId, ImportCounts> counts = new HashMap<>();
        jdbc.query(COUNTS_BY_ROOT_SHOP, Map.of("id", id.value(), "up_to", upTo), row -> {
            counts.put(
                    new RootKdtId(row.getLong("root_kdt_id")),
                    new ImportCounts(
                            row.getLong("created"),
                            row.getLong("aligned"),
                            row.getLong("unchanged"),
                            row.getLong("refused")));
        });
        return counts;
    }

    @Override
    public Page<ImportLine> list(ImportId id, @Nullable LineOutcome outcome, long reached, PageRequest page) {
        String cursor = page.cursor();
        SqlParameterSource parameters = new MapSqlParameterSource("id", id.value())
                .addValue(
                        "outcomes",
                        Arrays.stream(LineOutcome.values())
                                .filter(one -> outcome == null || outcome == one)
                                .map(Enum::name)
                                .toArray(String[]::new))
                .addValue("after", cursor == null ? 0 : number(cursor))
                .addValue("size", KeysetPage.toRead(page.size()))
                .addValue("most", Page.MOST_COUNTED + 1);
        return KeysetPage.of(
                jdbc.query(PAGE, parameters, (row, index) -> line(row, reached)),
                page.size(),
                Total.of(jdbc.queryForObject(COUNT, parameters, Long.class), Page.MOST_COUNTED),
                line -> Long.toString(line.number()));
    }

    private static long number(String cursor) {
        try {
            return Long.parseLong(cursor);
        } catch (NumberFormatException notOurs) {
            throw new InvalidCursorException();
        }
    }

    private ImportLine line(ResultSet row, long reached) throws SQLException {
        long number = row.getLong("line_number");
        String outOpenId = row.getString("out_open_id");
        return new ImportLine(
                number,
                LineOutcome.valueOf(row.getString("outcome")),
                number > reached,
                outOpenId == null ? null : new OutOpenId(outOpenId),
                json.findings(row.getString("violations")),
                json.findings(row.getString("notices")));
    }

    @Override
    public List<RefusedLine> refusedAfter(ImportId id, long number, Portion most) {
        return jdbc.query(REFUSED_AFTER, parameters(id, number, most), (row, index) -> {
            StoredLine line = storedLine(row, id);
            return new RefusedLine(line.number(), line.content(), json.findings(row.getString("violations")));
        });
    }

    @Override
    public int forget(Instant endedBefore, int most) {
        int removed = jdbc.update(REMOVE_CANCELLED, Map.of("most", most));
        return removed == most
                ? most
                : removed
                        + jdbc.update(
                                FORGET_CONTENT,
                                Map.of("before", endedBefore.atOffset(ZoneOffset.UTC), "most", most - removed));
    }

    @Override
    public void erase(MemberKey key, OutOpenId number, Traces traces) {
        jdbc.update(
                ERASE_OF_MOBILE,
                Map.of(
                        "mobile",
                        personal.stored(key.mobile()),
                        "root_kdt_id",
                        key.rootKdtId().value()));
        jdbc.update(ERASE_OF_NUMBER, Map.of("number", number.value()));
        eraseUnreadable(traces);
    }

    /** Read here and not by the database: so what comes is read while it comes, however many lines there are. */
    private void eraseUnreadable(Traces traces) {
        List<Object[]> telling = new ArrayList<>();
        positional.query(
                connection -> {
                    PreparedStatement statement = connection.prepareStatement(UNREADABLE);
                    statement.setFetchSize(READ_AT_ONCE);
                    return statement;
                },
                row -> {
                    ImportId id = new ImportId(row.getString("import_id"));
                    long number = row.getLong("line_number");
                    byte[] content =
                            content(row.getBytes("content"), id, number).bytes();
                    if (traces.areIn(content)) {
                        telling.add(new Object[] {id.value(), number});
                    }
                });
        positional.batchUpdate("DELETE FROM member_import_line WHERE import_id = ? AND line_number = ?", telling);
    }

    /** A line with the import that it is added to. */
    private record AddedLine(ImportId id, UploadedLine line) {}
}
