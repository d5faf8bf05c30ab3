package com.memberhub.adapter.jpa;

import com.memberhub.application.member.Members;
import com.memberhub.application.member.NumberClaim;
import com.memberhub.application.member.YzOpenIdClaim;
import com.memberhub.domain.member.Member;
import com.memberhub.domain.member.MemberKey;
import com.memberhub.domain.member.OutOpenId;
import jakarta.persistence.EntityManager;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Members in PostgreSQL, which decides who was first. */
@Repository
class PostgresMembers implements Members {

    private static final String ADD_IF_ABSENT =
            ArrayColumn.insert("member", MemberColumns.ALL) + " ON CONFLICT DO NOTHING RETURNING root_kdt_id, mobile";

    /** Two statements on one way. */
    private static final String PROTECT = "SELECT set_config('lock_timeout', ?, true); " + IdentityLock.SHARED;

    /** A few too many where one mobile is at several root shops; but a distributed PostgreSQL asks the right nodes only. */
    private static final String FIND = "SELECT * FROM member WHERE mobile = ANY (?) AND root_kdt_id = ANY (?)";

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

    @Override
    public void protect(Collection<MemberKey> keys, Duration patience) {
        // In their order, as everything that is locked.
        Long[] locks = keys.stream().map(IdentityLock::of).sorted().distinct().toArray(Long[]::new);
        jdbc.execute(PROTECT, (PreparedStatement statement) -> {
            statement.setString(1, patience.toMillis() + "ms");
            statement.setArray(2, array(statement, "bigint", locks));
            return statement.execute();
        });
    }

    @Override
    public Map<MemberKey, Member> find(Collection<MemberKey> keys) {
        String[] mobiles =
                keys.stream().map(key -> key.mobile().e164()).distinct().toArray(String[]::new);
        Long[] rootKdtIds =
                keys.stream().map(key -> key.rootKdtId().value()).distinct().toArray(Long[]::new);
        Set<MemberKey> wanted = Set.copyOf(keys);
        Map<MemberKey, Member> found = new HashMap<>();
        jdbc
                .query(
                        FIND,
                        statement -> {
                            statement.setArray(1, array(statement, "text", mobiles));
                            statement.setArray(2, array(statement, "bigint", rootKdtIds));
                        },
                        rows)
                .stream()
                .filter(member -> wanted.contains(member.key()))
                .forEach(member -> found.put(member.key(), member));
        return found;
    }

    @Override
    public Set<MemberKey> addIfAbsent(Collection<Member> members) {
        // Rows in the order of their keys: two batches that wait for each other's rows would never end.
        List<MemberEntity> rows = members.stream()
                .sorted(Comparator.comparing(Member::key))
                .map(mapper::row)
                .toList();
        List<MemberKey> added = jdbc.query(
                connection -> ArrayColumn.prepare(connection, ADD_IF_ABSENT, MemberColumns.ALL, rows),
                (result, row) -> mapper.key(new MemberId(result.getLong(1), result.getString(2))));
        return new HashSet<>(added);
    }

    @Override
    public Map<MemberKey, Member> lock(Collection<MemberKey> keys) {
        Map<MemberKey, Member> locked = new HashMap<>();
        for (MemberKey key : new TreeSet<>(keys)) {
            lock(key).ifPresent(member -> locked.put(key, member));
        }
        return locked;
    }

    /** A row at a time: a distributed PostgreSQL locks within one shard only. */
    private Optional<Member> lock(MemberKey key) {
        MemberId id = mapper.id(key);
        // Somebody else may have changed it since this transaction saw it: what it saw is forgotten.
        entityManager.detach(entityManager.getReference(MemberEntity.class, id));
        return repository.findById(id).map(mapper::member);
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

    private static Array array(PreparedStatement statement, String type, Object[] values) throws SQLException {
        return statement.getConnection().createArrayOf(type, values);
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
