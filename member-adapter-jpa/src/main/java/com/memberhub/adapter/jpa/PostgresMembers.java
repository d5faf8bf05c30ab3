package com.memberhub.adapter.jpa;

import com.memberhub.application.member.Members;
import com.memberhub.application.member.NumberClaim;
import com.memberhub.application.member.YzOpenIdClaim;
import com.memberhub.domain.member.Member;
import com.memberhub.domain.member.MemberKey;
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

    private static final String HOLDERS = """
            SELECT root_kdt_id, yz_open_id, min(mobile), max(mobile)
            FROM member
            WHERE root_kdt_id = ANY (?) AND yz_open_id = ANY (?)
            GROUP BY root_kdt_id, yz_open_id""";

    private final MemberRepository repository;
    private final MemberMapper mapper;
    private final EntityManager entityManager;
    private final JdbcTemplate jdbc;

    PostgresMembers(MemberRepository repository, MemberMapper mapper, EntityManager entityManager, JdbcTemplate jdbc) {
        this.repository = repository;
        this.mapper = mapper;
        this.entityManager = entityManager;
        this.jdbc = jdbc;
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
        MemberEntity row = entityManager.find(MemberEntity.class, mapper.id(key));
        if (row != null) {
            // It may have been read before somebody else changed it.
            entityManager.refresh(row, LockModeType.PESSIMISTIC_WRITE);
        }
        return row;
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
                statement -> statement.setArray(1, statement.getConnection().createArrayOf("text", numbers)),
                row -> {
                    bearers.computeIfAbsent(row.getString(1), number -> new HashSet<>())
                            .add(mapper.key(new MemberId(row.getLong(2), row.getString(3))));
                });
        Set<String> left = new HashSet<>(jdbc.query(
                "SELECT out_open_id FROM erased_member WHERE out_open_id = ANY (?)",
                statement -> statement.setArray(1, statement.getConnection().createArrayOf("text", numbers)),
                (row, index) -> row.getString(1)));
        return claims.stream()
                .filter(claim -> left.contains(claim.number().value())
                        || bearers.getOrDefault(claim.number().value(), Set.of()).stream()
                                .anyMatch(key -> !key.equals(claim.key())))
                .collect(Collectors.toSet());
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
