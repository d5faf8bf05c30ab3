package com.memberhub.adapter.jpa;

import com.memberhub.adapter.jpa.Cursor.Total;
import com.memberhub.application.directory.Page;
import com.memberhub.application.directory.PageRequest;
import com.memberhub.application.imports.Import;
import com.memberhub.application.imports.ImportCounts;
import com.memberhub.application.imports.ImportFile;
import com.memberhub.application.imports.ImportFormat;
import com.memberhub.application.imports.ImportId;
import com.memberhub.application.imports.ImportState;
import com.memberhub.application.imports.Imports;
import com.memberhub.application.staff.Actor;
import com.memberhub.application.staff.RootShops;
import com.memberhub.domain.member.RootKdtId;
import com.memberhub.domain.privacy.Traces;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.stereotype.Repository;

/** Imports in PostgreSQL, without their lines. */
@Repository
class PostgresImports implements Imports {

    private static final String ORDER = "IMPORTS";
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
            VALUES (
                :id, :uploaded_by, :uploaded_from, :shops, :file_name, :format, :root_kdt_id, :unknown_columns, :created_at,
                :started_by, :started_from, :state, :lines, :reached,
                :forecast_created, :forecast_aligned, :forecast_unchanged, :forecast_refused,
                :created, :aligned, :unchanged, :refused, :changed_at, :started_at, :finished_at)""";

    private static final String UPDATE = """
            UPDATE member_import SET
                started_by = :started_by, started_from = :started_from, state = :state, lines = :lines, reached = :reached,
                forecast_created = :forecast_created, forecast_aligned = :forecast_aligned,
                forecast_unchanged = :forecast_unchanged, forecast_refused = :forecast_refused,
                created = :created, aligned = :aligned, unchanged = :unchanged, refused = :refused,
                changed_at = :changed_at, started_at = :started_at, finished_at = :finished_at
            WHERE id = :id""";

    private static final String IDLE_SINCE = """
            SELECT * FROM member_import WHERE state = ANY (:states) AND changed_at < :before
            ORDER BY id LIMIT :most FOR UPDATE""";

    private static final String PAGE = """
            SELECT * FROM member_import
            WHERE (:shops::bigint[] IS NULL OR shops <@ :shops::bigint[]) AND (:before::text IS NULL OR id < :before)
            ORDER BY id DESC LIMIT :size""";

    private static final String COUNT = """
            SELECT count(*) FROM (
                SELECT 1 FROM member_import WHERE :shops::bigint[] IS NULL OR shops <@ :shops::bigint[] LIMIT :most
            ) AS counted""";

    private final NamedParameterJdbcTemplate jdbc;
    private final PersonalColumns personal;

    PostgresImports(NamedParameterJdbcTemplate jdbc, PersonalColumns personal) {
        this.jdbc = jdbc;
        this.personal = personal;
    }

    @Override
    public void add(Import added) {
        Actor uploader = added.uploader();
        ImportFile file = added.file();
        jdbc.update(
                ADD,
                naming(changing(added), added.id(), file)
                        .addValue("uploaded_by", uploader.name())
                        .addValue("uploaded_from", uploader.address())
                        .addValue("shops", numbers(uploader.shops()))
                        .addValue("format", file.format().name())
                        .addValue(
                                "root_kdt_id",
                                file.rootKdtId() == null
                                        ? null
                                        : file.rootKdtId().value())
                        .addValue("created_at", time(added.createdAt())));
    }

    private static String nameOf(ImportId id) {
        return "name of import " + id.value();
    }

    private static String columnOf(ImportId id) {
        return "column of import " + id.value();
    }

    @Override
    public void update(Import changed) {
        jdbc.update(UPDATE, changing(changed));
    }

    /** What changes on the way of an import. */
    private static MapSqlParameterSource changing(Import one) {
        Actor starter = one.starter();
        return new MapSqlParameterSource("id", one.id().value())
                .addValue("started_by", starter == null ? null : starter.name())
                .addValue("started_from", starter == null ? null : starter.address())
                .addValue("state", one.state().name())
                .addValue("lines", one.lines())
                .addValue("reached", one.reached())
                .addValue("forecast_created", one.forecast().created())
                .addValue("forecast_aligned", one.forecast().aligned())
                .addValue("forecast_unchanged", one.forecast().unchanged())
                .addValue("forecast_refused", one.forecast().refused())
                .addValue("created", one.outcome().created())
                .addValue("aligned", one.outcome().aligned())
                .addValue("unchanged", one.outcome().unchanged())
                .addValue("refused", one.outcome().refused())
                .addValue("changed_at", time(one.changedAt()))
                .addValue("started_at", time(one.startedAt()))
                .addValue("finished_at", time(one.finishedAt()));
    }

    @Override
    public Optional<Import> find(ImportId id) {
        return one("SELECT * FROM member_import WHERE id = :id", Map.of("id", id.value()));
    }

    @Override
    public Optional<Import> lock(ImportId id) {
        return one("SELECT * FROM member_import WHERE id = :id FOR UPDATE", Map.of("id", id.value()));
    }

    @Override
    public Optional<Import> lockNext() {
        Boolean ours = jdbc.queryForObject(ONE_AT_A_TIME, Map.of(), Boolean.class);
        return Boolean.TRUE.equals(ours) ? one(NEXT, Map.of()) : Optional.empty();
    }

    private Optional<Import> one(String sql, Map<String, Object> parameters) {
        return jdbc.query(sql, parameters, this::read).stream().findFirst();
    }

    @Override
    public Page<Import> list(PageRequest page, RootShops shops) {
        Cursor cursor = page.cursor() == null ? null : Cursor.of(page.cursor(), ORDER);
        SqlParameterSource parameters = new MapSqlParameterSource("shops", numbers(shops))
                .addValue("before", cursor == null ? null : cursor.id())
                .addValue("size", KeysetPage.toRead(page.size()))
                .addValue("most", Page.MOST_COUNTED + 1);
        Total total = cursor == null
                ? Total.of(jdbc.queryForObject(COUNT, parameters, Long.class), Page.MOST_COUNTED)
                : cursor.total();
        return KeysetPage.of(
                jdbc.query(PAGE, parameters, this::read),
                page.size(),
                total,
                one -> new Cursor(ORDER, one.createdAt(), one.id().value(), total).text());
    }

    @Override
    public List<Import> idleSince(Instant before, Collection<ImportState> states, int most) {
        return jdbc.query(
                IDLE_SINCE,
                new MapSqlParameterSource(
                                "states", states.stream().map(Enum::name).toArray(String[]::new))
                        .addValue("before", time(before))
                        .addValue("most", most),
                this::read);
    }

    /** One after the other: which of them tells of somebody is not for the database to find out, and most do not. */
    @Override
    public void erase(Traces traces) {
        jdbc.query("SELECT * FROM member_import ORDER BY id", Map.of(), this::read).stream()
                .filter(one -> one.file().tells(traces))
                .forEach(one -> rename(one.id(), one.file().without(traces)));
    }

    private void rename(ImportId id, ImportFile file) {
        jdbc.update(
                "UPDATE member_import SET file_name = :file_name, unknown_columns = :unknown_columns WHERE id = :id",
                naming(new MapSqlParameterSource("id", id.value()), id, file));
    }

    /** How a file and its columns are called: as its customer, often. */
    private MapSqlParameterSource naming(MapSqlParameterSource parameters, ImportId id, ImportFile file) {
        return parameters
                .addValue("file_name", personal.sealedText(file.name(), nameOf(id)))
                .addValue(
                        "unknown_columns",
                        file.unknownColumns().stream()
                                .map(column -> personal.sealedText(column, columnOf(id)))
                                .toArray(String[]::new));
    }

    private Import read(ResultSet row, int index) throws SQLException {
        ImportId id = new ImportId(row.getString("id"));
        RootShops shops = shops(row.getArray("shops"));
        String starter = row.getString("started_by");
        Long rootKdtId = row.getObject("root_kdt_id", Long.class);
        return new Import(
                id,
                new Actor(row.getString("uploaded_by"), shops, row.getString("uploaded_from")),
                starter == null ? null : new Actor(starter, shops, row.getString("started_from")),
                new ImportFile(
                        personal.openedText(row.getString("file_name"), nameOf(id)),
                        ImportFormat.valueOf(row.getString("format")),
                        rootKdtId == null ? null : new RootKdtId(rootKdtId),
                        Stream.of((String[]) row.getArray("unknown_columns").getArray())
                                .map(column -> personal.openedText(column, columnOf(id)))
                                .toList()),
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

    /** Null for all. */
    private static Long @Nullable [] numbers(RootShops shops) {
        Set<RootKdtId> only = shops.only();
        return only == null
                ? null
                : only.stream().map(RootKdtId::value).sorted().toArray(Long[]::new);
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant time) {
        return time == null ? null : OffsetDateTime.ofInstant(time, ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
