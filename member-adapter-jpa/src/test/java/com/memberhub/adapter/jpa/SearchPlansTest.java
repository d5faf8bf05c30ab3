package com.memberhub.adapter.jpa;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import com.memberhub.adapter.jpa.ListedSearches.Listed;
import com.memberhub.adapter.jpa.MemberPages.Limits;
import com.memberhub.application.directory.CallSearch;
import com.memberhub.application.directory.MemberDirectory;
import com.memberhub.application.directory.MemberFilters;
import com.memberhub.application.directory.MemberQuery;
import com.memberhub.application.directory.MemberSearch;
import com.memberhub.application.directory.MemberSort;
import com.memberhub.application.directory.MemberView;
import com.memberhub.application.directory.Page;
import com.memberhub.application.directory.PageRequest;
import com.memberhub.application.journal.CallOutcome;
import com.memberhub.application.staff.RootShops;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * No listed search reads all members, all calls or all of a log, whatever it is asked, and each index that was made for
 * searches serves one of them.
 */
class SearchPlansTest extends PersistenceTest {

    private static final int MEMBERS = 60_000;
    /** To make the terms of row after row is the same, only slower. */
    private static final Pattern READS_ALL = Pattern.compile(
            "Seq Scan on (member|member_call|access_log|refused_caller)\\b|Filter: .*member_search_terms\\(");

    private static final Pattern READS_INDEX =
            Pattern.compile("(?:Scan|Backward) using (\\w+)|Bitmap Index Scan on (\\w+)");

    private static final List<String> INDEXES_OF_SEARCHES = List.of(
            "access_log_action",
            "access_log_actor",
            "access_log_at",
            "access_log_out_open_id",
            "access_log_root",
            "member_call_app_received_at",
            "member_call_by_staff",
            "member_call_corrects",
            "member_call_noticed",
            "member_call_outcome_received_at",
            "member_call_received_at",
            "member_call_request_id",
            "member_call_root_received_at",
            "member_call_uncured",
            "member_created_at",
            "member_noticed_created_at",
            "member_noticed_updated_at",
            "member_out_open_id",
            "member_root_created_at",
            "member_root_updated_at",
            "member_search",
            "member_search_coarse_sample",
            "member_search_fine_sample",
            "member_updated_at",
            "member_yz_open_id",
            "refused_caller_address",
            "refused_caller_at",
            "refused_caller_reason");

    /** Of the call that cures refused ones, of the purge, and of the erasure. */
    private static final List<String> INDEXES_OF_OTHERS =
            List.of("member_call_to_cure", "member_call_unpurged", "member_call_without_mobile");

    @Autowired
    private PersonalColumns personal;

    @Autowired
    private DataSource dataSource;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private MemberRows rows;

    @Autowired
    private JsonColumns json;

    @Autowired
    private CallContent content;

    private ExplainingJdbc explaining;
    private PostgresMemberDirectory members;

    @BeforeEach
    void fill() throws IOException, SQLException {
        try (Connection connection = dataSource.getConnection()) {
            BenchmarkRows.addMembers(connection, MEMBERS);
            BenchmarkRows.addLogs(connection, MEMBERS);
        }
        jdbc.execute("VACUUM ANALYZE");
        explaining = new ExplainingJdbc(dataSource, "EXPLAIN");
        members = members(Limits.USUAL);
    }

    private PostgresMemberDirectory members(Limits limits) {
        return new PostgresMemberDirectory(
                explaining, new StaffReads(transactions, explaining), rows, personal, limits);
    }

    private PostgresCallDirectory calls(StaffReads reads) {
        return new PostgresCallDirectory(explaining, reads, json, content, personal);
    }

    private ListedSearches searches() {
        StaffReads reads = new StaffReads(transactions, explaining);
        return new ListedSearches(
                members,
                calls(reads),
                new PostgresAccessLog(explaining, reads),
                new PostgresRefusedCallers(explaining, reads),
                jdbc,
                rows);
    }

