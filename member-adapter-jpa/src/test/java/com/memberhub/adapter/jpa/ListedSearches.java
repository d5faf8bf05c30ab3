package com.memberhub.adapter.jpa;

import com.memberhub.adapter.jpa.Cursor.Total;
import com.memberhub.application.audit.AccessAction;
import com.memberhub.application.audit.AccessLog;
import com.memberhub.application.caller.RefusalReason;
import com.memberhub.application.caller.RefusedCallers;
import com.memberhub.application.directory.CallDirectory;
import com.memberhub.application.directory.CallSearch;
import com.memberhub.application.directory.MemberDirectory;
import com.memberhub.application.directory.MemberFilter;
import com.memberhub.application.directory.MemberFilters;
import com.memberhub.application.directory.MemberQuery;
import com.memberhub.application.directory.MemberSearch;
import com.memberhub.application.directory.MemberSort;
import com.memberhub.application.directory.Page;
import com.memberhub.application.directory.PageRequest;
import com.memberhub.application.journal.CallOrigin;
import com.memberhub.application.journal.CallOutcome;
import com.memberhub.application.journal.RequestId;
import com.memberhub.application.staff.RootShops;
import com.memberhub.domain.finding.NoticeCode;
import com.memberhub.domain.member.Member;
import com.memberhub.domain.member.Mobile;
import com.memberhub.domain.member.OutOpenId;
import com.memberhub.domain.member.RootKdtId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Every search that staff are offered, with arguments as varied as the members of {@code bench/search/members.sql}. What is
 * listed here has an index behind it, which a test sees to, and a time, which the benchmark takes.
 */
final class ListedSearches {

    private static final int SHOWN = 50;
    private static final long LARGEST_SHOP = 91_234_567;
    private static final long SMALLEST_SHOP = 91_234_570;

    private final MemberDirectory members;
    private final CallDirectory calls;
    private final AccessLog log;
    private final RefusedCallers refused;
    private final List<Member> samples;
    private final List<String> requestIds;
    private final List<Listed> all = new ArrayList<>();

    /** A search by its name, once what comes before it is done. */
    record Listed(String name, Function<Random, Runnable> prepare) {

        private static Listed of(String name, Consumer<Random> search) {
            return new Listed(name, random -> () -> search.accept(random));
        }
    }

    ListedSearches(
            MemberDirectory members,
            CallDirectory calls,
            AccessLog log,
            RefusedCallers refused,
            JdbcTemplate jdbc,
            MemberRows rows) {
        this.members = members;
        this.calls = calls;
        this.log = log;
        this.refused = refused;
        samples = samples(jdbc, "member", "created_at", sql -> jdbc.query(sql, rows));
        requestIds = samples(
                jdbc,
                "member_call",
                "received_at",
                sql -> jdbc.query(sql, (row, number) -> row.getString("request_id")));
        listOrders();
        listQueries();
        listFilters();
        listCombinations();
        listCalls();
        listAccessLog();
        listRefusedCallers();
    }

    List<Listed> all() {
        return all;
    }

    /** Some of every time. */
    private static <T> List<T> samples(JdbcTemplate jdbc, String table, String time, Function<String, List<T>> query) {
        return jdbc
                .queryForList(
                        "SELECT (low + (high - low) * part / 400.0)::text FROM (SELECT min(%1$s) AS low, max(%1$s) AS high FROM %2$s) AS whole, generate_series(0, 399) AS part"
                                .formatted(time, table),
                        String.class)
                .stream()
                .flatMap(at -> query
                        .apply("SELECT * FROM %s WHERE %s >= '%s' ORDER BY %s LIMIT 1".formatted(table, time, at, time))
                        .stream())
                .toList();
    }

    private Member any(Random random) {
        return samples.get(random.nextInt(samples.size()));
    }

    /** Of one of the members that have it. */
    private <T> T any(Random random, Function<Member, @Nullable T> part) {
        while (true) {
            T found = part.apply(any(random));
            if (found != null) {
                return found;
            }
        }
    }

    private void list(String name, Function<Random, MemberSearch> search) {
        list(name, search, RootShops.all());
    }

    private void list(String name, Function<Random, MemberSearch> search, RootShops shops) {
        all.add(Listed.of(name, random -> members.search(search.apply(random), PageRequest.first(SHOWN), shops)));
    }

