package com.memberhub.adapter.jpa;

import com.memberhub.adapter.jpa.MemberCriteria.Facts;
import com.memberhub.application.directory.MemberFilter;
import com.memberhub.application.directory.MemberQuery;
import com.memberhub.application.directory.MemberSearch;
import com.memberhub.application.staff.RootShops;
import com.memberhub.domain.finding.NoticeCode;
import com.memberhub.domain.member.Mobile;
import com.memberhub.domain.member.RootKdtId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a search asks of members, one condition after the other: as a term of the inverted index, where there is one, and as
 * SQL about columns. Which of the two is better is not decided here.
 */
final class MemberConditions {

    private static final String OF_ROOT = "root_kdt_id = :root";

    /** As the index has it that those lie in who ever bore a notice. */
    private static final String NOTICED = "noticed <> '{}'";

    private static final String FREE_LEVEL =
            "free_yz_level_alias, free_yz_level_name, free_out_level_alias, free_out_level_name";

    /** Over how many months of creation the index is asked: to unite the long lists of more takes longer than it saves. */
    private static final int MOST_MONTHS = 6;

    private final Facts facts;
    private final PersonalColumns personal;
    private final MemberSearch search;
    private final List<Long> shops;
    private final List<Wanted> wanted = new ArrayList<>();
    private final List<String> columnsWithoutTerms = new ArrayList<>();
    private final List<String> columnsOfShops = new ArrayList<>();
    private final List<Meaning> meanings = new ArrayList<>();
    private final Map<String, Object> parameters = new LinkedHashMap<>();
    private final List<String> domain = new ArrayList<>();
    private @Nullable List<String> months;
    private boolean isOfNoticed;

    MemberConditions(MemberSearch search, RootShops shops, Facts facts, PersonalColumns personal) {
        this.facts = facts;
        this.personal = personal;
        this.search = search;
        this.shops = shops.only() == null
                ? List.of()
                : shops.only().stream().map(RootKdtId::value).sorted().toList();
        add(search.filter());
        addShops();
        addMeanings(search.query());
    }

    /** What a member has to have, each by a term and by columns. */
    List<Wanted> wanted() {
        return wanted;
    }

    /** What else a member has to have, of which the index knows nothing. */
    List<String> columnsWithoutTerms() {
        return columnsWithoutTerms;
    }

    /** That a member is of one of the {@link #shops}, by columns; none where those are all. */
    List<String> columnsOfShops() {
        return columnsOfShops;
    }

    /** What the query can mean, one of which a member has to meet; none for everybody. */
    List<Meaning> meanings() {
        return meanings;
    }

    /** The values of the named parameters. */
    Map<String, Object> parameters() {
        return parameters;
    }

    /** The root shops whose members alone may be seen; none for those of all. */
    List<Long> shops() {
        return shops;
    }

    /** The terms of the months in which members have to have been created; null where those are too many, or any. */
    @Nullable
    List<String> months() {
        return months;
    }

    /** Root shops, times of creation and notices that are asked for: what an index of time is cut short by. */
    List<String> domain() {
        return domain;
    }

    /** Whether only members who ever bore a notice are asked for. */
    boolean isOfNoticed() {
        return isOfNoticed;
    }

    /** Whether it is asked when members were created. */
    boolean hasTimes() {
        return search.filter().createdFrom() != null || search.filter().createdBefore() != null;
    }

    /** Whether only members of some root shops are asked for. */
    boolean hasShops() {
        return search.filter().rootKdtId() != null || !shops.isEmpty();
    }

    /** Whether nothing is asked that the index knows, but for one root shop at most. */
    boolean isOfARootShopAtMost() {
        return meanings.isEmpty() && wanted.stream().map(Wanted::column).allMatch(OF_ROOT::equals);
    }

    private void add(MemberFilter filter) {
        RootKdtId rootKdtId = filter.rootKdtId();
        if (rootKdtId != null) {
            domain.add(OF_ROOT);
            parameters.put("root", rootKdtId.value());
            wanted.add(new Wanted("r" + rootKdtId.value(), OF_ROOT));
        }
        addStore("o", "owning", "yz_ascription_kdt_id", "out_ascription_store_id", filter.owningStore());
        addStore("s", "source", "yz_member_source_kdt_id", "out_member_source_store_id", filter.sourceStore());
        addText("f", FREE_LEVEL, "free", filter.freeLevel());
        addText("p", FREE_LEVEL.replace("free_", "payment_"), "payment", filter.paymentLevel());
        addText("1", "province_name", "province", filter.provinceName());
        addText("2", "city_name", "city", filter.cityName());
        addText("3", "county_name", "county", filter.countyName());
        addText("a", "area_code", "area", filter.areaCode());
        addCombined(filter);
        NoticeCode notice = filter.notice();
        if (notice != null) {
            parameters.put("notice", notice.wireName());
            wanted.add(new Wanted("n" + notice.wireName(), ":notice = ANY (noticed)"));
        }
        Boolean noticed = filter.noticed();
        isOfNoticed = notice != null || Boolean.TRUE.equals(noticed);
        if (isOfNoticed) {
            domain.add(NOTICED);
        }
        if (Boolean.TRUE.equals(noticed)) {
            wanted.add(new Wanted("n", NOTICED));
        } else if (noticed != null) {
            columnsWithoutTerms.add("noticed = '{}'");
        }
        addTime("created_at >= :createdFrom", "createdFrom", filter.createdFrom());
        addTime("created_at < :createdBefore", "createdBefore", filter.createdBefore());
        addMonths(filter.createdFrom(), filter.createdBefore());
    }

