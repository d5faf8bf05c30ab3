package com.memberhub.adapter.jpa;

import com.memberhub.application.member.Members;
import com.memberhub.application.member.NumberClaim;
import com.memberhub.application.member.Recollection;
import com.memberhub.application.member.YzOpenIdClaim;
import com.memberhub.domain.member.Member;
import com.memberhub.domain.member.MemberKey;
import com.memberhub.domain.member.OutOpenId;
import jakarta.persistence.EntityManager;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
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
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.stereotype.Repository;

/** Members in PostgreSQL, which decides who was first. */
@Repository
class PostgresMembers implements Members {

    /**
     * How long to wait, and plans that are made once: one for the arrays at hand would be the same, and making it took a sixth of
     * PostgreSQL's time.
     */
    private static final String SETTINGS = """
            SELECT set_config('lock_timeout', ?, true), set_config('statement_timeout', ?, true),
                set_config('plan_cache_mode', 'force_generic_plan', true)""";

    /** How much longer than for another transaction a statement may take in all: callers do not wait longer either. */
    private static final Duration STATEMENT = Duration.ofSeconds(1);

    /** A few too many where one mobile is at several root shops; but a distributed PostgreSQL asks the right nodes only. */
    private static final String FIND =
            "SELECT " + MemberColumns.READ + " FROM member WHERE mobile = ANY (?) AND root_kdt_id = ANY (?)";

    private static final String HOLDERS = """
            SELECT root_kdt_id, yz_open_id, min(mobile), max(mobile)
            FROM member
            WHERE root_kdt_id = ANY (?) AND yz_open_id = ANY (?)
            GROUP BY root_kdt_id, yz_open_id""";

    private static final String FORMER_NUMBERS = """
            SELECT encode(identity_hash, 'hex'), out_open_id FROM erased_member
            WHERE identity_hash = ANY (?::bytea[])""";

    /** Several statements in one round trip. Each sees what was committed before it began, so all after the locks see what those waited for. */
    private static final String RECALL =
            String.join("; ", SETTINGS, IdentityLock.SHARED, FIND, FORMER_NUMBERS, HOLDERS);

    private final MemberRepository repository;
    private final MemberMapper mapper;
    private final EntityManager entityManager;
    private final JdbcTemplate jdbc;
    private final MemberRows rows;
    private final IdentityHash hash;
    private final PersonalColumns personal;
    private final List<ArrayColumn<MemberEntity>> columns;
    private final String addIfAbsent;

    PostgresMembers(
            MemberRepository repository,
            MemberMapper mapper,
            EntityManager entityManager,
            JdbcTemplate jdbc,
            MemberRows rows,
            IdentityHash hash,
            PersonalColumns personal) {
        this.repository = repository;
        this.mapper = mapper;
        this.entityManager = entityManager;
        this.jdbc = jdbc;
        this.rows = rows;
        this.hash = hash;
        this.personal = personal;
        columns = MemberColumns.written(personal.areEncrypted());
        addIfAbsent = ArrayColumn.insert("member", columns) + " ON CONFLICT DO NOTHING RETURNING root_kdt_id, mobile";
    }

    @Override
    public Recollection recall(Collection<MemberKey> keys, Collection<YzOpenIdClaim> claims, Duration patience) {
        Map<String, MemberKey> hashes = hashes(keys);
        return jdbc.execute(connection -> connection.prepareStatement(RECALL), (PreparedStatement statement) -> {
            statement.setString(1, patience.toMillis() + "ms");
            statement.setString(2, patience.plus(STATEMENT).toMillis() + "ms");
            statement.setArray(3, array(statement, "bigint", locks(keys)));
            bindKeys(statement, 4, keys);
            statement.setArray(6, array(statement, "text", hashes.keySet().toArray(String[]::new)));
            bindClaims(statement, 7, claims);
            statement.execute();
            statement.getMoreResults();
            return new Recollection(
                    members(nextResult(statement), keys),
                    formerNumbers(nextResult(statement), hashes),
                    claimedElsewhere(nextResult(statement), claims));
        });
    }

    private static ResultSet nextResult(PreparedStatement statement) throws SQLException {
        statement.getMoreResults();
        return statement.getResultSet();
    }

