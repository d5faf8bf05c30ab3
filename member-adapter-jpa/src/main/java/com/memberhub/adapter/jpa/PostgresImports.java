package com.memberhub.adapter.jpa;

import com.memberhub.application.directory.InvalidCursorException;
import com.memberhub.application.directory.Page;
import com.memberhub.application.directory.PageRequest;
import com.memberhub.application.imports.DecidedLine;
import com.memberhub.application.imports.ImportCounts;
import com.memberhub.application.imports.ImportFile;
import com.memberhub.application.imports.ImportFormat;
import com.memberhub.application.imports.ImportId;
import com.memberhub.application.imports.ImportLine;
import com.memberhub.application.imports.ImportState;
import com.memberhub.application.imports.Imports;
import com.memberhub.application.imports.LineOutcome;
import com.memberhub.application.imports.LineOwner;
import com.memberhub.application.imports.MemberImport;
import com.memberhub.application.imports.Portion;
import com.memberhub.application.imports.RefusedLine;
import com.memberhub.application.imports.StoredLine;
import com.memberhub.application.imports.UploadedLine;
import com.memberhub.application.journal.Payload;
import com.memberhub.application.privacy.Traces;
import com.memberhub.application.staff.Actor;
import com.memberhub.application.staff.RootShops;
import com.memberhub.domain.finding.Violation;
import com.memberhub.domain.member.MemberKey;
import com.memberhub.domain.member.OutOpenId;
import com.memberhub.domain.member.RootKdtId;
import com.memberhub.domain.member.YzOpenId;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Imports in PostgreSQL. */
@Repository
class PostgresImports implements Imports {

    private static final Pattern ID = Pattern.compile("[\\x21-\\x7e]{1,64}");
    /** One step at a time in this database: two could give one number twice without seeing it. */
    private static final String ONE_AT_A_TIME =
            "SELECT pg_try_advisory_xact_lock(hashtextextended('com.memberhub.import', 0))";

    private static final String NEXT = """
            SELECT * FROM member_import WHERE state IN ('CHECKING', 'RUNNING')
            ORDER BY state, coalesce(started_at, created_at), id LIMIT 1 FOR UPDATE""";

