package com.memberhub.adapter.jpa;

import com.memberhub.application.member.Members;
import com.memberhub.application.member.NumberClaim;
import com.memberhub.application.member.YzOpenIdClaim;
import com.memberhub.domain.member.Member;
import com.memberhub.domain.member.MemberKey;
import com.memberhub.domain.member.OutOpenId;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Members in PostgreSQL, which decides who was first. */
@Repository
class PostgresMembers implements Members {

    private static final String ADD_IF_ABSENT = """
            INSERT INTO member (%s)
            SELECT %s FROM unnest(%s) AS row (%1$s)
            ON CONFLICT DO NOTHING
            RETURNING root_kdt_id, mobile""".formatted(
                    columns(MemberColumn::name),
                    columns(MemberColumn::expression),
                    columns(column -> "?::" + column.type() + "[]"));

    /** As a foreign key would: in nobody's way but a removal's. */
    private static final String HOLD = "SELECT * FROM member WHERE mobile = ? AND root_kdt_id = ? FOR KEY SHARE";

    private static final String HOLDERS = """
            SELECT root_kdt_id, yz_open_id, min(mobile), max(mobile)
            FROM member
            WHERE root_kdt_id = ANY (?) AND yz_open_id = ANY (?)
            GROUP BY root_kdt_id, yz_open_id""";

    private static final String FORMER_NUMBERS = """
            SELECT '\\x' || encode(identity_hash, 'hex'), out_open_id FROM erased_member
            WHERE identity_hash = ANY (?::bytea[])""";

    private final MemberRepository repository;
    private final MemberMapper mapper;
    private final EntityManager entityManager;
    private final JdbcTemplate jdbc;
    private final MemberRows rows;
    private final IdentityHash hash;

    PostgresMembers(
            MemberRepository repository,
            MemberMapper mapper,
            EntityManager entityManager,
            JdbcTemplate jdbc,
            MemberRows rows,
            IdentityHash hash) {
        this.repository = repository;
        this.mapper = mapper;
        this.entityManager = entityManager;
        this.jdbc = jdbc;
        this.rows = rows;
        this.hash = hash;
    }

    private static String columns(Function<MemberColumn, String> text) {
        return MemberColumn.ALL.stream().map(text).collect(Collectors.joining(", "));
    }

    @Override
    public Map<MemberKey, Member> find(Collection<MemberKey> keys) {
        List<MemberId> ids = keys.stream().map(mapper::id).toList();
        return byKey(ids.size() == 1 ? findOne(ids.get(0)) : repository.findAllByIds(ids));
    }

    /** Hibernate has this statement ready; one for a list of keys it translates anew at every call. */
    private List<MemberEntity> findOne(MemberId id) {
        MemberEntity row = entityManager.find(MemberEntity.class, id);
        return row == null ? List.of() : List.of(row);
    }

    @Override
    public Map<MemberKey, Member> hold(Collection<MemberKey> keys) {
        // Of many, most are new where many arrive: those cost one statement together. The others a row at a time: a
        // distributed PostgreSQL locks within one shard only.
        Collection<MemberKey> stored = keys.size() == 1 ? keys : find(keys).keySet();
        Map<MemberKey, Member> held = new HashMap<>();
        for (MemberKey key : new TreeSet<>(stored)) {
            jdbc.query(HOLD, rows, key.mobile().e164(), key.rootKdtId().value())
                    .forEach(member -> held.put(key, member));
        }
        return held;
    }

    @Override
    public Set<MemberKey> addIfAbsent(Collection<Member> members) {
        // Rows in the order of their keys: two batches that wait for each other's rows would never end.
        List<MemberEntity> rows = members.stream()
                .sorted(Comparator.comparing(Member::key))
                .map(mapper::row)
                .toList();
        List<MemberKey> added = jdbc.query(
                connection -> addIfAbsent(connection, rows),
                (result, row) -> mapper.key(new MemberId(result.getLong(1), result.getString(2))));
        return new HashSet<>(added);
    }

