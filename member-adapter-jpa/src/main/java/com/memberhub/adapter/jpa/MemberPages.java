package com.memberhub.adapter.jpa;

import com.memberhub.adapter.jpa.Cursor.Total;
import com.memberhub.application.directory.MemberSearch;
import com.memberhub.application.directory.Page;
import com.memberhub.application.staff.RootShops;
import com.memberhub.domain.member.Member;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/**
 * Reads pages of a search, each in the way that looks at the fewest members: by walking along an index of time, by collecting all
 * who match, or by collecting those up to a time. Which it is, a sample of the members tells (docs/adr/0009-search.md).
 */
final class MemberPages {

    /** One member of so many is in a sample. */
    private static final int COARSE_SAMPLE = 256;

    private static final int FINE_SAMPLE = 32;

    private static final String KEYS = "root_kdt_id, mobile, out_open_id, created_at, updated_at";

    private final NamedParameterJdbcTemplate jdbc;
    private final PlannerFacts facts;
    private final StaffReads reads;
    private final MemberRows rows;
    private final PersonalColumns personal;
    private final Limits limits;

    MemberPages(
            NamedParameterJdbcTemplate jdbc,
            StaffReads reads,
            MemberRows rows,
            PersonalColumns personal,
            Limits limits) {
        this.jdbc = jdbc;
        facts = new PlannerFacts(jdbc);
        this.reads = reads;
        this.rows = rows;
        this.personal = personal;
        this.limits = limits;
    }

    /**
     * Where one way to find members gives way to another.
     *
     * @param mostCounted how far counts are exact
     * @param largestDomain how many members are looked at one by one rather than looked up
     * @param sampledToWalk of how many in the coarse sample on a walk along the time meets a page soonest
     * @param ahead how far such a walk goes for each member of a page before members are looked up after all
     * @param shared from how many on members are looked at by two processes: to start the second takes as long as to look at
     *     some thousands
     */
    record Limits(int mostCounted, int largestDomain, int sampledToWalk, int ahead, int shared) {

        static final Limits USUAL = new Limits(Page.MOST_COUNTED, 20_000, 200, 400, 6_000);
    }

    /**
     * A page of a search.
     *
     * @param longest how long each statement may take
     */
    Page<Member> read(
            MemberSearch search,
            RootShops shops,
            MemberOrder order,
            @Nullable Cursor cursor,
            int size,
            Duration longest) {
        return reads.read(longest, () -> {
            MemberCriteria criteria = new MemberCriteria(search, shops, facts, personal);
            return page(Asked.of(criteria, order, cursor, size), cursor == null ? null : cursor.total());
        });
    }

    private Page<Member> page(Asked asked, @Nullable Total known) {
        MemberCriteria criteria = asked.criteria();
        if (!criteria.hasTerms()) {
            return walk(asked, known == null ? countWalking(asked) : known);
        }
        if (isSmall(criteria)) {
            return collectAll(asked.walking(), known).orElseGet(() -> walk(asked, many()));
        }
        // The coarse sample knows the broadest at once, of whom the fine one would have to list many.
        Sampled coarse = sample(asked, COARSE_SAMPLE, limits.sampledToWalk());
        if (coarse.count() >= limits.sampledToWalk()) {
            return pageOfMany(asked, known == null ? many() : known, coarse, true);
        }
        Sampled fine = sample(asked, FINE_SAMPLE, Integer.MAX_VALUE);
        boolean areMany = fine.isMoreThan(limits.mostCounted()) || (known != null && !known.isExact());
        Optional<Page<Member>> all = areMany ? Optional.empty() : shared(asked, fine, () -> collectAll(asked, known));
        return all.orElseGet(() -> pageOfMany(asked, known == null ? many() : known, fine, false));
    }

    /**
     * What looks at many members one by one is done by two processes of PostgreSQL: the sample tells how many match, and the
     * criteria what part those are of the ones that are looked at.
     */
    private <T> T shared(Asked asked, Sampled sampled, Supplier<T> work) {
        return sampled.isAbout(limits.shared() * asked.criteria().partSeen()) ? reads.inTwoProcesses(work) : work.get();
    }

    private Total many() {
        return new Total(limits.mostCounted(), false);
    }

    /**
     * A walk soon meets enough of the broadest. Of others, and of those that lie together far away, as members of a store
     * that closed long ago do, the sample knows up to what time there are enough.
     */
    private Page<Member> pageOfMany(Asked asked, Total total, Sampled sampled, boolean isBroad) {
        Instant enough = sampled.enough();
        if (isBroad || asked.criteria().isSoonMet()) {
            List<Member> met = walkAhead(asked);
            if (met.size() > asked.size()) {
                return asked.page(met, total);
            }
            enough = sample(asked, sampled.size(), Integer.MAX_VALUE).enough();
        }
        if (enough != null) {
            Page<Member> page = collect(asked.upTo(enough, this::firstCreated), total);
            if (page.next() != null) {
                return page;
            }
        }
        return shared(asked, sampled, () -> collect(asked, total));
    }