    private static MemberSearch everybody(MemberSort sort) {
        return new MemberSearch(MemberQuery.everybody(), MemberFilter.none(), sort);
    }

    private void listOrders() {
        for (MemberSort sort : MemberSort.values()) {
            list("everybody, " + sort, random -> everybody(sort));
            all.add(Listed.of("everybody, some page of " + sort, random -> {
                Member from = any(random);
                boolean byCreation = sort == MemberSort.CREATED_NEWEST_FIRST || sort == MemberSort.CREATED_OLDEST_FIRST;
                String cursor = new Cursor(
                                MemberOrder.of(sort).name(),
                                byCreation ? from.createdAt() : from.updatedAt(),
                                from.outOpenId().value(),
                                new Total(Page.MOST_COUNTED, false))
                        .text();
                members.search(everybody(sort), new PageRequest(cursor, SHOWN), RootShops.all());
            }));
        }
        RootShops smallest = new RootShops(Set.of(new RootKdtId(SMALLEST_SHOP)));
        RootShops two = new RootShops(Set.of(new RootKdtId(SMALLEST_SHOP), new RootKdtId(91_234_569)));
        RootShops largest = new RootShops(Set.of(new RootKdtId(LARGEST_SHOP)));
        for (MemberSort sort : List.of(MemberSort.CREATED_NEWEST_FIRST, MemberSort.UPDATED_OLDEST_FIRST)) {
            list("staff of the smallest root shop, " + sort, random -> everybody(sort), smallest);
            list("staff of two root shops, " + sort, random -> everybody(sort), two);
            list("staff of the largest root shop, " + sort, random -> everybody(sort), largest);
        }
        list("staff of two root shops, by gender", random -> filtered("gender", "FEMALE"), two);
        list(
                "staff of the smallest root shop, by level and month",
                random -> filtered("freeLevel", "L" + (1 + random.nextInt(3)), "birthdayMonth", month(random)),
                smallest);
    }

    private void typed(String name, Function<Random, String> typed) {
        list(
                name,
                random -> new MemberSearch(
                        MemberQuery.parse(typed.apply(random)), MemberFilter.none(), MemberSort.CREATED_NEWEST_FIRST));
    }

    private void listQueries() {
        typed("a mobile", random -> any(random).key().mobile().e164().substring(3));
        typed("a mobile that nobody has", random -> "+1 212 555 0" + (100 + random.nextInt(100)));
        typed("last four digits", random -> lastFour(any(random)));
        typed("an outOpenId", random -> any(random).outOpenId().value());
        typed(
                "a yzOpenId",
                random -> any(random, member -> member.profile().yzOpenId()).value());
        typed("a requestId", random -> requestIds.get(random.nextInt(requestIds.size())));
        typed("an id that nobody has", random -> "01KAR2V6M9R5E1B8K6A4V" + (10_000 + random.nextInt(10_000)));
        typed("a whole name", random -> name(random));
        typed("the first two characters of a name", random -> part(name(random), 0, 2));
        typed("the last two characters of a name", random -> part(name(random), 1, 3));
        typed("a surname alone", random -> part(name(random), 0, 1));
        typed(
                "a rare first character",
                random -> List.of("尹", "武", "孔", "覃", "欧").get(random.nextInt(5)));
        typed("two characters that no name has", random -> "龘靐");
        typed("a nickname", random -> any(random, member -> member.profile().nickname()));
        typed("a frequent nickname", random -> List.of("宝宝", "阳", "太阳", "不吃香菜").get(random.nextInt(4)));
        typed(
                "a Latin nickname",
                random -> List.of("sam", "LILY", "kevin", "Sunny", "mo").get(random.nextInt(5)));
        typed("two Latin letters", random -> List.of("sa", "ev", "nn", "LY").get(random.nextInt(4)));
    }

    private static String lastFour(Member member) {
        String mobile = member.key().mobile().e164();
        return mobile.substring(mobile.length() - 4);
    }

    private String name(Random random) {
        return any(
                random,
                member -> member.profile().name() != null
                                && member.profile().name().length() >= 3
                        ? member.profile().name()
                        : null);
    }

    private static String part(String name, int start, int end) {
        return name.substring(start, Math.min(end, name.length()));
    }