    private static PreparedStatement addIfAbsent(Connection connection, List<MemberEntity> rows) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(ADD_IF_ABSENT);
        for (int i = 0; i < MemberColumn.ALL.size(); i++) {
            MemberColumn column = MemberColumn.ALL.get(i);
            Array values = connection.createArrayOf(column.type(), column.valuesOf(rows));
            statement.setArray(i + 1, values);
        }
        return statement;
    }

    @Override
    public Map<MemberKey, Member> lock(Collection<MemberKey> keys) {
        return byKey(new TreeSet<>(keys)
                .stream().map(this::locked).filter(Objects::nonNull).toList());
    }

    /** A row at a time: a distributed PostgreSQL locks within one shard only. */
    private @Nullable MemberEntity locked(MemberKey key) {
        MemberId id = mapper.id(key);
        // Somebody else may have changed it since it was read, or erased it: what was read is forgotten.
        entityManager.detach(entityManager.getReference(MemberEntity.class, id));
        return entityManager.find(MemberEntity.class, id, LockModeType.PESSIMISTIC_WRITE);
    }

    @Override
    public void update(Collection<Member> members) {
        for (Member member : members) {
            mapper.write(member, entityManager.getReference(MemberEntity.class, mapper.id(member.key())));
        }
        entityManager.flush();
    }

    @Override
    public Set<YzOpenIdClaim> claimedElsewhere(Collection<YzOpenIdClaim> claims) {
        Long[] rootKdtIds = claims.stream()
                .map(claim -> claim.key().rootKdtId().value())
                .distinct()
                .toArray(Long[]::new);
        String[] yzOpenIds = claims.stream()
                .map(claim -> claim.yzOpenId().value())
                .distinct()
                .toArray(String[]::new);
        Map<Customer, Holders> holders = new HashMap<>();
        jdbc.query(
                HOLDERS,
                statement -> {
                    Connection connection = statement.getConnection();
                    statement.setArray(1, connection.createArrayOf("bigint", rootKdtIds));
                    statement.setArray(2, connection.createArrayOf("text", yzOpenIds));
                },
                row -> {
                    Customer customer = new Customer(row.getLong(1), row.getString(2));
                    holders.put(customer, new Holders(row.getString(3), row.getString(4)));
                });
        return claims.stream()
                .filter(claim -> isHeldByAnother(claim, holders.get(Customer.of(claim))))
                .collect(Collectors.toSet());
    }

    private static boolean isHeldByAnother(YzOpenIdClaim claim, @Nullable Holders holders) {
        String mobile = claim.key().mobile().e164();
        return holders != null
                && !(holders.first().equals(mobile) && holders.last().equals(mobile));
    }

    @Override
    public Set<NumberClaim> numbersTaken(Collection<NumberClaim> claims) {
        String[] numbers =
                claims.stream().map(claim -> claim.number().value()).distinct().toArray(String[]::new);
        Map<String, Set<MemberKey>> bearers = new HashMap<>();
        jdbc.query(
                "SELECT out_open_id, root_kdt_id, mobile FROM member WHERE out_open_id = ANY (?)",
                statement -> statement.setArray(1, array(statement, "text", numbers)),
                row -> {
                    bearers.computeIfAbsent(row.getString(1), number -> new HashSet<>())
                            .add(mapper.key(new MemberId(row.getLong(2), row.getString(3))));
                });
        Set<String> left = new HashSet<>(jdbc.query(
                "SELECT out_open_id FROM erased_member WHERE out_open_id = ANY (?)",
                statement -> statement.setArray(1, array(statement, "text", numbers)),
                (row, index) -> row.getString(1)));
        Map<MemberKey, OutOpenId> former =
                formerNumbers(claims.stream().map(NumberClaim::key).distinct().toList());
        return claims.stream()
                .filter(claim -> isLeftElsewhere(claim, left, former.get(claim.key()))
                        || bearers.getOrDefault(claim.number().value(), Set.of()).stream()
                                .anyMatch(key -> !key.equals(claim.key())))
                .collect(Collectors.toSet());
    }

    /** An erased identity has its own number and no other. */
    private static boolean isLeftElsewhere(NumberClaim claim, Set<String> left, @Nullable OutOpenId former) {
        return former == null ? left.contains(claim.number().value()) : !former.equals(claim.number());
    }

    @Override
    public Map<MemberKey, OutOpenId> formerNumbers(Collection<MemberKey> keys) {
        Map<String, MemberKey> hashes = new HashMap<>();
        keys.forEach(key -> hashes.put(hash.of(key), key));
        Map<MemberKey, OutOpenId> numbers = new HashMap<>();
        jdbc.query(
                FORMER_NUMBERS,
                statement -> statement.setArray(
                        1, array(statement, "text", hashes.keySet().toArray())),
                row -> {
                    MemberKey key = Objects.requireNonNull(hashes.get(row.getString(1)));
                    numbers.put(key, new OutOpenId(row.getString(2)));
                });
        return numbers;
    }

    @Override
    public void restoreNumbers(Map<MemberKey, OutOpenId> numbers) {
        numbers.forEach((key, number) -> jdbc.update(
                "UPDATE member SET out_open_id = ? WHERE mobile = ? AND root_kdt_id = ?",
                number.value(),
                key.mobile().e164(),
                key.rootKdtId().value()));
    }

    private static Array array(PreparedStatement statement, String type, Object[] values) throws SQLException {
        return statement.getConnection().createArrayOf(type, values);
    }

    private Map<MemberKey, Member> byKey(List<MemberEntity> rows) {
        Map<MemberKey, Member> members = new HashMap<>();
        mapper.members(rows).forEach(member -> members.put(member.key(), member));
        return members;
    }

    /** The first and the last mobile of an id at Youzan: enough to know whether there is another than a given one. */
    private record Holders(String first, String last) {}

    private record Customer(long rootKdtId, String yzOpenId) {

        static Customer of(YzOpenIdClaim claim) {
            return new Customer(
                    claim.key().rootKdtId().value(), claim.yzOpenId().value());
        }
    }
}