    private Instant firstCreated(boolean newest) {
        OffsetDateTime first = jdbc.queryForObject(
                "SELECT " + (newest ? "max" : "min") + "(created_at) FROM member", Map.of(), OffsetDateTime.class);
        return first == null ? Instant.EPOCH : first.toInstant();
    }

    private List<Member> walkAhead(Asked asked) {
        String walked = "SELECT " + KEYS + ", " + asked.criteria().walking() + " AS matches FROM member WHERE true"
                + asked.criteria().domain() + asked.further() + " ORDER BY "
                + asked.order().by("") + " LIMIT " + limits.ahead() * asked.size();
        // Rows are fetched whole once it is known which: to sort whole ones is what takes long.
        return jdbc.query(
                "SELECT member.* FROM (SELECT * FROM (" + walked + ") AS ahead WHERE matches ORDER BY "
                        + asked.order().by("")
                        + " LIMIT :size) AS page JOIN member USING (mobile, root_kdt_id) ORDER BY "
                        + asked.order().by("page."),
                asked.parameters(),
                rows);
    }

    /**
     * What a sample knows of a search.
     *
     * @param size one member of so many is in it
     * @param count how many of it match
     * @param together how many of those are of one person, in several root shops: all of them are in the sample, or none
     * @param enough a time up to which there are far more than a page in the order of the search; null where all are few
     */
    private record Sampled(
            int size, int count, double together, @Nullable Instant enough) {

        /** Whether there seem to be so many, or more. */
        boolean isAbout(double some) {
            return (long) count * size >= some;
        }

        /** Of just so many it says so by chance less than once in a hundred thousand searches, of fewer more seldom. */
        boolean isMoreThan(int most) {
            double expected = (double) most / size;
            return count >= expected + 5 * Math.sqrt(expected * together);
        }
    }

    /** Asks a sample, of which {@code most} are looked at; what is enough is only known where they were fewer. */
    private Sampled sample(Asked asked, int sampleSize, int most) {
        if (asked.criteria().byTerms().isEmpty()) {
            return new Sampled(sampleSize, 0, 1, null);
        }
        // As the indexes of the samples have it.
        String inSample = "hashtext(mobile) & " + (sampleSize - 1) + " = 0";
        String matches = asked.criteria().byTerms().stream()
                .map(condition -> "(SELECT mobile, " + asked.order().column() + " AS at FROM member WHERE " + inSample
                        + " AND " + condition + asked.furtherOfFew() + " LIMIT :most)")
                .collect(Collectors.joining(" UNION ALL "));
        Map<String, Object> parameters = new HashMap<>(asked.parameters());
        parameters.put("most", most);
        double expected = (double) asked.size() / sampleSize;
        parameters.put("enough", (int) (expected + 2.5 * Math.sqrt(expected)) + 2);
        return Objects.requireNonNull(jdbc.queryForObject(
                "WITH sampled AS MATERIALIZED (" + matches + ") SELECT (SELECT count(*) FROM sampled),"
                        + " (SELECT coalesce(sum(members * members) / sum(members), 1)"
                        + " FROM (SELECT count(*) AS members FROM sampled GROUP BY mobile) AS people),"
                        + " (SELECT at FROM sampled ORDER BY at"
                        + (asked.order().newestFirst() ? " DESC" : "") + " OFFSET :enough LIMIT 1)",
                parameters,
                (row, number) -> {
                    OffsetDateTime enough = row.getObject(3, OffsetDateTime.class);
                    return new Sampled(
                            sampleSize, row.getInt(1), row.getDouble(2), enough == null ? null : enough.toInstant());
                }));
    }

    private Total countWalking(Asked asked) {
        MemberCriteria criteria = asked.criteria();
        // In the order of time, or PostgreSQL might scan the whole table. Those of some root shops lie together in an
        // index of their own.
        String order = criteria.hasShops() ? "" : " ORDER BY " + asked.order().column();
        long counted = count(
                "SELECT 1 FROM member WHERE " + criteria.walking() + order,
                criteria.parameters(),
                limits.mostCounted() + 1);
        return Total.of(counted, limits.mostCounted());
    }

    /** Counts no further than {@code most}. */
    private long count(String select, Map<String, Object> values, int most) {
        Map<String, Object> parameters = new HashMap<>(values);
        parameters.put("most", most);
        Long counted = jdbc.queryForObject(
                "SELECT count(*) FROM (" + select + " LIMIT :most) AS counted", parameters, Long.class);
        return counted == null ? 0 : counted;
    }

    /**
     * Whether the times that are asked for leave so few members that it is best to look at each: they lie together. Those of
     * a root shop lie everywhere, and the inverted index knows them.
     */
    private boolean isSmall(MemberCriteria criteria) {
        // What most of them have, the inverted index only knows by its longest lists.
        int largest = criteria.isFrequent() ? 3 * limits.largestDomain() : limits.largestDomain();
        return criteria.hasTimes()
                && count("SELECT 1 FROM member WHERE true" + criteria.domain(), criteria.parameters(), largest + 1)
                        <= largest;
    }

