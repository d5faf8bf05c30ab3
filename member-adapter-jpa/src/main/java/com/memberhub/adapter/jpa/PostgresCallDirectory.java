package com.memberhub.adapter.jpa;

import com.memberhub.adapter.jpa.Cursor.Total;
import com.memberhub.application.directory.CallDirectory;
import com.memberhub.application.directory.CallSearch;
import com.memberhub.application.directory.CallView;
import com.memberhub.application.directory.Page;
import com.memberhub.application.directory.PageRequest;
import com.memberhub.application.journal.CallOrigin;
import com.memberhub.application.journal.CallOutcome;
import com.memberhub.application.journal.RequestId;
import com.memberhub.application.staff.RootShops;
import com.memberhub.domain.member.AppId;
import com.memberhub.domain.member.Mobile;
import com.memberhub.domain.member.OutOpenId;
import com.memberhub.domain.member.RootKdtId;
import com.memberhub.domain.privacy.Masking;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** Reads the journal in PostgreSQL. */
@Repository
class PostgresCallDirectory implements CallDirectory {

    private static final String ORDER = "received";

    /**
     * Whether a refused call was made good: by a later call of its identity that was accepted, or by one that corrects it,
     * or corrects a correction of it.
     */
    private static final String CURED = """
            (EXISTS (
                SELECT 1 FROM member_call later
                WHERE later.shard_key = call.mobile AND later.root_kdt_id = call.root_kdt_id
                    AND later.outcome <> 'REJECTED'
                    AND (later.received_at, later.request_id COLLATE "C") > (call.received_at, call.request_id))
            OR EXISTS (
                WITH RECURSIVE correction AS (
                    SELECT request_id, outcome FROM member_call WHERE corrects = call.request_id
                    UNION
                    SELECT next.request_id, next.outcome
                    FROM member_call next JOIN correction ON next.corrects = correction.request_id)
                SELECT 1 FROM correction WHERE outcome <> 'REJECTED'))""";

    /** The rows are chosen first: what they are asked further would else be asked of every row that was looked at. */
    private static final String VIEW = """
            WITH call AS MATERIALIZED (SELECT * FROM member_call call WHERE %s)
            SELECT call.*, (
                SELECT request_id FROM member_call correction WHERE correction.corrects = call.request_id
                ORDER BY received_at DESC, request_id COLLATE "C" DESC LIMIT 1) AS corrected_by,
                outcome = 'REJECTED' AND (cured OR
            """ + CURED + """
            ) AS was_cured
            FROM call ORDER BY received_at DESC, request_id COLLATE "C" DESC""";

    private static final String PAGE = " ORDER BY received_at DESC, request_id COLLATE \"C\" DESC LIMIT :size";

    private final NamedParameterJdbcTemplate jdbc;
    private final StaffReads reads;
    private final JsonColumns json;
    private final CallContent content;
    private final int mostCounted;

    @Autowired
    PostgresCallDirectory(NamedParameterJdbcTemplate jdbc, StaffReads reads, JsonColumns json, CallContent content) {
        this(jdbc, reads, json, content, Page.MOST_COUNTED);
    }

    PostgresCallDirectory(
            NamedParameterJdbcTemplate jdbc, StaffReads reads, JsonColumns json, CallContent content, int mostCounted) {
        this.jdbc = jdbc;
        this.reads = reads;
        this.json = json;
        this.content = content;
        this.mostCounted = mostCounted;
    }

    @Override
    public Optional<CallView> find(RequestId requestId, RootShops shops) {
        return jdbc
                .query(VIEW.formatted("request_id = :id"), Map.of("id", requestId.value()), (row, number) -> view(row))
                .stream()
                .filter(call -> shops.include(call.rootKdtId()))
                .findFirst();
    }

    @Override
    public Page<CallView> ofMember(OutOpenId outOpenId, PageRequest page, RootShops shops) {
        Conditions conditions = new Conditions();
        conditions.add(
                "(shard_key, root_kdt_id) IN (SELECT mobile, root_kdt_id FROM member WHERE out_open_id = :member)",
                "member",
                outOpenId.value());
        conditions.addShops(shops);
        return page(conditions, page);
    }

