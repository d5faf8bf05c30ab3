package com.memberhub.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.memberhub.adapter.jpa.database.TestDatabase;
import com.memberhub.faults.Ledger.Acknowledged;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is stored after a fault, held against what was promised before it. */
final class Aftermath {

    private final Map<Identity, String> members;
    private final Map<String, Call> calls;

    private Aftermath(Map<Identity, String> members, Map<String, Call> calls) {
        this.members = members;
        this.calls = calls;
    }

    /** Reads everything in one snapshot. */
    static Aftermath of(TestDatabase database) throws SQLException {
        Map<Identity, String> members = new HashMap<>();
        Map<String, Call> calls = new HashMap<>();
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            try (Statement statement = connection.createStatement()) {
                try (ResultSet row = statement.executeQuery("SELECT root_kdt_id, mobile, out_open_id FROM member")) {
                    while (row.next()) {
                        members.put(identity(row), row.getString("out_open_id"));
                    }
                }
                try (ResultSet row = statement.executeQuery("SELECT * FROM member_call WHERE outcome <> 'REJECTED'")) {
                    while (row.next()) {
                        calls.put(
                                row.getString("request_id"),
                                new Call(identity(row), row.getString("outcome"), row.getString("out_open_id")));
                    }
                }
            }
            connection.rollback();
        }
        return new Aftermath(members, calls);
    }

    private static Identity identity(ResultSet row) throws SQLException {
        return new Identity(row.getLong("root_kdt_id"), row.getString("mobile").replaceFirst("^\\+86", ""));
    }

    int members() {
        return members.size();
    }

    int calls() {
        return calls.size();
    }

    /** All of it: nothing promised so far is lost, nothing is double, nothing is half-written. The load may go on. */
    static Aftermath keeps(Ledger ledger, TestDatabase database) throws SQLException {
        List<Acknowledged> promises = ledger.entries();
        return of(database).keeps(promises);
    }

    Aftermath keeps(List<Acknowledged> promises) {
        assertThat(promises)
                .as("a test that promised nobody anything proves nothing")
                .isNotEmpty();
        storesEveryNumber(promises);
        givesOneNumberToOneIdentity(promises);
        journalsEveryCall(promises);
        return isWhole();
    }

    private void storesEveryNumber(List<Acknowledged> promises) {
        assertThat(promises.stream()
                        .filter(promise -> !promise.outOpenId().equals(members.get(promise.identity())))
                        .toList())
                .as("acknowledged numbers that are not stored")
                .isEmpty();
    }

    private static void givesOneNumberToOneIdentity(List<Acknowledged> promises) {
        Map<Identity, Set<String>> numbers = new HashMap<>();
        Map<String, Set<Identity>> bearers = new HashMap<>();
        for (Acknowledged promise : promises) {
            numbers.computeIfAbsent(promise.identity(), identity -> new HashSet<>())
                    .add(promise.outOpenId());
            bearers.computeIfAbsent(promise.outOpenId(), number -> new HashSet<>())
                    .add(promise.identity());
        }
        assertThat(numbers.values().stream().filter(several -> several.size() > 1))
                .as("several numbers that one identity was told")
                .isEmpty();
        assertThat(bearers.values().stream().filter(several -> several.size() > 1))
                .as("several identities that were told one number")
                .isEmpty();
    }

    private void journalsEveryCall(List<Acknowledged> promises) {
        List<Acknowledged> missing = new ArrayList<>();
        for (Acknowledged promise : promises) {
            Call call = calls.get(promise.requestId());
            if (call == null
                    || !call.identity().equals(promise.identity())
                    || !promise.outOpenId().equals(call.outOpenId())
                    || !promise.outcome().equalsIgnoreCase(call.outcome())) {
                missing.add(promise);
            }
        }
        assertThat(missing)
                .as("calls that were answered with success and are not in the journal as they were answered")
                .isEmpty();
    }

    /** A member and the call that created them stand and fall together, whether anybody got the answer or not. */
    Aftermath isWhole() {
        assertThat(new HashSet<>(members.values()))
                .as("numbers that two stored identities bear")
                .hasSameSizeAs(members.keySet());
        Map<Identity, Integer> created = new HashMap<>();
        List<Call> orphans = new ArrayList<>();
        for (Call call : calls.values()) {
            String number = members.get(call.identity());
            if (number == null || !number.equals(call.outOpenId())) {
                orphans.add(call);
            }
            if (call.outcome().equals("CREATED")) {
                created.merge(call.identity(), 1, Integer::sum);
            }
        }
        assertThat(orphans).as("calls without their member").isEmpty();
        assertThat(members.keySet().stream().filter(identity -> created.getOrDefault(identity, 0) != 1))
                .as("members without the one call that created them")
                .isEmpty();
        return this;
    }

    /** What is restored is what once was: it holds nothing that the other does not. */
    Aftermath isPrefixOf(Aftermath truth) {
        assertThat(new TreeMap<>(numbersByRequest()).entrySet())
                .as("calls that never were")
                .isSubsetOf(truth.numbersByRequest().entrySet());
        assertThat(members.entrySet()).as("members that never were").isSubsetOf(truth.members.entrySet());
        return this;
    }

    private Map<String, String> numbersByRequest() {
        Map<String, String> numbers = new HashMap<>();
        calls.forEach((requestId, call) -> numbers.put(requestId, call.outcome() + " " + call.outOpenId()));
        return numbers;
    }

    private record Call(
            Identity identity, String outcome, @Nullable String outOpenId) {}
}