    private static MemberSearch filtered(String... fieldsAndValues) {
        return new MemberSearch(
                MemberQuery.everybody(), MemberFilters.of(fieldsAndValues), MemberSort.CREATED_NEWEST_FIRST);
    }

    private void filter(String field, Function<Random, String> value) {
        list("filter " + field, random -> filtered(field, value.apply(random)));
    }

    private static String month(Random random) {
        return String.valueOf(1 + random.nextInt(12));
    }

    private String time(Random random) {
        return any(random).createdAt().toString();
    }

    private String store(Random random) {
        return any(random, member -> member.profile().yzAscriptionKdtId()).toString();
    }

    private String channel(Random random) {
        return String.valueOf(
                any(random, member -> member.profile().memberSourceChannel()).code());
    }

    private String city(Random random) {
        return any(
                random,
                member -> member.profile().address() == null
                        ? null
                        : member.profile().address().cityName());
    }

    private void listFilters() {
        filter("rootKdtId", random -> any(random).key().rootKdtId().toString());
        filter("owningStore", this::store);
        list(
                "filter owningStore, ours",
                random -> filtered(
                        "owningStore", any(random, member -> member.profile().outAscriptionStoreId())));
        list("filter owningStore, one that closed two years ago", random -> filtered("owningStore", "4209999"));
        filter("sourceStore", this::store);
        filter("channel", this::channel);
        list("filter channel, a rare one", random -> filtered("channel", "9999"));
        filter("freeLevel", random -> "L" + (1 + random.nextInt(5)));
        list(
                "filter freeLevel, by name",
                random -> filtered("freeLevel", List.of("普通会员", "银卡会员", "金卡会员").get(random.nextInt(3))));
        filter("paymentLevel", random -> "annual" + List.of(0, 1, 2).get(random.nextInt(3)));
        filter("gender", random -> List.of("FEMALE", "MALE", "UNKNOWN").get(random.nextInt(3)));
        filter(
                "provinceName",
                random -> any(
                        random,
                        member -> member.profile().address() == null
                                ? null
                                : member.profile().address().provinceName()));
        filter("cityName", this::city);
        filter(
                "countyName",
                random -> any(
                        random,
                        member -> member.profile().address() == null
                                ? null
                                : member.profile().address().countyName()));
        filter(
                "areaCode",
                random -> any(
                        random,
                        member -> member.profile().address() == null
                                        || member.profile().address().areaCode() == null
                                ? null
                                : member.profile().address().areaCode().value()));
        list("filter created between, a day", random -> {
            Instant from = any(random).createdAt();
            return filtered(
                    "createdFrom",
                    from.toString(),
                    "createdBefore",
                    from.plus(Duration.ofDays(1)).toString());
        });
        filter("createdFrom", this::time);
        filter("createdBefore", this::time);
        filter("noticed", random -> "true");
        list("filter not noticed", random -> filtered("noticed", "false"));
        for (NoticeCode notice : List.of(
                NoticeCode.UNLISTED_CHANNEL,
                NoticeCode.YZ_OPEN_ID_DIFFERS,
                NoticeCode.YZ_OPEN_ID_UNDER_OTHER_MOBILE,
                NoticeCode.LEVEL_TYPE_CONTRADICTS_SLOT,
                NoticeCode.UNSTORABLE_REPLACED)) {
            list(
                    "attention " + notice.wireName(),
                    random -> new MemberSearch(
                            MemberQuery.everybody(), MemberFilter.ofNotice(notice), MemberSort.UPDATED_NEWEST_FIRST));
        }
        filter("birthdayMonth", ListedSearches::month);
    }