    /** Goes along an index of time and looks at every member on the way: along one for each of several root shops. */
    private Page<Member> walk(Asked asked, Total total) {
        String order = " ORDER BY " + asked.order().by("") + " LIMIT :size";
        String walked = "SELECT * FROM member WHERE " + asked.criteria().walking() + asked.further();
        List<Long> shops = asked.criteria().shops();
        // Citus refuses a lateral join with a limit.
        String all = shops.size() < 2
                ? walked
                : shops.stream()
                        .map(shop -> "(" + walked + " AND root_kdt_id = " + shop + order + ")")
                        .collect(Collectors.joining(" UNION ALL ", "SELECT * FROM (", ") AS member"));
        List<Member> found = jdbc.query(all + order, asked.parameters(), rows);
        return asked.page(found, total);
    }

    /** Finds all that match, counts them unless that is known, and sorts them; nothing where they are far more than are counted. */
    private Optional<Page<Member>> collectAll(Asked asked, @Nullable Total known) {
        if (known != null) {
            return Optional.of(collect(asked, known));
        }
        int most = 2 * limits.mostCounted();
        Collected collected = collected(asked, " LIMIT " + (most + 1));
        return collected.matching() > most
                ? Optional.empty()
                : Optional.of(asked.page(collected.first(), Total.of(collected.matching(), limits.mostCounted())));
    }

    /** Finds all that match, and sorts them. */
    private Page<Member> collect(Asked asked, Total total) {
        return asked.page(collected(asked, "").first(), total);
    }

    private Collected collected(Asked asked, String limit) {
        String keys = asked.conditions().stream()
                .map(condition ->
                        "(SELECT " + KEYS + " FROM member WHERE " + condition + asked.furtherOfFew() + limit + ")")
                .collect(Collectors.joining(" UNION "));
        AtomicLong matching = new AtomicLong();
        List<Member> first = jdbc.query(
                "WITH matched AS MATERIALIZED (" + keys + ") SELECT (SELECT count(*) FROM matched) AS total, member.*"
                        + " FROM (SELECT * FROM matched ORDER BY "
                        + asked.order().by("") + " LIMIT :size) AS page"
                        + " JOIN member USING (mobile, root_kdt_id) ORDER BY "
                        + asked.order().by("page."),
                asked.parameters(),
                (row, number) -> {
                    matching.set(row.getLong("total"));
                    return rows.mapRow(row, number);
                });
        return new Collected(matching.get(), first);
    }

    /**
     * What was found.
     *
     * @param first a page of them, in order
     */
    private record Collected(long matching, List<Member> first) {}

    /**
     * A page that is asked for.
     *
     * @param conditions each finds some of the members, and all of them together find all
     * @param values the named parameters of the conditions
     */
    private record Asked(
            MemberCriteria criteria,
            List<String> conditions,
            Map<String, Object> values,
            MemberOrder order,
            @Nullable Cursor cursor,
            int size) {

        static Asked of(MemberCriteria criteria, MemberOrder order, @Nullable Cursor cursor, int size) {
            return new Asked(criteria, criteria.selective(), criteria.parameters(), order, cursor, size);
        }

        /** The same by looking at every member. */
        Asked walking() {
            return with(List.of(criteria.walking()), values);
        }

        /** The same of those who come up to a time. */
        Asked upTo(Instant last, Function<Boolean, Instant> firstCreated) {
            Map<String, Object> cutValues = new HashMap<>(values);
            cutValues.put("cut", last.atOffset(ZoneOffset.UTC));
            if (!order.byCreation()) {
                String upTo = " AND updated_at " + (order.newestFirst() ? ">=" : "<=") + " :cut";
                return with(
                        conditions.stream().map(condition -> condition + upTo).toList(), cutValues);
            }
            Instant first = cursor == null ? firstCreated.apply(order.newestFirst()) : cursor.at();
            cutValues.putAll(MemberCriteria.within(first, last));
            return with(criteria.selectiveWithin(), cutValues);
        }

        private Asked with(List<String> otherConditions, Map<String, Object> otherValues) {
            return new Asked(criteria, otherConditions, otherValues, order, cursor, size);
        }

        /** What comes after the cursor. */
        String further() {
            return cursor == null ? "" : " AND " + order.after();
        }

        /** The same, so that PostgreSQL does not list all who come after the cursor, of whom few match. */
        String furtherOfFew() {
            return cursor == null ? "" : " AND (" + order.after() + ") IS TRUE";
        }

        Map<String, Object> parameters() {
            Map<String, Object> parameters = new HashMap<>(values);
            parameters.put("size", KeysetPage.toRead(size));
            if (cursor != null) {
                parameters.put("at", cursor.at().atOffset(ZoneOffset.UTC));
                parameters.put("id", cursor.id());
            }
            return parameters;
        }

        Page<Member> page(List<Member> found, Total total) {
            return KeysetPage.of(
                    found,
                    size,
                    total,
                    last -> new Cursor(
                                    order.name(),
                                    order.at(last),
                                    last.outOpenId().value(),
                                    total)
                            .text());
        }
    }
}
