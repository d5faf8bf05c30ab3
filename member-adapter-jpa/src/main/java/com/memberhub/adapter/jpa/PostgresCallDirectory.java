package com.memberhub.adapter.jpa;

import com.memberhub.adapter.jpa.Cursor.Total;
import com.memberhub.adapter.jpa.StoredCall.Received;
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
import com.memberhub.domain.member.MemberKey;
import com.memberhub.domain.member.Mobile;
import com.memberhub.domain.member.OutOpenId;
import com.memberhub.domain.member.RootKdtId;
import com.memberhub.domain.privacy.Masking;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** Reads the journal in PostgreSQL. */
@Repository
class PostgresCallDirectory implements CallDirectory {

    private static final String ORDER = "received";

    private static final String AFTER = " AND (received_at, request_id COLLATE \"C\") < (:at, :id)";

    private static final String PAGE = " ORDER BY received_at DESC, request_id COLLATE \"C\" DESC LIMIT :most";

    /** How many are read at once where too few of those before were to be shown: as many as for the largest page. */
    private static final int READ_FURTHER = PageRequest.LARGEST + 1;

    private final NamedParameterJdbcTemplate jdbc;
    private final StaffReads reads;
    private final JsonColumns json;
    private final CallContent content;
    private final PersonalColumns personal;
    private final CallSequels sequels;
    private final int mostCounted;

    @Autowired
    PostgresCallDirectory(
            NamedParameterJdbcTemplate jdbc,
            StaffReads reads,
            JsonColumns json,
            CallContent content,
            PersonalColumns personal) {
        this(jdbc, reads, json, content, personal, Page.MOST_COUNTED);
    }

    PostgresCallDirectory(
            NamedParameterJdbcTemplate jdbc,
            StaffReads reads,
            JsonColumns json,
            CallContent content,
            PersonalColumns personal,
            int mostCounted) {
        this.jdbc = jdbc;
        this.reads = reads;
        this.json = json;
        this.content = content;
        this.personal = personal;
        this.sequels = new CallSequels(jdbc, personal);
        this.mostCounted = mostCounted;
    }

    @Override
    public Optional<CallView> find(RequestId requestId, RootShops shops) {
        List<StoredCall> found = jdbc.query(
                "SELECT * FROM member_call WHERE request_id = :id",
                Map.of("id", requestId.value()),
                (row, number) -> call(row));
        return sequels.follow(found).stream()
                .map(FollowedCall::view)
                .filter(call -> shops.include(call.rootKdtId()))
                .findFirst();
    }