    /** In their order, as everything that is locked. */
    private Long[] locks(Collection<MemberKey> keys) {
        return keys.stream()
                .map(key -> IdentityLock.of(key, personal))
                .sorted()
                .distinct()
                .toArray(Long[]::new);
    }

    @Override
    public Map<MemberKey, Member> find(Collection<MemberKey> keys) {
        return Objects.requireNonNull(
                jdbc.query(FIND, statement -> bindKeys(statement, 1, keys), (ResultSetExtractor<Map<MemberKey, Member>>)
                        result -> members(result, keys)));
    }

    private void bindKeys(PreparedStatement statement, int first, Collection<MemberKey> keys) throws SQLException {
        String[] mobiles = keys.stream()
                .map(key -> personal.stored(key.mobile()))
                .distinct()
                .toArray(String[]::new);
        Long[] rootKdtIds =
                keys.stream().map(key -> key.rootKdtId().value()).distinct().toArray(Long[]::new);
        statement.setArray(first, array(statement, "text", mobiles));
        statement.setArray(first + 1, array(statement, "bigint", rootKdtIds));
    }

    private Map<MemberKey, Member> members(ResultSet result, Collection<MemberKey> keys) throws SQLException {
        Set<MemberKey> wanted = Set.copyOf(keys);
        Map<MemberKey, Member> found = new HashMap<>();
        while (result.next()) {
            Member member = rows.mapRow(result, result.getRow());
            if (wanted.contains(member.key())) {
                found.put(member.key(), member);
            }
        }
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
                connection -> ArrayColumn.prepare(connection, addIfAbsent, columns, rows),
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

    private static void bindClaims(PreparedStatement statement, int first, Collection<YzOpenIdClaim> claims)
            throws SQLException {
        Long[] rootKdtIds = claims.stream()
                .map(claim -> claim.key().rootKdtId().value())
                .distinct()
                .toArray(Long[]::new);
        String[] yzOpenIds = claims.stream()
                .map(claim -> claim.yzOpenId().value())
                .distinct()
                .toArray(String[]::new);
        statement.setArray(first, array(statement, "bigint", rootKdtIds));
        statement.setArray(first + 1, array(statement, "text", yzOpenIds));
    }

    private Set<YzOpenIdClaim> claimedElsewhere(ResultSet result, Collection<YzOpenIdClaim> claims)
            throws SQLException {
        Map<Customer, Holders> holders = new HashMap<>();
        while (result.next()) {
            holders.put(
                    new Customer(result.getLong(1), result.getString(2)),
                    new Holders(result.getString(3), result.getString(4)));
        }
        return claims.stream()
                .filter(claim -> isHeldByAnother(claim, holders.get(Customer.of(claim))))
                .collect(Collectors.toSet());
    }

    private boolean isHeldByAnother(YzOpenIdClaim claim, @Nullable Holders holders) {
        String mobile = personal.stored(claim.key().mobile());
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

    private Map<MemberKey, OutOpenId> formerNumbers(Collection<MemberKey> keys) {
        Map<String, MemberKey> hashes = hashes(keys);
        return Objects.requireNonNull(jdbc.query(
                FORMER_NUMBERS,
                statement -> statement.setArray(
                        1, array(statement, "text", hashes.keySet().toArray(String[]::new))),
                (ResultSetExtractor<Map<MemberKey, OutOpenId>>) result -> formerNumbers(result, hashes)));
    }

    private static Map<MemberKey, OutOpenId> formerNumbers(ResultSet result, Map<String, MemberKey> hashes)
            throws SQLException {
        Map<MemberKey, OutOpenId> numbers = new HashMap<>();
        while (result.next()) {
            String hash = IdentityHash.PREFIX + result.getString(1);
            numbers.put(Objects.requireNonNull(hashes.get(hash)), new OutOpenId(result.getString(2)));
        }
        return numbers;
    }

    private Map<String, MemberKey> hashes(Collection<MemberKey> keys) {
        Map<String, MemberKey> hashes = new HashMap<>();
        keys.forEach(key -> hashes.put(hash.of(key), key));
        return hashes;
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