    @Test
    void everyListedSearchHasAnIndexBehindItAndEveryIndexASearch() {
        List<String> readingAll = new ArrayList<>();
        Set<String> read = new TreeSet<>();
        for (Listed search : searches().all()) {
            for (int seed = 0; seed < 3; seed++) {
                search.prepare().apply(new Random(seed)).run();
                for (String plan : explaining.takePlans()) {
                    if (READS_ALL.matcher(plan).find()) {
                        readingAll.add(search.name() + "\n" + plan);
                    }
                    read.addAll(indexesReadBy(plan));
                }
            }
        }
        searchAsIfManyBoreANotice();
        explaining.takePlans().forEach(plan -> read.addAll(indexesReadBy(plan)));

        assertThat(readingAll).isEmpty();
        Set<String> indexes = indexes();
        Set<String> unread = new TreeSet<>(indexes);
        unread.removeAll(read);
        read.retainAll(indexes);
        assertSoftly(assertions -> {
            assertions
                    .assertThat(read)
                    .as("indexes that the listed searches read")
                    .containsExactlyInAnyOrderElementsOf(INDEXES_OF_SEARCHES);
            assertions
                    .assertThat(unread)
                    .as("indexes that no listed search reads")
                    .containsExactlyInAnyOrderElementsOf(INDEXES_OF_OTHERS);
        });
    }

    private static List<String> indexesReadBy(String plan) {
        return READS_INDEX
                .matcher(plan)
                .results()
                .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                .toList();
    }

    /** So few of the members here bear a notice that all of them are looked up. Among millions they are walked along. */
    private void searchAsIfManyBoreANotice() {
        PostgresMemberDirectory directory = members(new Limits(100, 1, 30, 400, Integer.MAX_VALUE));
        for (MemberSort sort : List.of(MemberSort.CREATED_NEWEST_FIRST, MemberSort.UPDATED_NEWEST_FIRST)) {
            directory.search(
                    new MemberSearch(MemberQuery.everybody(), MemberFilters.of("noticed", "true"), sort),
                    PageRequest.first(50),
                    RootShops.all());
        }
    }

    /** Those of the tables that are searched. A primary key is there for more than searches. */
    private Set<String> indexes() {
        return Set.copyOf(jdbc.queryForList("""
                SELECT indexrelid::regclass::text FROM pg_index
                WHERE NOT indisprimary AND indrelid = ANY ('{member, member_call, access_log, refused_caller}'::regclass[])""", String.class));
    }

    @Test
    void givenAnIndexIsGone_thenItsSearchesReadAllMembersAndThisTestSeesIt() {
        String index = jdbc.queryForList("SELECT pg_get_indexdef('member_search'::regclass)", String.class)
                .get(0);
        jdbc.execute("DROP INDEX member_search");
        try {
            members.search(
                    new MemberSearch(
                            MemberQuery.parse("8000"),
                            MemberFilters.of("gender", "MALE"),
                            MemberSort.CREATED_NEWEST_FIRST),
                    PageRequest.first(50),
                    RootShops.all());
        } finally {
            jdbc.execute(index);
        }

        assertThat(explaining.takePlans())
                .anyMatch(plan -> READS_ALL.matcher(plan).find());
    }

    @ParameterizedTest
    @EnumSource(CallOutcome.class)
    void whenCallsOfOneOutcomeAreSearched_thenThoseOfTheOthersAreNotLookedAt(CallOutcome outcome) {
        calls(new StaffReads(transactions, explaining))
                .search(
                        new CallSearch(outcome, null, false, false, null, null, null, null, null),
                        PageRequest.first(50),
                        RootShops.all());

        assertThat(explaining.takePlans())
                .hasSizeGreaterThanOrEqualTo(2)
                .noneMatch(plan -> plan.contains("member_call_received_at") || plan.contains("Filter: (outcome"));
    }

    @ParameterizedTest
    @EnumSource(MemberSort.class)
    void givenAWalkMeetsTooFew_whenManyArePagedThrough_thenEachComesOnceAndInOrder(MemberSort sort) {
        pagesThrough(sort, new Limits(100, -1, 30, 1, 0));
    }

    @ParameterizedTest
    @EnumSource(MemberSort.class)
    void givenTooManyToCollectAndTooFewToWalk_whenPagedThrough_thenEachComesOnceAndInOrder(MemberSort sort) {
        pagesThrough(sort, new Limits(100, -1, Integer.MAX_VALUE, 0, 0));
    }

    @Test
    void givenManyToLookAt_thenTwoProcessesDoAndNoMore() {
        searchFor(new Limits(10_000, -1, Integer.MAX_VALUE, 0, 5_000));

        assertThat(explaining.takePlans())
                .filteredOn(plan -> plan.contains("Workers Planned"))
                .singleElement(as(InstanceOfAssertFactories.STRING))
                .contains("Workers Planned: 1\n");
    }

    @Test
    void givenFewToLookAt_thenOneProcessDoes() {
        searchFor(new Limits(10_000, -1, Integer.MAX_VALUE, 0, 50_000));

        assertThat(explaining.takePlans()).noneMatch(plan -> plan.contains("Workers Planned"));
    }