    @Override
    public Page<CallView> ofMember(OutOpenId outOpenId, PageRequest page, RootShops shops) {
        Conditions conditions = new Conditions()
                .add(
                        "(shard_key, root_kdt_id) IN (SELECT mobile, root_kdt_id FROM member WHERE out_open_id = :member)",
                        "member",
                        outOpenId.value())
                .addShops(shops);
        return page(conditions, page, call -> true);
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
        }
        if (search.noticed()) {
            conditions.add("notices IS NOT NULL");
        }
        RootKdtId rootKdtId = search.rootKdtId();
        conditions.add("root_kdt_id = :root", "root", rootKdtId == null ? null : rootKdtId.value());
        conditions.add("app_id = :app", "app", search.appId());
        Mobile mobile = search.mobile();
        conditions.add("shard_key = :mobile", "mobile", mobile == null ? null : personal.stored(mobile));
        conditions.addTimes("received_at", search.from(), search.before()).addShops(shops);
        // A hub of the version before marked nothing, nor does a refusal that came to be stored late.
        return page(conditions, page, search.uncured() ? call -> !call.cured() : call -> true);
    }

    private Page<CallView> page(Conditions conditions, PageRequest page, Predicate<FollowedCall> isShown) {
        Cursor cursor = page.cursor() == null ? null : Cursor.of(page.cursor(), ORDER);
        return reads.read(StaffReads.LONGEST, () -> {
            Total total = cursor == null ? count(conditions) : cursor.total();
            List<FollowedCall> found = shown(conditions, cursor, total, KeysetPage.toRead(page.size()), isShown);
            return KeysetPage.of(
                            found,
                            page.size(),
                            total,
                            last -> after(last.call(), total).text())
                    .map(FollowedCall::view);
        });
    }

    /** As many as are wanted, or more, or all there are: it reads further for those that turn out not to be shown. */
    private List<FollowedCall> shown(
            Conditions conditions, @Nullable Cursor cursor, Total total, int wanted, Predicate<FollowedCall> isShown) {
        List<FollowedCall> shown = new ArrayList<>();
        Cursor from = cursor;
        int most = wanted;
        boolean isAll = false;
        while (shown.size() < wanted && !isAll) {
            List<StoredCall> calls = read(conditions, from, most);
            sequels.follow(calls).stream().filter(isShown).forEach(shown::add);
            isAll = calls.size() < most;
            if (!isAll) {
                from = after(calls.get(most - 1), total);
                most = READ_FURTHER;
            }
        }
        return shown;
    }

    private static Cursor after(StoredCall call, Total total) {
        return new Cursor(ORDER, call.received().at(), call.requestId().value(), total);
    }

    private List<StoredCall> read(Conditions conditions, @Nullable Cursor from, int most) {
        Map<String, Object> parameters = conditions.parameters();
        parameters.put("most", most);
        if (from != null) {
            parameters.put("at", from.at().atOffset(ZoneOffset.UTC));
            parameters.put("id", from.id());
        }
        return jdbc.query(
                "SELECT * FROM member_call WHERE " + conditions.all() + (from == null ? "" : AFTER) + PAGE,
                parameters,
                (row, number) -> call(row));
    }

    private Total count(Conditions conditions) {
        Map<String, Object> parameters = conditions.parameters();
        parameters.put("most", mostCounted + 1);
        return Total.of(
                jdbc.queryForObject(
                        "SELECT count(*) FROM (SELECT 1 FROM member_call WHERE " + conditions.all()
                                + " ORDER BY received_at DESC LIMIT :most) AS counted",
                        parameters,
                        Long.class),
                mostCounted);
    }

    private StoredCall call(ResultSet row) throws SQLException {
        RequestId requestId = new RequestId(row.getString("request_id"));
        Instant receivedAt = row.getObject("received_at", OffsetDateTime.class).toInstant();
        CallOrigin origin = CallOrigin.valueOf(row.getString("origin"));
        String submittedBy = row.getString("submitted_by");
        RequestId corrects = valueOf(row.getString("corrects"), RequestId::new);
        AppId appId = valueOf(row.getString("app_id"), AppId::new);
        RootKdtId rootKdtId = valueOf(row.getObject("root_kdt_id", Long.class), RootKdtId::new);
        Mobile mobile = valueOf(row.getString("mobile"), personal::mobile);
        CallOutcome outcome = CallOutcome.valueOf(row.getString("outcome"));
        OutOpenId outOpenId = valueOf(row.getString("out_open_id"), OutOpenId::new);
        String violations = row.getString("violations");
        String notices = row.getString("notices");
        String changes = row.getString("changes");
        Duration timeTaken = Duration.of(row.getLong("time_taken_micros"), ChronoUnit.MICROS);
        byte[] payload = row.getBytes("payload");
        return new StoredCall(
                new Received(receivedAt, requestId),
                MemberKey.ofNullable(rootKdtId, mobile),
                outcome == CallOutcome.REJECTED,
                row.getBoolean("cured"),
                (correctedBy, cured) -> new CallView(
                        requestId,
                        receivedAt,
                        origin,
                        submittedBy,
                        corrects,
                        correctedBy,
                        cured,
                        appId,
                        rootKdtId,
                        mobile == null ? null : mobile.masked(),
                        outcome,
                        outOpenId,
                        json.findings(violations),
                        json.findings(notices),
                        json.changes(content.changes(changes, requestId)).stream()
                                .map(Masking::change)
                                .toList(),
                        timeTaken,
                        payload == null ? null : content.payload(payload, requestId)));
    }

    private static <C, T> @Nullable T valueOf(@Nullable C column, Function<C, T> type) {
        return column == null ? null : type.apply(column);
    }
}