    /** Gender, month of birth and channel, which the index knows together. */
    private void addCombined(MemberFilter filter) {
        StringBuilder term = new StringBuilder();
        List<String> columns = new ArrayList<>();
        if (filter.gender() != null) {
            String gender = filter.gender().code();
            term.append('g').append(gender);
            columns.add("gender = :gender");
            parameters.put("gender", gender);
        }
        Integer month = filter.birthdayMonth();
        if (month != null) {
            term.append('b').append(month);
            columns.add("date_part('month', birthday) = :month");
            parameters.put("month", month);
        }
        Long channel = filter.channel();
        if (channel != null) {
            term.append('c').append(channel);
            columns.add("member_source_channel = :channel");
            parameters.put("channel", channel);
        }
        if (!columns.isEmpty()) {
            wanted.add(new Wanted(term.toString(), String.join(" AND ", columns)));
        }
    }

    private void addMonths(@Nullable Instant from, @Nullable Instant before) {
        if (from == null) {
            return;
        }
        // Who is created this very moment may be of the month that begins.
        long last = before == null ? MonthTerms.number(facts.newest()) + 1 : MonthTerms.number(before);
        if (last - MonthTerms.number(from) < MOST_MONTHS) {
            months = MonthTerms.between(MonthTerms.number(from), last);
        }
    }

    private void addStore(String letter, String parameter, String yzColumn, String outColumn, @Nullable String store) {
        if (store != null) {
            parameters.put(parameter, store);
            wanted.add(new Wanted(letter + store, ":" + parameter + " IN (" + yzColumn + "::text, " + outColumn + ")"));
        }
    }

    /** Wants a value in one of some columns. */
    private void addText(String letter, String columns, String parameter, @Nullable String value) {
        if (value != null) {
            parameters.put(parameter, value);
            wanted.add(new Wanted(letter + value, ":" + parameter + " IN (" + columns + ")"));
        }
    }

    private void addTime(String column, String parameter, @Nullable Instant value) {
        if (value != null) {
            columnsWithoutTerms.add(column);
            domain.add(column);
            parameters.put(parameter, value.atOffset(ZoneOffset.UTC));
        }
    }

    private void addShops() {
        if (!shops.isEmpty()) {
            columnsOfShops.add("root_kdt_id IN (:shops)");
            domain.add("root_kdt_id IN (:shops)");
            parameters.put("shops", shops);
        }
    }

    private void addMeanings(MemberQuery query) {
        Mobile mobile = query.mobile();
        if (mobile != null) {
            parameters.put("mobile", personal.stored(mobile));
            meanings.add(Meaning.ofColumns("mobile = :mobile"));
        }
        // Of what is encrypted no part is found. What is four digits is looked for as an identifier all the same.
        if (query.lastFour() != null && !personal.areEncrypted()) {
            parameters.put("lastFour", query.lastFour());
            meanings.add(new Meaning(List.of("m" + query.lastFour()), true, "right(mobile, 4) = :lastFour"));
        }
        if (query.identifier() != null) {
            parameters.put("identifier", query.identifier());
            meanings.add(Meaning.ofColumns("out_open_id = :identifier"));
            meanings.add(Meaning.ofColumns("yz_open_id = :identifier"));
            meanings.add(
                    Meaning.ofColumns(
                            "(mobile, root_kdt_id) IN (SELECT shard_key, root_kdt_id FROM member_call WHERE request_id = :identifier)"));
        }
        if (query.namePart() != null) {
            if (personal.areEncrypted()) {
                parameters.put("name", personal.lookup(query.namePart()));
                meanings.add(Meaning.ofColumns("name_lookup = :name"));
                meanings.add(Meaning.ofColumns("nickname_lookup = :name"));
            } else {
                addName(facts.folded(query.namePart()));
            }
        }
    }

    private void addName(String folded) {
        int[] characters = folded.codePoints().toArray();
        parameters.put("name", folded);
        if (characters.length == 1) {
            meanings.add(new Meaning(
                    List.of("^" + folded),
                    true,
                    "(" + beginsWithName("name") + " OR " + beginsWithName("nickname") + ")"));
            return;
        }
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i + 1 < characters.length; i++) {
            pairs.add("~" + new String(characters, i, 2));
        }
        // Two characters are one term; the pairs of more may come from both names, or in another order.
        meanings.add(new Meaning(
                pairs,
                pairs.size() == 1,
                "(strpos(member_search_name(name), :name) > 0 OR strpos(member_search_name(nickname), :name) > 0)"));
    }

    /** A Chinese character is the same in every spelling of it, and a walk that folds each name takes twice as long. */
    private static String beginsWithName(String column) {
        return "CASE WHEN left(%1$s, 1) COLLATE \"C\" BETWEEN '\u4e00' AND '\u9fff' THEN starts_with(%1$s, :name) ELSE starts_with(member_search_name(%1$s), :name) END"
                .formatted(column);
    }

    /** The members of some root shops, of a store, of a level: by the term of the index, and by the columns. */
    record Wanted(String term, String column) {}

    /**
     * Something that the query can mean.
     *
     * @param terms what the index has of it; none where another index finds it
     * @param termsAreExact whether the terms alone say it all
     * @param columns the same by columns
     */
    record Meaning(List<String> terms, boolean termsAreExact, String columns) {

        static Meaning ofColumns(String columns) {
            return new Meaning(List.of(), true, columns);
        }
    }
}
