package com.memberhub.adapter.jpa;

import com.memberhub.adapter.jpa.Cursor.Total;
import com.memberhub.application.directory.MemberDirectory;
import com.memberhub.application.directory.MemberSearch;
import com.memberhub.application.directory.MemberSort;
import com.memberhub.application.directory.MemberView;
import com.memberhub.application.directory.Page;
import com.memberhub.application.directory.PageRequest;
import com.memberhub.application.staff.RootShops;
import com.memberhub.domain.member.Member;
import com.memberhub.domain.member.OutOpenId;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** Finds members in PostgreSQL. Every column comes in the clear, and no value leaves this class unmasked. */
@Repository
class PostgresMemberDirectory implements MemberDirectory {

    private static final int EXPORTED_AT_ONCE = 1_000;
    private static final Duration LONGEST_OF_EXPORT = Duration.ofSeconds(60);

    /** One member of so many is in a sample. */
    private static final int COARSE_SAMPLE = 256;

    private static final int FINE_SAMPLE = 32;

    private static final String KEYS = "root_kdt_id, mobile, out_open_id, created_at, updated_at";

    private final NamedParameterJdbcTemplate jdbc;
    private final StaffReads reads;
    private final MemberRows rows;
    private final Limits limits;

    @Autowired
    PostgresMemberDirectory(NamedParameterJdbcTemplate jdbc, StaffReads reads, MemberRows rows) {
        this(jdbc, reads, rows, Limits.USUAL);
    }

    PostgresMemberDirectory(NamedParameterJdbcTemplate jdbc, StaffReads reads, MemberRows rows, Limits limits) {
        this.jdbc = jdbc;
        this.reads = reads;
        this.rows = rows;
        this.limits = limits;
    }

    /**
     * Where one way to find members gives way to another.
     *
     * @param mostCounted how far counts are exact
     * @param largestDomain how many members are looked at one by one rather than looked up
     * @param aheadByCreation how far a broad search walks before it looks members up after all
     * @param aheadByUpdate the same in the order of updates, where nothing better is known
     * @param fewToWalkTo how many are better collected than met on a walk in the order of updates
     */
    record Limits(int mostCounted, int largestDomain, int aheadByCreation, int aheadByUpdate, int fewToWalkTo) {

        static final Limits USUAL = new Limits(Page.MOST_COUNTED, 60_000, 10_000, 50_000, 20_000);
    }

    @Override
    public Optional<MemberView> find(OutOpenId outOpenId, RootShops shops) {
        return jdbc
                .query("SELECT * FROM member WHERE out_open_id = :id", Map.of("id", outOpenId.value()), rows)
                .stream()
                .filter(member -> shops.include(member.key().rootKdtId()))
                .map(MemberView::masked)
                .findFirst();
    }

    @Override
    public Page<MemberView> search(MemberSearch search, PageRequest page, RootShops shops) {
        Order order = Order.of(search.sort());
        Cursor cursor = page.cursor() == null ? null : Cursor.of(page.cursor(), order.name());
        return page(search, shops, order, cursor, page.size(), StaffReads.LONGEST)
                .map(MemberView::masked);
    }

    @Override
    public long export(MemberSearch search, RootShops shops, Consumer<MemberView> receiver) {
        // By creation, which never changes: nobody comes twice because they were changed meanwhile.
        Order order = Order.of(MemberSort.CREATED_NEWEST_FIRST);
        Cursor cursor = null;
        long exported = 0;
        do {
            // A transaction for each: whoever reads slowly holds no connection meanwhile.
            Page<Member> page = page(search, shops, order, cursor, EXPORTED_AT_ONCE, LONGEST_OF_EXPORT);
            page.items().forEach(member -> receiver.accept(MemberView.masked(member)));
            exported += page.items().size();
            cursor = page.next() == null ? null : Cursor.of(page.next(), order.name());
        } while (cursor != null);
        return exported;
    }

    private Page<Member> page(
            MemberSearch search, RootShops shops, Order order, @Nullable Cursor cursor, int size, Duration longest) {
        return reads.read(longest, () -> {
            MemberCriteria criteria = new MemberCriteria(search, shops, new PlannerFacts(jdbc));
            return page(Asked.of(criteria, order, cursor, size), cursor == null ? null : cursor.total());
        });
    }

    private Page<Member> page(Asked asked, @Nullable Total known) {
        MemberCriteria criteria = asked.criteria();
        if (!criteria.hasTerms()) {
            return walk(asked, known == null ? countWalking(asked) : known);
        }
        if (isSmall(criteria)) {
            return collect(asked.walking(), known);
        }
        if (known == null && isBroad(criteria, most(asked.order()))) {
            return pageOfMany(asked, new Total(limits.mostCounted(), false));
        }
        return known == null || known.isExact() ? collect(asked, known) : pageOfMany(asked, known);
    }