    /** Four of five members are of the root shop, which is seen from the members of the store and not looked up. */
    @Test
    void givenSoManyToLookAtOfWhomFewerMatch_thenTwoProcessesDo() {
        Integer matching = jdbc.queryForObject("""
                SELECT 32 * count(*) FROM member
                WHERE hashtext(mobile) & 31 = 0 AND yz_ascription_kdt_id = 4200005 AND root_kdt_id = 91234567""", Integer.class);
        ExplainingJdbc verbose = new ExplainingJdbc(dataSource, "EXPLAIN VERBOSE");
        Limits limits = new Limits(10_000, -1, Integer.MAX_VALUE, 0, Objects.requireNonNull(matching) + 1);

        new PostgresMemberDirectory(verbose, new StaffReads(transactions, verbose), rows, personal, limits)
                .search(
                        new MemberSearch(
                                MemberQuery.everybody(),
                                MemberFilters.of("owningStore", "4200005", "rootKdtId", "91234567"),
                                MemberSort.CREATED_NEWEST_FIRST),
                        PageRequest.first(50),
                        RootShops.all());

        assertThat(verbose.takePlans()).anyMatch(plan -> plan.contains("set_config('parallel_setup_cost'"));
    }

    @Test
    void whenMembersAreSearched_thenHowFrequentTermsAreIsAskedOnceAndKept() {
        members.search(
                new MemberSearch(
                        MemberQuery.everybody(), MemberFilters.of("channel", "1000"), MemberSort.CREATED_NEWEST_FIRST),
                PageRequest.first(50),
                RootShops.all());
        assertThat(explaining.takePlans()).anyMatch(plan -> plan.contains("pg_statistic"));

        members.search(
                new MemberSearch(
                        MemberQuery.everybody(), MemberFilters.of("freeLevel", "L2"), MemberSort.CREATED_NEWEST_FIRST),
                PageRequest.first(50),
                RootShops.all());

        assertThat(explaining.takePlans()).isNotEmpty().noneMatch(plan -> plan.contains("pg_statistic"));
    }

    @Test
    void thePlannerKnowsHowFrequentTermsAre() {
        TermStatistics statistics = new PlannerFacts(explaining).statistics();

        assertThat(statistics.members()).isEqualTo(MEMBERS);
        assertThat(statistics.frequency("r91234567")).isCloseTo(partOf("root_kdt_id = 91234567"), within(0.02));
        assertThat(statistics.frequency("fL2")).isCloseTo(partOf("free_yz_level_alias = 'L2'"), within(0.02));
        assertThat(statistics.frequency("nobody has it"))
                .isPositive()
                .isLessThan(statistics.frequencies().values().stream()
                        .mapToDouble(part -> part)
                        .min()
                        .orElseThrow());
    }

    private double partOf(String condition) {
        return Objects.requireNonNull(
                jdbc.queryForObject("SELECT avg((" + condition + " IS TRUE)::int)::float8 FROM member", Double.class));
    }

    /** Some eight thousand of them. */
    private void searchFor(Limits limits) {
        members(limits)
                .search(
                        new MemberSearch(
                                MemberQuery.everybody(),
                                MemberFilters.of("channel", "1000"),
                                MemberSort.CREATED_NEWEST_FIRST),
                        PageRequest.first(50),
                        RootShops.all());
    }

    private void pagesThrough(MemberSort sort, Limits limits) {
        MemberDirectory directory = members(limits);
        MemberSearch search =
                new MemberSearch(MemberQuery.everybody(), MemberFilters.of("gender", "FEMALE", "channel", "102"), sort);
        List<String> met = new ArrayList<>();
        String cursor = null;
        for (int pages = 0; pages < 4; pages++) {
            Page<MemberView> page = directory.search(search, new PageRequest(cursor, 50), RootShops.all());
            page.items().forEach(member -> met.add(member.outOpenId().value()));
            cursor = page.next();
        }

        String by = MemberOrder.of(sort).by("");
        assertThat(met)
                .isEqualTo(jdbc.queryForList(
                        "SELECT out_open_id FROM member WHERE gender = '2' AND member_source_channel = 102 ORDER BY "
                                + by + " LIMIT 200",
                        String.class));
        boolean byCreation = sort == MemberSort.CREATED_NEWEST_FIRST || sort == MemberSort.CREATED_OLDEST_FIRST;
        assertThat(explaining.takePlans().stream()
                        .anyMatch(plan -> plan.matches("(?s).*created_at <= [^\\n]*IS TRUE.*")))
                .as("asked the sample up to what time there are enough")
                .isEqualTo(byCreation);
    }
}