    @Override
    public Page<CallView> search(CallSearch search, PageRequest page, RootShops shops) {
        Conditions conditions = new Conditions();
        CallOutcome outcome = search.outcome();
        conditions.add("outcome = :outcome", "outcome", outcome == null ? null : outcome.name());
        CallOrigin origin = search.origin();
        if (origin != null) {
            if (origin != CallOrigin.PLATFORM) {
                // Said twice, for the index that leaves the platform's out.
                conditions.add("origin <> 'PLATFORM'");
            }
            conditions.add("origin = :origin", "origin", origin.name());
        }
        if (search.uncured()) {
            conditions.add("outcome = 'REJECTED' AND NOT cured");
            // A hub of the version before noted nothing, nor does a refusal that came to be stored late.
            conditions.addOfPage("NOT " + CURED);
        }
        if (search.noticed()) {
            conditions.add("notices IS NOT NULL");
        }
        RootKdtId rootKdtId = search.rootKdtId();
        conditions.add("root_kdt_id = :root", "root", rootKdtId == null ? null : rootKdtId.value());
        conditions.add("app_id = :app", "app", search.appId());
        Mobile mobile = search.mobile();
        conditions.add("shard_key = :mobile", "mobile", mobile == null ? null : mobile.e164());
        conditions.add(
                "received_at >= :from",
                "from",
                search.from() == null ? null : search.from().atOffset(ZoneOffset.UTC));
        conditions.add(
                "received_at < :before",
                "before",
                search.before() == null ? null : search.before().atOffset(ZoneOffset.UTC));
        conditions.addShops(shops);
        return page(conditions, page);
    }

    private Page<CallView> page(Conditions conditions, PageRequest page) {
        Cursor cursor = page.cursor() == null ? null : Cursor.of(page.cursor(), ORDER);
        return reads.read(StaffReads.LONGEST, () -> {
            Total total = cursor == null ? count(conditions) : cursor.total();
            if (cursor != null) {
                conditions.add(
                        "(received_at, request_id COLLATE \"C\") < (:at, :id)",
                        "at",
                        cursor.at().atOffset(ZoneOffset.UTC));
                conditions.parameters.put("id", cursor.id());
            }
            conditions.parameters.put("size", page.size() + 1);
            List<CallView> found = jdbc.query(
                    VIEW.formatted(conditions.ofPage() + PAGE), conditions.parameters, (row, number) -> view(row));
            if (found.size() <= page.size()) {
                return new Page<>(found, null, total.count(), total.isExact());
            }
            CallView last = found.get(page.size() - 1);
            Cursor next = new Cursor(ORDER, last.receivedAt(), last.requestId().value(), total);
            return new Page<>(found.subList(0, page.size()), next.text(), total.count(), total.isExact());
        });
    }

    private Total count(Conditions conditions) {
        Map<String, Object> parameters = new HashMap<>(conditions.parameters);
        parameters.put("most", mostCounted + 1);
        Long counted = jdbc.queryForObject(
                "SELECT count(*) FROM (SELECT 1 FROM member_call call WHERE " + conditions.all()
                        + " ORDER BY received_at DESC LIMIT :most) AS counted",
                parameters,
                Long.class);
        return Total.of(counted == null ? 0 : counted, mostCounted);
    }

    private CallView view(ResultSet row) throws SQLException {
        RequestId requestId = new RequestId(row.getString("request_id"));
        String mobile = row.getString("mobile");
        String appId = row.getString("app_id");
        Long rootKdtId = row.getObject("root_kdt_id", Long.class);
        String outOpenId = row.getString("out_open_id");
        byte[] payload = row.getBytes("payload");
        return new CallView(
                requestId,
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                CallOrigin.valueOf(row.getString("origin")),
                row.getString("submitted_by"),
                requestId(row.getString("corrects")),
                requestId(row.getString("corrected_by")),
                row.getBoolean("was_cured"),
                appId == null ? null : new AppId(appId),
                rootKdtId == null ? null : new RootKdtId(rootKdtId),
                mobile == null ? null : new Mobile(mobile).masked(),
                CallOutcome.valueOf(row.getString("outcome")),
                outOpenId == null ? null : new OutOpenId(outOpenId),
                json.findings(row.getString("violations")),
                json.findings(row.getString("notices")),
                json.changes(content.changes(row.getString("changes"), requestId)).stream()
                        .map(Masking::change)
                        .toList(),
                Duration.of(row.getLong("time_taken_micros"), ChronoUnit.MICROS),
                payload == null ? null : content.payload(payload, requestId));
    }

    private static @Nullable RequestId requestId(@Nullable String value) {
        return value == null ? null : new RequestId(value);
    }

    /** What rows of {@code member_call call} have to be. */
    private static final class Conditions {

        private final List<String> parts = new ArrayList<>();
        private final List<String> partsOfPage = new ArrayList<>();
        private final Map<String, Object> parameters = new HashMap<>();

        void add(String part) {
            parts.add(part);
        }

        void add(String part, String parameter, @Nullable Object value) {
            if (value != null) {
                parts.add(part);
                parameters.put(parameter, value);
            }
        }

        void addShops(RootShops shops) {
            if (shops.only() != null) {
                add(
                        "root_kdt_id IN (:shops)",
                        "shops",
                        shops.only().stream().map(RootKdtId::value).sorted().toList());
            }
        }

        /** Too much to ask of every row that is only counted. */
        void addOfPage(String part) {
            partsOfPage.add(part);
        }

        String ofPage() {
            return partsOfPage.isEmpty() ? all() : all() + " AND " + String.join(" AND ", partsOfPage);
        }

        String all() {
            return parts.isEmpty() ? "true" : String.join(" AND ", parts);
        }
    }
}