    /**
     * A walk soon meets enough of many, unless they are few among ten million, or lie together far away, as those of a store
     * that closed long ago. Then the sample knows up to what time there are enough, or all are collected after all.
     */
    private Page<Member> pageOfMany(Asked asked, Total total) {
        boolean byCreation = asked.order().byCreation();
        int ahead = byCreation ? limits.aheadByCreation() : limits.aheadByUpdate();
        List<Member> met = walkAhead(asked, ahead);
        if (met.size() > asked.size() || isAllWithin(asked, ahead)) {
            return asked.page(met, total);
        }
        Instant cut = byCreation ? cut(asked) : null;
        if (cut != null) {
            Page<Member> page = collect(asked.within(start(asked), cut), total);
            if (page.next() != null) {
                return page;
            }
        }
        return collect(asked, total);
    }

    /** When those were created whom a list in the order of creation begins with. */
    private Instant start(Asked asked) {
        return asked.cursor() == null
                ? firstCreated(asked.order().newestFirst())
                : asked.cursor().at();
    }

    private Instant firstCreated(boolean newest) {
        OffsetDateTime first = jdbc.queryForObject(
                "SELECT " + (newest ? "max" : "min") + "(created_at) FROM member", Map.of(), OffsetDateTime.class);
        return first == null ? Instant.EPOCH : first.toInstant();
    }

    private List<Member> walkAhead(Asked asked, int ahead) {
        String walked = "SELECT " + KEYS + ", " + asked.criteria().walking() + " AS matches FROM member WHERE true"
                + asked.criteria().domain() + asked.further() + " ORDER BY "
                + asked.order().by("") + " LIMIT " + ahead;
        // Rows are fetched whole once it is known which: to sort whole ones is what takes long.
        return jdbc.query(
                "SELECT member.* FROM (SELECT * FROM (" + walked + ") AS ahead WHERE matches ORDER BY "
                        + asked.order().by("")
                        + " LIMIT :size) AS page JOIN member USING (mobile, root_kdt_id) ORDER BY "
                        + asked.order().by("page."),
                asked.parameters(),
                rows);
    }

    private boolean isAllWithin(Asked asked, int ahead) {
        return count(
                        "SELECT 1 FROM member WHERE true" + asked.criteria().domain() + asked.further(),
                        asked.parameters(),
                        ahead)
                < ahead;
    }

