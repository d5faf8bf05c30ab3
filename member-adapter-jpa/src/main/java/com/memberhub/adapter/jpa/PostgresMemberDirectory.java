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
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    private final NamedParameterJdbcTemplate jdbc;
    private final StaffReads reads;
    private final MemberRows rows;
    private final int mostCounted;

    @Autowired
    PostgresMemberDirectory(NamedParameterJdbcTemplate jdbc, StaffReads reads, MemberRows rows) {
        this(jdbc, reads, rows, Page.MOST_COUNTED);
    }

    PostgresMemberDirectory(NamedParameterJdbcTemplate jdbc, StaffReads reads, MemberRows rows, int mostCounted) {
        this.jdbc = jdbc;
        this.reads = reads;
        this.rows = rows;
        this.mostCounted = mostCounted;
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
        return reads.read(StaffReads.LONGEST, () -> {
            MemberCriteria criteria = new MemberCriteria(search, shops, this::folded);
            Total total = cursor == null ? count(criteria) : cursor.total();
            return page(criteria, order, cursor, total, page.size()).map(MemberView::masked);
        });
    }

    @Override
    public long export(MemberSearch search, RootShops shops, Consumer<MemberView> receiver) {
        // By creation, which never changes: nobody comes twice because they were changed meanwhile.
        Order order = Order.of(MemberSort.CREATED_NEWEST_FIRST);
        Cursor cursor = null;
        long exported = 0;
        do {
            Cursor after = cursor;
            Page<Member> page = reads.read(LONGEST_OF_EXPORT, () -> {
                MemberCriteria criteria = new MemberCriteria(search, shops, this::folded);
                Total total = after == null ? count(criteria) : after.total();
                return page(criteria, order, after, total, EXPORTED_AT_ONCE);
            });
            page.items().forEach(member -> receiver.accept(MemberView.masked(member)));
            exported += page.items().size();
            cursor = page.next() == null ? null : Cursor.of(page.next(), order.name());
        } while (cursor != null);
        return exported;
    }

    private String folded(String name) {
        return String.valueOf(
                jdbc.queryForObject("SELECT member_search_name(:name)", Map.of("name", name), String.class));
    }

    private Total count(MemberCriteria criteria) {
        String sql = "SELECT count(*) FROM (SELECT 1 FROM (" + matched(criteria, "", " LIMIT :most")
                + ") AS found LIMIT :most) AS counted";
        Map<String, Object> parameters = new HashMap<>(criteria.parameters());
        parameters.put("most", mostCounted + 1);
        Long counted = jdbc.queryForObject(sql, parameters, Long.class);
        return Total.of(counted == null ? 0 : counted, mostCounted);
    }

    private static String matched(MemberCriteria criteria, String further, String limit) {
        return criteria.selective().stream()
                .map(condition -> "(SELECT root_kdt_id, mobile, out_open_id, created_at, updated_at FROM member WHERE "
                        + condition + further + limit + ")")
                .collect(Collectors.joining(" UNION "));
    }

    private Page<Member> page(MemberCriteria criteria, Order order, @Nullable Cursor cursor, Total total, int size) {
        Map<String, Object> parameters = new HashMap<>(criteria.parameters());
        parameters.put("size", size + 1);
        String further = "";
        if (cursor != null) {
            further = order.after();
            parameters.put("at", cursor.at().atOffset(ZoneOffset.UTC));
            parameters.put("id", cursor.id());
        }
        String sql;
        if (total.isExact()) {
            sql = "WITH matched AS MATERIALIZED (" + matched(criteria, further, "")
                    + ") SELECT member.* FROM (SELECT * FROM matched ORDER BY " + order.by("")
                    + " LIMIT :size) AS page JOIN member USING (mobile, root_kdt_id) ORDER BY " + order.by("page.");
        } else {
            sql = "SELECT * FROM member WHERE " + criteria.walking() + further + " ORDER BY " + order.by("")
                    + " LIMIT :size";
        }
        List<Member> found = jdbc.query(sql, parameters, rows);
        if (found.size() <= size) {
            return new Page<>(found, null, total.count(), total.isExact());
        }
        Member last = found.get(size - 1);
        Cursor next = new Cursor(order.name(), order.at(last), last.outOpenId().value(), total);
        return new Page<>(found.subList(0, size), next.text(), total.count(), total.isExact());
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