    private static final String ADD = """
            INSERT INTO member_import (
                id, uploaded_by, uploaded_from, shops, file_name, format, root_kdt_id, unknown_columns, created_at,
                started_by, started_from, state, lines, reached,
                forecast_created, forecast_aligned, forecast_unchanged, forecast_refused,
                created, aligned, unchanged, refused, changed_at, started_at, finished_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private static final String UPDATE = """
            UPDATE member_import SET
                started_by = ?, started_from = ?, state = ?, lines = ?, reached = ?,
                forecast_created = ?, forecast_aligned = ?, forecast_unchanged = ?, forecast_refused = ?,
                created = ?, aligned = ?, unchanged = ?, refused = ?, changed_at = ?, started_at = ?, finished_at = ?
            WHERE id = ?""";

    private static final String ADD_LINES = """
            INSERT INTO member_import_line (import_id, line_number, content, outcome, violations, root_kdt_id, mobile)
            SELECT ?, row.line_number, row.content, row.outcome, row.violations, row.root_kdt_id, row.mobile
            FROM unnest(?::bigint[], ?::bytea[], ?::text[], ?::jsonb[], ?::bigint[], ?::text[])
                AS row (line_number, content, outcome, violations, root_kdt_id, mobile)""";

    private static final String LINES_AFTER = portion("""
            SELECT line_number, content FROM member_import_line WHERE import_id = ? AND line_number > ?""", "line_number");

    /** The line that creates goes before those that align, so that the most there may be never cut it off. */
    private static final String EARLIER = portion("""
            SELECT line_number, content, outcome FROM member_import_line
            WHERE import_id = ? AND line_number < ? AND content IS NOT NULL AND outcome IN ('CREATED', 'ALIGNED')
                AND mobile = ANY (?) AND (root_kdt_id, mobile) IN (SELECT * FROM unnest(?::bigint[], ?::text[]))
            UNION
            SELECT line_number, content, outcome FROM member_import_line
            WHERE import_id = ? AND line_number < ? AND content IS NOT NULL AND outcome = 'CREATED'
                AND out_open_id = ANY (?)""", "outcome DESC, line_number DESC");

    private static final String SETTLE = """
            UPDATE member_import_line line SET
                outcome = row.outcome,
                out_open_id = row.out_open_id,
                root_kdt_id = row.root_kdt_id,
                mobile = row.mobile,
                violations = row.violations,
                notices = row.notices,
                content = CASE WHEN row.keeps_content THEN line.content END
            FROM unnest(?::bigint[], ?::text[], ?::text[], ?::bigint[], ?::text[], ?::jsonb[], ?::jsonb[], ?::boolean[])
                AS row (line_number, outcome, out_open_id, root_kdt_id, mobile, violations, notices, keeps_content)
            WHERE line.import_id = ? AND line.line_number = row.line_number""";

    private static final String COUNTS_BY_ROOT_SHOP = """
            SELECT root_kdt_id,
                count(*) FILTER (WHERE outcome = 'CREATED') AS created,
                count(*) FILTER (WHERE outcome = 'ALIGNED') AS aligned,
                count(*) FILTER (WHERE outcome = 'UNCHANGED') AS unchanged,
                count(*) FILTER (WHERE outcome = 'REFUSED') AS refused
            FROM member_import_line
            WHERE import_id = ? AND line_number <= ? AND root_kdt_id IS NOT NULL AND outcome IS NOT NULL
            GROUP BY root_kdt_id""";

    private static final String OF_SHOPS = " (?::bigint[] IS NULL OR shops <@ ?::bigint[]) ";

    private static final String REFUSED_LINES_AFTER = portion("""
            SELECT line_number, content, violations FROM member_import_line
            WHERE import_id = ? AND outcome = 'REFUSED' AND content IS NOT NULL AND line_number > ?""", "line_number");

    private static final String FORGET_CONTENT = """
            UPDATE member_import_line line SET content = NULL, mobile = NULL
            FROM (
                SELECT import_id, line_number FROM member_import_line JOIN member_import ON id = import_id
                WHERE content IS NOT NULL AND state = 'DONE' AND finished_at < ? LIMIT ?
            ) AS old
            WHERE line.import_id = old.import_id AND line.line_number = old.line_number""";

    private static final String REMOVE_CANCELLED = """
            DELETE FROM member_import_line line USING (
                SELECT import_id, line_number FROM member_import_line JOIN member_import ON id = import_id
                WHERE state = 'CANCELLED' LIMIT ?
            ) AS cancelled
            WHERE line.import_id = cancelled.import_id AND line.line_number = cancelled.line_number""";

    /** No mobile could be read, but it may stand there: in a line that is no JSON, or twice in one that is. */
    private static final String UNREADABLE = """
            SELECT import_id, line_number, content FROM member_import_line
            WHERE mobile IS NULL AND content IS NOT NULL""";

    private static final int READ_AT_ONCE = 1_000;

    /**
     * As much of a query as a {@link Portion} has room for; its lines and its bytes are the last two parameters. Of a content
     * that lies apart PostgreSQL knows the size without fetching it.
     */
    private static String portion(String query, String order) {
        return """
                SELECT * FROM (
                    SELECT *, coalesce(sum(octet_length(content)) OVER (
                        ORDER BY %2$s ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS bytes_before
                    FROM (%1$s ORDER BY %2$s LIMIT ?) AS most
                ) AS sized
                WHERE bytes_before < ? ORDER BY %2$s""".formatted(query, order);
    }

    private final JdbcTemplate jdbc;
    private final JsonColumns json;
    private final PersonalColumns personal;

    PostgresImports(JdbcTemplate jdbc, JsonColumns json, PersonalColumns personal) {
        this.jdbc = jdbc;
        this.json = json;
        this.personal = personal;
    }

    @Override
    public void add(MemberImport added) {
        jdbc.update(ADD, statement -> {
            int i = 1;
            Set<RootKdtId> only = added.uploader().shops().only();
            statement.setString(i++, added.id().value());
            statement.setString(i++, added.uploader().name());
            statement.setString(i++, added.uploader().address());
            statement.setArray(i++, shops(statement, only));
            statement.setString(i++, added.file().name());
            statement.setString(i++, added.file().format().name());
            statement.setObject(i++, number(added.file().rootKdtId()));
            statement.setArray(
                    i++, array(statement, "text", added.file().unknownColumns().toArray()));
            statement.setObject(i++, time(added.createdAt()));
            bindChanging(statement, i, added);
        });
    }

    @Override
    public void update(MemberImport changed) {
        jdbc.update(UPDATE, statement -> {
            int i = bindChanging(statement, 1, changed);
            statement.setString(i, changed.id().value());
        });
    }

    /** What changes on the way of an import. */
    private static int bindChanging(PreparedStatement statement, int first, MemberImport one) throws SQLException {
        int i = first;
        Actor starter = one.starter();
        statement.setString(i++, starter == null ? null : starter.name());
        statement.setString(i++, starter == null ? null : starter.address());
        statement.setString(i++, one.state().name());
        statement.setLong(i++, one.lines());
        statement.setLong(i++, one.reached());
        for (ImportCounts counts : List.of(one.forecast(), one.outcome())) {
            statement.setLong(i++, counts.created());
            statement.setLong(i++, counts.aligned());
            statement.setLong(i++, counts.unchanged());
            statement.setLong(i++, counts.refused());
        }
        statement.setObject(i++, time(one.changedAt()));
        statement.setObject(i++, time(one.startedAt()));
        statement.setObject(i++, time(one.finishedAt()));
        return i;
    }

    @Override
    public Optional<MemberImport> find(ImportId id) {
        return one("SELECT * FROM member_import WHERE id = ?", id.value());
    }

    @Override
    public Optional<MemberImport> lock(ImportId id) {
        return one("SELECT * FROM member_import WHERE id = ? FOR UPDATE", id.value());
    }

    @Override
    public Optional<MemberImport> lockNext() {
        Boolean ours = jdbc.queryForObject(ONE_AT_A_TIME, Boolean.class);
        return Boolean.TRUE.equals(ours) ? one(NEXT) : Optional.empty();
    }

    private Optional<MemberImport> one(String sql, Object... arguments) {
        return jdbc.query(sql, PostgresImports::read, arguments).stream().findFirst();
    }

    @Override
    public void addLines(ImportId id, List<UploadedLine> lines) {
        jdbc.update(ADD_LINES, statement -> {
            statement.setString(1, id.value());
            statement.setArray(
                    2,
                    array(
                            statement,
                            "bigint",
                            lines.stream().map(UploadedLine::number).toArray()));
            statement.setArray(
                    3,
                    array(
                            statement,
                            "bytea",
                            lines.stream().map(line -> stored(id, line)).toArray(byte[][]::new)));
            statement.setArray(
                    4,
                    array(
                            statement,
                            "text",
                            lines.stream()
                                    .map(line -> line.violation() == null ? null : LineOutcome.REFUSED.name())
                                    .toArray()));
            statement.setArray(
                    5,
                    array(
                            statement,
                            "jsonb",
                            lines.stream()
                                    .map(UploadedLine::violation)
                                    .map(this::ofViolation)
                                    .toArray()));
            bindOwners(statement, 6, lines.stream().map(UploadedLine::owner).toList());
        });
    }

    private byte @Nullable [] stored(ImportId id, UploadedLine line) {
        Payload content = line.content();
        return content == null ? null : personal.sealed(content.bytes(), place(id, line.number()));
    }

    private Payload content(byte[] stored, ImportId id, long number) {
        return new Payload(personal.opened(stored, place(id, number)));
    }

    private static String place(ImportId id, long number) {
        return "line " + number + " of import " + id.value();
    }

    private void bindOwners(PreparedStatement statement, int first, List<LineOwner> owners) throws SQLException {
        statement.setArray(
                first,
                array(
                        statement,
                        "bigint",
                        owners.stream().map(owner -> number(owner.rootKdtId())).toArray()));
        statement.setArray(
                first + 1,
                array(
                        statement,
                        "text",
                        owners.stream()
                                .map(owner -> owner.mobile() == null ? null : personal.stored(owner.mobile()))
                                .toArray()));
    }

    private @Nullable String ofViolation(@Nullable Violation violation) {
        return violation == null ? null : json.ofViolations(List.of(violation));
    }

    @Override
    public List<StoredLine> linesAfter(ImportId id, long number, Portion most) {
        return jdbc.query(LINES_AFTER, (row, index) -> line(row, id), id.value(), number, most.lines(), most.bytes());
    }

    @Override
    public List<StoredLine> earlier(
            ImportId id, Collection<MemberKey> keys, Collection<OutOpenId> numbers, long number, Portion most) {
        List<MemberKey> identities = List.copyOf(keys);
        List<StoredLine> found = new ArrayList<>(jdbc.query(
                EARLIER,
                statement -> {
                    Object[] mobiles = identities.stream()
                            .map(key -> personal.stored(key.mobile()))
                            .toArray();
                    statement.setString(1, id.value());
                    statement.setLong(2, number);
                    statement.setArray(3, array(statement, "text", mobiles));
                    statement.setArray(
                            4,
                            array(
                                    statement,
                                    "bigint",
                                    identities.stream()
                                            .map(key -> key.rootKdtId().value())
                                            .toArray()));
                    statement.setArray(5, array(statement, "text", mobiles));
                    statement.setString(6, id.value());
                    statement.setLong(7, number);
                    statement.setArray(
                            8,
                            array(
                                    statement,
                                    "text",
                                    numbers.stream().map(OutOpenId::value).toArray()));
                    statement.setInt(9, most.lines());
                    statement.setLong(10, most.bytes());
                },
                (row, index) -> line(row, id)));
        found.sort(Comparator.comparing(StoredLine::number));
        return found;
    }

    private StoredLine line(ResultSet row, ImportId id) throws SQLException {
        long number = row.getLong("line_number");
        byte[] content = row.getBytes("content");
        return new StoredLine(number, content == null ? null : content(content, id, number));
    }

    @Override
    public void settle(ImportId id, List<DecidedLine> lines) {
        int settled = jdbc.update(SETTLE, statement -> {
            statement.setArray(
                    1,
                    array(
                            statement,
                            "bigint",
                            lines.stream().map(DecidedLine::number).toArray()));
            statement.setArray(
                    2,
                    array(
                            statement,
                            "text",
                            lines.stream().map(line -> line.outcome().name()).toArray()));
            statement.setArray(
                    3,
                    array(
                            statement,
                            "text",
                            lines.stream()
                                    .map(DecidedLine::outOpenId)
                                    .map(number -> number == null ? null : number.value())
                                    .toArray()));
            bindOwners(
                    statement,
                    4,
                    lines.stream()
                            .map(line -> line.keepsContent()
                                    ? line.owner()
                                    : line.owner().withoutMobile())
                            .toList());
            statement.setArray(
                    6,
                    array(
                            statement,
                            "jsonb",
                            lines.stream()
                                    .map(line -> json.ofViolations(line.violations()))
                                    .toArray()));
            statement.setArray(
                    7,
                    array(
                            statement,
                            "jsonb",
                            lines.stream()
                                    .map(line -> json.ofNotices(line.notices()))
                                    .toArray()));
            statement.setArray(
                    8,
                    array(
                            statement,
                            "boolean",
                            lines.stream().map(DecidedLine::keepsContent).toArray()));
            statement.setString(9, id.value());
        });
        if (settled < lines.size()) {
            throw new ConcurrencyFailureException("whoever a line is about was erased while it was being decided");
        }
    }

    @Override
    public Map<RootKdtId, ImportCounts> countsByRootShop(ImportId id, long upTo) {
        Map<RootKdtId, ImportCounts> counts = new HashMap<>();
        jdbc.query(
                COUNTS_BY_ROOT_SHOP,
                row -> {
                    counts.put(
                            new RootKdtId(row.getLong("root_kdt_id")),
                            new ImportCounts(
                                    row.getLong("created"),
                                    row.getLong("aligned"),
                                    row.getLong("unchanged"),
                                    row.getLong("refused")));
                },
                id.value(),
                upTo);
        return counts;
    }

    @Override
    public Page<MemberImport> list(PageRequest page, RootShops shops) {
        String cursor = page.cursor();
        if (cursor != null && !ID.matcher(cursor).matches()) {
            throw new InvalidCursorException();
        }
        List<MemberImport> found = jdbc.query(
                "SELECT * FROM member_import WHERE" + OF_SHOPS + "AND id < ? ORDER BY id DESC LIMIT ?",
                statement -> {
                    statement.setArray(1, shops(statement, shops.only()));
                    statement.setArray(2, shops(statement, shops.only()));
                    // Greater than every ULID.
                    statement.setString(3, cursor == null ? "~" : cursor);
                    statement.setInt(4, page.size() + 1);
                },
                PostgresImports::read);
        List<Long> total = jdbc.query(
                "SELECT count(*) FROM (SELECT 1 FROM member_import WHERE" + OF_SHOPS + "LIMIT "
                        + (Page.MOST_COUNTED + 1) + ") AS counted",
                statement -> {
                    statement.setArray(1, shops(statement, shops.only()));
                    statement.setArray(2, shops(statement, shops.only()));
                },
                (row, index) -> row.getLong(1));
        List<MemberImport> items = found.subList(0, Math.min(page.size(), found.size()));
        return page(
                items,
                found.size() > items.size() ? items.get(items.size() - 1).id().value() : null,
                total.get(0));
    }

    @Override
    public Page<ImportLine> lines(ImportId id, @Nullable LineOutcome outcome, long reached, PageRequest page) {
        String[] wanted = outcome == null
                ? Arrays.stream(LineOutcome.values()).map(Enum::name).toArray(String[]::new)
                : new String[] {outcome.name()};
        String cursor = page.cursor();
        long after = cursor == null ? 0 : number(cursor);
        List<ImportLine> found = jdbc.query(
                """
                SELECT line_number, outcome, out_open_id, violations, notices FROM member_import_line
                WHERE import_id = ? AND outcome = ANY (?) AND line_number > ? ORDER BY line_number LIMIT ?""",
                statement -> {
                    statement.setString(1, id.value());
                    statement.setArray(2, array(statement, "text", wanted));
                    statement.setLong(3, after);
                    statement.setInt(4, page.size() + 1);
                },
                (row, index) -> line(row, reached));
        List<Long> total = jdbc.query(
                """
                SELECT count(*) FROM (
                    SELECT 1 FROM member_import_line WHERE import_id = ? AND outcome = ANY (?) LIMIT %d
                ) AS counted""".formatted(Page.MOST_COUNTED + 1),
                statement -> {
                    statement.setString(1, id.value());
                    statement.setArray(2, array(statement, "text", wanted));
                },
                (row, index) -> row.getLong(1));
        List<ImportLine> items = found.subList(0, Math.min(page.size(), found.size()));
        return page(
                items,
                found.size() > items.size()
                        ? Long.toString(items.get(items.size() - 1).number())
                        : null,
                total.get(0));
    }

    private static long number(String cursor) {
        try {
            return Long.parseLong(cursor);
        } catch (NumberFormatException notOurs) {
            throw new InvalidCursorException();
        }
    }

    private static <T> Page<T> page(List<T> items, @Nullable String next, long total) {
        return new Page<>(items, next, Math.min(total, Page.MOST_COUNTED), total <= Page.MOST_COUNTED);
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
    public List<RefusedLine> refusedLinesAfter(ImportId id, long number, Portion most) {
        return jdbc.query(
                REFUSED_LINES_AFTER,
                (row, index) -> new RefusedLine(
                        row.getLong("line_number"),
                        content(row.getBytes("content"), id, row.getLong("line_number")),
                        json.findings(row.getString("violations"))),
                id.value(),
                number,
                most.lines(),
                most.bytes());
    }

    @Override
    public List<MemberImport> idleSince(Instant before, Collection<ImportState> states, int most) {
        return jdbc.query(
                "SELECT * FROM member_import WHERE state = ANY (?) AND changed_at < ? ORDER BY id LIMIT ? FOR UPDATE",
                statement -> {
                    statement.setArray(
                            1,
                            array(
                                    statement,
                                    "text",
                                    states.stream().map(Enum::name).toArray()));
                    statement.setObject(2, time(before));
                    statement.setInt(3, most);
                },
                PostgresImports::read);
    }

    @Override
    public int forgetLines(Instant endedBefore, int most) {
        int removed = jdbc.update(REMOVE_CANCELLED, most);
        return removed == most ? most : removed + jdbc.update(FORGET_CONTENT, time(endedBefore), most - removed);
    }

    @Override
    public void erase(MemberKey key, OutOpenId number, @Nullable YzOpenId yzOpenId) {
        jdbc.update(
                "DELETE FROM member_import_line WHERE mobile = ? AND (root_kdt_id = ? OR root_kdt_id IS NULL)",
                personal.stored(key.mobile()),
                key.rootKdtId().value());
        eraseUnreadable(new Traces(key.mobile(), yzOpenId));
        jdbc.update("DELETE FROM member_import_line WHERE out_open_id = ?", number.value());
    }

    /** Read here and not by the database: so what comes is read while it comes, however many lines there are. */
    private void eraseUnreadable(Traces traces) {
        List<Object[]> telling = new ArrayList<>();
        jdbc.query(
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
        jdbc.batchUpdate("DELETE FROM member_import_line WHERE import_id = ? AND line_number = ?", telling);
    }

    private static MemberImport read(ResultSet row, int index) throws SQLException {
        RootShops shops = shops(row.getArray("shops"));
        String starter = row.getString("started_by");
        Long rootKdtId = row.getObject("root_kdt_id", Long.class);
        return new MemberImport(
                new ImportId(row.getString("id")),
                new Actor(row.getString("uploaded_by"), shops, row.getString("uploaded_from")),
                starter == null ? null : new Actor(starter, shops, row.getString("started_from")),
                new ImportFile(
                        row.getString("file_name"),
                        ImportFormat.valueOf(row.getString("format")),
                        rootKdtId == null ? null : new RootKdtId(rootKdtId),
                        List.of((String[]) row.getArray("unknown_columns").getArray())),
                ImportState.valueOf(row.getString("state")),
                row.getLong("lines"),
                row.getLong("reached"),
                new ImportCounts(
                        row.getLong("forecast_created"),
                        row.getLong("forecast_aligned"),
                        row.getLong("forecast_unchanged"),
                        row.getLong("forecast_refused")),
                new ImportCounts(
                        row.getLong("created"),
                        row.getLong("aligned"),
                        row.getLong("unchanged"),
                        row.getLong("refused")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                instant(row, "started_at"),
                instant(row, "finished_at"));
    }

    private static RootShops shops(@Nullable Array column) throws SQLException {
        return column == null
                ? RootShops.all()
                : new RootShops(Arrays.stream((Long[]) column.getArray())
                        .map(RootKdtId::new)
                        .collect(Collectors.toSet()));
    }

    private static @Nullable Array shops(PreparedStatement statement, @Nullable Set<RootKdtId> only)
            throws SQLException {
        return only == null
                ? null
                : array(
                        statement,
                        "bigint",
                        only.stream().map(RootKdtId::value).sorted().toArray());
    }

    private static Array array(PreparedStatement statement, String type, @Nullable Object[] values)
            throws SQLException {
        return statement.getConnection().createArrayOf(type, values);
    }

    private static @Nullable Long number(@Nullable RootKdtId rootKdtId) {
        return rootKdtId == null ? null : rootKdtId.value();
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant time) {
        return time == null ? null : OffsetDateTime.ofInstant(time, ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