    /** A time of creation up to which there should be far more than a page; null where the sample knows of none. */
    private @Nullable Instant cut(Asked asked) {
        int sampled = 4 + asked.size() / (COARSE_SAMPLE / 4);
        String matches = asked.criteria().byTerms().stream()
                .map(condition -> "SELECT created_at FROM member WHERE " + inSample(COARSE_SAMPLE) + " AND " + condition
                        + asked.further())
                .collect(Collectors.joining(" UNION ALL "));
        return jdbc
                .query(
                        "SELECT created_at FROM (" + matches + ") AS sampled ORDER BY created_at"
                                + (asked.order().newestFirst() ? " DESC" : "") + " OFFSET " + (sampled - 1)
                                + " LIMIT 1",
                        asked.parameters(),
                        (row, number) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .stream()
                .findFirst()
                .orElse(null);
    }

    private Total countWalking(Asked asked) {
        MemberCriteria criteria = asked.criteria();
        // In the order of time, or a scan of the whole table might seem as good. Members of some root shops lie
        // together
        // in an index of their own.
        String order = criteria.hasShops() ? "" : " ORDER BY " + asked.order().column();
        long counted = count(
                "SELECT 1 FROM member WHERE " + criteria.walking() + order,
                criteria.parameters(),
                limits.mostCounted() + 1);
        return Total.of(counted, limits.mostCounted());
    }

    /** How many are collected: more where nothing but a long walk would spare it. */
    private int most(Order order) {
        return order.byCreation() ? limits.mostCounted() : limits.fewToWalkTo();
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
        return criteria.hasTimes()
                && count(
                                "SELECT 1 FROM member WHERE true" + criteria.domain(),
                                criteria.parameters(),
                                limits.largestDomain() + 1)
                        <= limits.largestDomain();
    }

    /**
     * Whether there are more than so many, as far as a sample can tell. Of fewer it never says so: that so many of the sample
     * match happens by chance less than once in 10^11 searches. The coarse sample knows the broadest at once, of whom the
     * fine one would have to list many.
     */
    private boolean isBroad(MemberCriteria criteria, int most) {
        return criteria.byTerms().stream()
                .anyMatch(condition -> isBroad(condition, criteria.parameters(), most, COARSE_SAMPLE)
                        || isBroad(condition, criteria.parameters(), most, FINE_SAMPLE));
    }

    private boolean isBroad(String condition, Map<String, Object> parameters, int most, int sampledOf) {
        double expected = (double) most / sampledOf;
        int enough = (int) (expected + 8 * Math.sqrt(expected)) + 20;
        return count("SELECT 1 FROM member WHERE " + inSample(sampledOf) + " AND " + condition, parameters, enough)
                >= enough;
    }

    /** As the indexes of the samples have it. */
    private static String inSample(int sampledOf) {
        return "hashtext(mobile) & " + (sampledOf - 1) + " = 0";
    }

    /** Goes along an index of time and looks at every member on the way. */
    private Page<Member> walk(Asked asked, Total total) {
        List<Member> found = jdbc.query(
                "SELECT * FROM member WHERE " + asked.criteria().walking() + asked.further() + " ORDER BY "
                        + asked.order().by("") + " LIMIT :size",
                asked.parameters(),
                rows);
        return asked.page(found, total);
    }

    /**
     * Finds all of the few that match, and then sorts them.
     *
     * @param known the total; null where it is counted in the same breath
     */
    private Page<Member> collect(Asked asked, @Nullable Total known) {
        String limit = known == null ? " LIMIT :counted" : "";
        String keys = asked.conditions().stream()
                .map(condition -> "(SELECT " + KEYS + " FROM member WHERE " + condition + asked.further() + limit + ")")
                .collect(Collectors.joining(" UNION "));
        Map<String, Object> parameters = new HashMap<>(asked.parameters());
        parameters.put("counted", most(asked.order()) + 1);
        AtomicLong counted = new AtomicLong();
        List<Member> found = jdbc.query(
                "WITH matched AS MATERIALIZED (" + keys + ") SELECT (SELECT count(*) FROM matched) AS total, member.*"
                        + " FROM (SELECT * FROM matched ORDER BY "
                        + asked.order().by("") + " LIMIT :size) AS page"
                        + " JOIN member USING (mobile, root_kdt_id) ORDER BY "
                        + asked.order().by("page."),
                parameters,
                (row, number) -> {
                    counted.set(row.getLong("total"));
                    return rows.mapRow(row, number);
                });
        if (known != null) {
            return asked.page(found, known);
        }
        Total total = Total.of(counted.get(), limits.mostCounted());
        return counted.get() <= most(asked.order()) ? asked.page(found, total) : pageOfMany(asked, total);
    }

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
            Order order,
            @Nullable Cursor cursor,
            int size) {

        static Asked of(MemberCriteria criteria, Order order, @Nullable Cursor cursor, int size) {
            return new Asked(criteria, criteria.selective(), criteria.parameters(), order, cursor, size);
        }

        /** The same by looking at every member. */
        Asked walking() {
            return new Asked(criteria, List.of(criteria.walking()), values, order, cursor, size);
        }

        /** The same of those who were created between two times. */
        Asked within(Instant one, Instant other) {
            Map<String, Object> cutValues = new HashMap<>(values);
            cutValues.putAll(
                    one.isBefore(other) ? MemberCriteria.within(one, other) : MemberCriteria.within(other, one));
            return new Asked(criteria, criteria.selectiveWithin(), cutValues, order, cursor, size);
        }

        /** What comes after the cursor. */
        String further() {
            return cursor == null ? "" : order.after();
        }

        Map<String, Object> parameters() {
            Map<String, Object> parameters = new HashMap<>(values);
            // One more tells whether there is a next page.
            parameters.put("size", size + 1);
            if (cursor != null) {
                parameters.put("at", cursor.at().atOffset(ZoneOffset.UTC));
                parameters.put("id", cursor.id());
            }
            return parameters;
        }

        Page<Member> page(List<Member> found, Total total) {
            if (found.size() <= size) {
                return new Page<>(found, null, total.count(), total.isExact());
            }
            Member last = found.get(size - 1);
            Cursor next =
                    new Cursor(order.name(), order.at(last), last.outOpenId().value(), total);
            return new Page<>(found.subList(0, size), next.text(), total.count(), total.isExact());
        }
    }

    /**
     * The order of a search. Pure bytes break ties, whatever the locale of the database.
     *
     * @param name as cursors know it
     */
    record Order(String name, boolean byCreation, boolean newestFirst) {

        static Order of(MemberSort sort) {
            return switch (sort) {
                case CREATED_NEWEST_FIRST -> new Order("created_desc", true, true);
                case CREATED_OLDEST_FIRST -> new Order("created_asc", true, false);
                case UPDATED_NEWEST_FIRST -> new Order("updated_desc", false, true);
                case UPDATED_OLDEST_FIRST -> new Order("updated_asc", false, false);
            };
        }

        private String column() {
            return byCreation ? "created_at" : "updated_at";
        }

        String by(String table) {
            String direction = newestFirst ? " DESC" : "";
            return table + column() + direction + ", " + table + "out_open_id COLLATE \"C\"" + direction;
        }

        String after() {
            return " AND (" + column() + ", out_open_id COLLATE \"C\") " + (newestFirst ? "<" : ">") + " (:at, :id)";
        }

        Instant at(Member member) {
            return byCreation ? member.createdAt() : member.updatedAt();
        }
    }
}