    private void listCombinations() {
        list("gender and month", random -> filtered("gender", "FEMALE", "birthdayMonth", month(random)));
        list("store and gender", random -> filtered("owningStore", store(random), "gender", "FEMALE"));
        list(
                "store, level and month",
                random -> filtered(
                        "owningStore",
                        store(random),
                        "freeLevel",
                        "L" + (1 + random.nextInt(5)),
                        "birthdayMonth",
                        month(random)));
        list(
                "channel, level and gender",
                random -> filtered(
                        "channel", channel(random), "freeLevel", "L" + (1 + random.nextInt(5)), "gender", "FEMALE"));
        list(
                "channel, level, gender and month",
                random -> filtered(
                        "channel",
                        channel(random),
                        "freeLevel",
                        "L" + (1 + random.nextInt(5)),
                        "gender",
                        "MALE",
                        "birthdayMonth",
                        month(random)));
        list(
                "channel, paid level, gender, month and root shop",
                random -> filtered(
                        "channel",
                        channel(random),
                        "paymentLevel",
                        "annual0",
                        "gender",
                        "MALE",
                        "birthdayMonth",
                        month(random),
                        "rootKdtId",
                        "91234568"));
        list("city and level", random -> filtered("cityName", city(random), "freeLevel", "L2"));
        list("province and another province's city", random -> filtered("provinceName", "广东省", "cityName", "江苏第1市"));
        list("gender within some months", random -> {
            Instant from = any(random).createdAt();
            return filtered(
                    "gender",
                    "FEMALE",
                    "createdFrom",
                    from.toString(),
                    "createdBefore",
                    from.plus(Duration.ofDays(90)).toString());
        });
        list("level and month within a week", random -> {
            Instant from = any(random).createdAt();
            return filtered(
                    "freeLevel",
                    "L3",
                    "birthdayMonth",
                    month(random),
                    "createdFrom",
                    from.toString(),
                    "createdBefore",
                    from.plus(Duration.ofDays(7)).toString());
        });
        list(
                "part of a name and gender",
                random -> new MemberSearch(
                        MemberQuery.parse(part(name(random), 1, 3)),
                        MemberFilters.of("gender", "FEMALE"),
                        MemberSort.UPDATED_NEWEST_FIRST));
        list(
                "surname and store",
                random -> new MemberSearch(
                        MemberQuery.parse(part(name(random), 0, 1)),
                        MemberFilters.of("owningStore", store(random)),
                        MemberSort.CREATED_OLDEST_FIRST));
        list(
                "surname and gender, updated",
                random -> new MemberSearch(
                        MemberQuery.parse(part(name(random), 0, 1)),
                        MemberFilters.of("gender", "FEMALE"),
                        MemberSort.UPDATED_NEWEST_FIRST));
        list(
                "last four digits and gender",
                random -> new MemberSearch(
                        MemberQuery.parse(lastFour(any(random))),
                        MemberFilters.of("gender", "FEMALE"),
                        MemberSort.UPDATED_OLDEST_FIRST));
        list(
                "city, oldest first",
                random -> new MemberSearch(
                        MemberQuery.everybody(),
                        MemberFilters.of("cityName", city(random)),
                        MemberSort.CREATED_OLDEST_FIRST));
        list(
                "store, updated",
                random -> new MemberSearch(
                        MemberQuery.everybody(),
                        MemberFilters.of("owningStore", store(random)),
                        MemberSort.UPDATED_NEWEST_FIRST));
        all.add(new Listed("second page of a store", random -> {
            MemberSearch search = filtered("owningStore", store(random));
            Page<?> first = members.search(search, PageRequest.first(SHOWN), RootShops.all());
            return () -> members.search(search, new PageRequest(first.next(), SHOWN), RootShops.all());
        }));
        all.add(Listed.of(
                "a member by its outOpenId", random -> members.find(any(random).outOpenId(), RootShops.all())));
    }

    private void calls(String name, Function<Random, CallSearch> search, RootShops shops) {
        all.add(Listed.of(name, random -> calls.search(search.apply(random), PageRequest.first(SHOWN), shops)));
    }

    private void calls(String name, Function<Random, CallSearch> search) {
        calls(name, search, RootShops.all());
    }

