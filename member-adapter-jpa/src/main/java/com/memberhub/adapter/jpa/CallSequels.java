package com.memberhub.adapter.jpa;

import com.memberhub.adapter.jpa.StoredCall.Received;
import com.memberhub.application.journal.RequestId;
import com.memberhub.domain.member.MemberKey;
import com.memberhub.domain.member.RootKdtId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.support.SqlArrayValue;

/**
 * Finds out what came of calls. A refused one is cured by a later accepted call of its identity, or by an accepted correction
 * of it, or of a correction of it. All calls are looked up at once, in statements that do not lead from one row to another: a
 * distributed PostgreSQL cannot follow such a chain from node to node.
 */
final class CallSequels {

    /** IS NOT NULL is said for the partial index, which has only the few calls that correct one. */
    private static final String CORRECTIONS = """
            SELECT corrects, request_id, received_at, outcome FROM member_call
            WHERE corrects IS NOT NULL AND corrects = ANY (:calls)""";

    /** A few too many where one mobile is at several root shops; but a distributed PostgreSQL asks the right nodes only. */
    private static final String NEWEST_ACCEPTED = """
            SELECT DISTINCT ON (shard_key, root_kdt_id) shard_key, root_kdt_id, received_at, request_id FROM member_call
            WHERE shard_key = ANY (:mobiles) AND root_kdt_id = ANY (:roots) AND outcome <> 'REJECTED'
            ORDER BY shard_key, root_kdt_id, received_at DESC, request_id COLLATE "C" DESC""";

    /** How far corrections of corrections are followed: each is made by hand, and marks those before it once it is accepted. */
    private static final int LONGEST_CHAIN = 100;

    private final NamedParameterJdbcTemplate jdbc;
    private final PersonalColumns personal;

    CallSequels(NamedParameterJdbcTemplate jdbc, PersonalColumns personal) {
        this.jdbc = jdbc;
        this.personal = personal;
    }

    /** The same calls in the same order. */
    List<FollowedCall> follow(List<StoredCall> calls) {
        Corrections corrections = new Corrections();
        corrections.ask(calls.stream().map(StoredCall::requestId).toList());
        Set<RequestId> uncured = uncuredByIdentity(calls);
        corrections.askFurther(uncured);
        return calls.stream()
                .map(call -> new FollowedCall(
                        call,
                        corrections.newest(call.requestId()),
                        call.refused() && (!uncured.contains(call.requestId()) || corrections.cure(call.requestId()))))
                .toList();
    }

    /** Refused calls that no accepted one of their identity came after. */
    private Set<RequestId> uncuredByIdentity(List<StoredCall> calls) {
        List<StoredCall> open = calls.stream().filter(StoredCall::isOpen).toList();
        Map<MemberKey, Received> newest = newestAccepted(open.stream()
                .map(StoredCall::key)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        return open.stream()
                .filter(call -> !isBefore(call, newest))
                .map(StoredCall::requestId)
                .collect(Collectors.toSet());
    }

    private static boolean isBefore(StoredCall call, Map<MemberKey, Received> newestAccepted) {
        Received accepted = call.key() == null ? null : newestAccepted.get(call.key());
        return accepted != null && call.received().compareTo(accepted) < 0;
    }

    private Map<MemberKey, Received> newestAccepted(List<MemberKey> keys) {
        Map<MemberKey, Received> newest = new HashMap<>();
        if (!keys.isEmpty()) {
            Object[] mobiles = keys.stream()
                    .map(key -> personal.stored(key.mobile()))
                    .distinct()
                    .toArray();
            Object[] roots =
                    keys.stream().map(key -> key.rootKdtId().value()).distinct().toArray();
            jdbc.query(
                    NEWEST_ACCEPTED,
                    Map.of("mobiles", new SqlArrayValue("text", mobiles), "roots", new SqlArrayValue("bigint", roots)),
                    row -> {
                        newest.put(
                                new MemberKey(
                                        new RootKdtId(row.getLong("root_kdt_id")),
                                        personal.mobile(row.getString("shard_key"))),
                                received(row));
                    });
        }
        return newest;
    }

    private static Received received(ResultSet row) throws SQLException {
        return new Received(
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                new RequestId(row.getString("request_id")));
    }

    private record Correction(Received received, boolean refused) {

        RequestId requestId() {
            return received.requestId();
        }
    }

    /** Corrections by what they correct, as far as they were asked for. */
    private final class Corrections {

        private final Map<RequestId, List<Correction>> known = new HashMap<>();

        void ask(Collection<RequestId> calls) {
            Set<RequestId> unknown = new HashSet<>(calls);
            unknown.removeAll(known.keySet());
            if (unknown.isEmpty()) {
                return;
            }
            unknown.forEach(call -> known.put(call, new ArrayList<>()));
            Object[] ids = unknown.stream().map(RequestId::value).toArray();
            jdbc.query(CORRECTIONS, Map.of("calls", new SqlArrayValue("text", ids)), row -> {
                of(new RequestId(row.getString("corrects")))
                        .add(new Correction(
                                received(row), row.getString("outcome").equals("REJECTED")));
            });
        }

        /** Level by level, since what corrects a correction may lie on yet another node. */
        void askFurther(Set<RequestId> calls) {
            Set<RequestId> reached = new HashSet<>(calls);
            Set<RequestId> level = calls;
            for (int length = 1; length < LONGEST_CHAIN && !level.isEmpty(); length++) {
                level = level.stream()
                        .flatMap(call -> of(call).stream())
                        .filter(Correction::refused)
                        .map(Correction::requestId)
                        .filter(reached::add)
                        .collect(Collectors.toSet());
                ask(level);
            }
        }

        private List<Correction> of(RequestId call) {
            return known.getOrDefault(call, List.of());
        }

        @Nullable
        RequestId newest(RequestId call) {
            return of(call).stream()
                    .max(Comparator.comparing(Correction::received))
                    .map(Correction::requestId)
                    .orElse(null);
        }

        /** Whether one of those that correct the call, or a correction of it, was accepted. */
        boolean cure(RequestId call) {
            Set<RequestId> reached = new HashSet<>();
            Queue<RequestId> next = new ArrayDeque<>(List.of(call));
            while (!next.isEmpty()) {
                for (Correction correction : of(next.remove())) {
                    if (!correction.refused()) {
                        return true;
                    }
                    if (reached.add(correction.requestId())) {
                        next.add(correction.requestId());
                    }
                }
            }
            return false;
        }
    }
}
