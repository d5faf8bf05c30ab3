package com.memberhub.adapter.jpa;

import com.memberhub.adapter.jpa.MemberPages.Limits;
import com.memberhub.application.directory.MemberDirectory;
import com.memberhub.application.directory.MemberFilter;
import com.memberhub.application.directory.MemberQuery;
import com.memberhub.application.directory.MemberSearch;
import com.memberhub.application.directory.MemberSort;
import com.memberhub.application.directory.MemberView;
import com.memberhub.application.directory.Page;
import com.memberhub.application.directory.PageRequest;
import com.memberhub.application.staff.RootShops;
import com.memberhub.domain.member.Member;
import com.memberhub.domain.member.OutOpenId;
import com.memberhub.domain.member.YzOpenId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** Finds members in PostgreSQL. Every column comes in the clear, and no value leaves this class unmasked. */
@Repository
class PostgresMemberDirectory implements MemberDirectory {

    private static final int EXPORTED_AT_ONCE = 1_000;
    private static final Duration LONGEST_OF_EXPORT = Duration.ofSeconds(60);

    private final NamedParameterJdbcTemplate jdbc;
    private final MemberRows rows;
    private final PersonalColumns personal;
    private final MemberPages pages;

    @Autowired
    PostgresMemberDirectory(
            NamedParameterJdbcTemplate jdbc, StaffReads reads, MemberRows rows, PersonalColumns personal) {
        this(jdbc, reads, rows, personal, Limits.USUAL);
    }

    PostgresMemberDirectory(
            NamedParameterJdbcTemplate jdbc,
            StaffReads reads,
            MemberRows rows,
            PersonalColumns personal,
            Limits limits) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.personal = personal;
        pages = new MemberPages(jdbc, reads, rows, personal, limits);
    }

    @Override
    public boolean findsParts() {
        return !personal.areEncrypted();
    }

    @Override
    public Optional<MemberView> find(OutOpenId outOpenId, RootShops shops) {
        return member(outOpenId, shops).map(MemberView::masked);
    }

    private Optional<Member> member(OutOpenId outOpenId, RootShops shops) {
        return jdbc
                .query("SELECT * FROM member WHERE out_open_id = :id", Map.of("id", outOpenId.value()), rows)
                .stream()
                .filter(member -> shops.include(member.key().rootKdtId()))
                .findFirst();
    }

    @Override
    public List<MemberView> likelyTheSamePerson(OutOpenId outOpenId, int most, RootShops shops) {
        YzOpenId yzOpenId = member(outOpenId, shops)
                .map(member -> member.profile().yzOpenId())
                .orElse(null);
        if (yzOpenId == null) {
            return List.of();
        }
        MemberSearch ofYzOpenId = new MemberSearch(
                new MemberQuery(null, null, yzOpenId.value(), null),
                MemberFilter.none(),
                MemberSort.CREATED_NEWEST_FIRST);
        // One more, since the member itself is among them.
        return search(ofYzOpenId, PageRequest.first(most + 1), shops).items().stream()
                .filter(other -> !other.outOpenId().equals(outOpenId))
                .limit(most)
                .toList();
    }

    @Override
    public Page<MemberView> search(MemberSearch search, PageRequest page, RootShops shops) {
        MemberOrder order = MemberOrder.of(search.sort());
        Cursor cursor = page.cursor() == null ? null : Cursor.of(page.cursor(), order.name());
        return pages.read(search, shops, order, cursor, page.size(), StaffReads.LONGEST)
                .map(MemberView::masked);
    }

    @Override
    public long export(MemberSearch search, RootShops shops, Consumer<MemberView> receiver) {
        // By creation, which never changes: nobody comes twice because they were changed meanwhile.
        MemberOrder order = MemberOrder.of(MemberSort.CREATED_NEWEST_FIRST);
        Cursor cursor = null;
        long exported = 0;
        do {
            // A transaction for each: whoever reads slowly holds no connection meanwhile.
            Page<Member> page = pages.read(search, shops, order, cursor, EXPORTED_AT_ONCE, LONGEST_OF_EXPORT);
            page.items().forEach(member -> receiver.accept(MemberView.masked(member)));
            exported += page.items().size();
            cursor = page.next() == null ? null : Cursor.of(page.next(), order.name());
        } while (cursor != null);
        return exported;
    }
}