    private void listCalls() {
        RootShops smallest = new RootShops(Set.of(new RootKdtId(SMALLEST_SHOP)));
        all.add(Listed.of(
                "call by its requestId",
                random ->
                        calls.find(new RequestId(requestIds.get(random.nextInt(requestIds.size()))), RootShops.all())));
        all.add(Listed.of(
                "story of a member",
                random -> calls.ofMember(any(random).outOpenId(), PageRequest.first(SHOWN), RootShops.all())));
        all.add(Listed.of(
                "story of nobody",
                random -> calls.ofMember(new OutOpenId("nobody"), PageRequest.first(SHOWN), RootShops.all())));
        calls("calls, all", random -> new CallSearch(null, null, false, false, null, null, null, null, null));
        for (CallOutcome outcome : CallOutcome.values()) {
            calls(
                    "calls " + outcome,
                    random -> new CallSearch(outcome, null, false, false, null, null, null, null, null));
        }
        for (CallOrigin origin : CallOrigin.values()) {
            calls(
                    "calls of " + origin,
                    random -> new CallSearch(null, origin, false, false, null, null, null, null, null));
        }
        calls("attention, uncured refusals", random -> CallSearch.uncuredRefusals());
        calls(
                "attention, uncured refusals, staff of the smallest root shop",
                random -> CallSearch.uncuredRefusals(),
                smallest);
        calls("calls with notices", random -> new CallSearch(null, null, false, true, null, null, null, null, null));
        calls(
                "calls of a root shop",
                random -> new CallSearch(
                        null, null, false, false, any(random).key().rootKdtId(), null, null, null, null));
        calls(
                "calls, staff of the smallest root shop",
                random -> new CallSearch(null, null, false, false, null, null, null, null, null),
                smallest);
        calls(
                "refused calls, staff of the smallest root shop",
                random -> new CallSearch(CallOutcome.REJECTED, null, false, false, null, null, null, null, null),
                smallest);
        calls(
                "calls of an app",
                random -> new CallSearch(
                        null, null, false, false, null, any(random).key().rootKdtId() + "_crm", null, null, null));
        calls(
                "calls of a rare app",
                random -> new CallSearch(
                        null, null, false, false, null, any(random).key().rootKdtId() + "_rare", null, null, null));
        calls(
                "calls of a mobile",
                random -> new CallSearch(null, null, false, false, null, null, mobile(random), null, null));
        calls("calls of a day", random -> {
            Instant from = any(random).createdAt();
            return new CallSearch(null, null, false, false, null, null, null, from, from.plus(Duration.ofDays(1)));
        });
        calls("refused calls of a day", random -> {
            Instant from = any(random).createdAt();
            return new CallSearch(
                    CallOutcome.REJECTED, null, false, false, null, null, null, from, from.plus(Duration.ofDays(1)));
        });
    }

    private Mobile mobile(Random random) {
        return any(random).key().mobile();
    }

    private void access(String name, Function<Random, AccessLog.Search> search) {
        all.add(Listed.of(name, random -> log.search(search.apply(random), PageRequest.first(SHOWN), RootShops.all())));
    }

    private void listAccessLog() {
        access("access log", random -> new AccessLog.Search(null, null, null, null, null));
        access(
                "access log of a member",
                random -> new AccessLog.Search(null, null, any(random).outOpenId(), null, null));
        access(
                "access log of an actor",
                random -> new AccessLog.Search("staff-" + random.nextInt(40), null, null, null, null));
        for (AccessAction action : AccessAction.values()) {
            access("access log of " + action, random -> new AccessLog.Search(null, action, null, null, null));
        }
        access(
                "access log of an actor and an action",
                random -> new AccessLog.Search(
                        "staff-" + random.nextInt(40), AccessAction.REVEAL_MEMBER, null, null, null));
        access("access log of a day", random -> {
            Instant from = any(random).createdAt();
            return new AccessLog.Search(null, null, null, from, from.plus(Duration.ofDays(1)));
        });
        RootShops smallest = new RootShops(Set.of(new RootKdtId(SMALLEST_SHOP)));
        all.add(Listed.of(
                "access log, auditor of the smallest root shop",
                random -> log.search(
                        new AccessLog.Search(null, null, null, null, null), PageRequest.first(SHOWN), smallest)));
    }

    private void refused(String name, Function<Random, RefusedCallers.Search> search) {
        all.add(Listed.of(
                name, random -> refused.search(search.apply(random), PageRequest.first(SHOWN), RootShops.all())));
    }

    private void listRefusedCallers() {
        refused("refused callers", random -> new RefusedCallers.Search(null, null, null, null));
        refused(
                "refused callers of an address",
                random -> new RefusedCallers.Search("198.51.100." + random.nextInt(250), null, null, null));
        for (RefusalReason reason : RefusalReason.values()) {
            refused("refused callers, " + reason, random -> new RefusedCallers.Search(null, reason, null, null));
        }
        refused("refused callers of a day", random -> {
            Instant from = any(random).createdAt();
            return new RefusedCallers.Search(null, null, from, from.plus(Duration.ofDays(1)));
        });
    }
}
