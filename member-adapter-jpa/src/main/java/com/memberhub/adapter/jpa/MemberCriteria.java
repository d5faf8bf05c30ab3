package com.memberhub.adapter.jpa;

import com.memberhub.application.directory.MemberFilter;
import com.memberhub.application.directory.MemberQuery;
import com.memberhub.application.directory.MemberSearch;
import com.memberhub.application.staff.RootShops;
import com.memberhub.domain.finding.NoticeCode;
import com.memberhub.domain.member.Mobile;
import com.memberhub.domain.member.RootKdtId;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a search asks, in two ways that select the same members: by the terms of the inverted index, which is good for
 * finding few of them, and by the columns, which is good for walking along an index of time.
 */
final class MemberCriteria {

    /** The expression of the index member_search, word for word, or PostgreSQL does not take the index. */
    private static final String TERMS_OF_ROW = """
            member_search_terms(mobile, root_kdt_id, yz_ascription_kdt_id, out_ascription_store_id, \
            yz_member_source_kdt_id, out_member_source_store_id, name, nickname, gender, birthday, \
            member_source_channel, province_name, city_name, county_name, area_code, free_yz_level_alias, \
            free_yz_level_name, free_out_level_alias, free_out_level_name, payment_yz_level_alias, \
            payment_yz_level_name, payment_out_level_alias, payment_out_level_name, noticed, created_at)""";

    private static final String OF_ROOT = "root_kdt_id = :root";

    /** As the index has it that those lie in who ever bore a notice. */
    private static final String NOTICED = "noticed <> '{}'";

    private static final String FREE_LEVEL =
            "free_yz_level_alias, free_yz_level_name, free_out_level_alias, free_out_level_name";

    /** Over how many months of creation the index is asked: to unite the long lists of more takes longer than it saves. */
    private static final int MOST_MONTHS = 6;

    private final Facts facts;
    private final PersonalColumns personal;
    private final List<Wanted> wanted = new ArrayList<>();
    private final List<String> terms;
    private final List<String> columnsOfTerms;
    private final List<String> columnsWithoutTerms = new ArrayList<>();
    private final List<String> columnsOfShops = new ArrayList<>();
    private final List<Meaning> meanings = new ArrayList<>();
    private final Map<String, Object> parameters = new LinkedHashMap<>();
    private final List<String> domain = new ArrayList<>();
    private List<Long> shopIds = List.of();
    private final List<String> selective;
    private final List<String> byTerms;

    /** What only the database knows. */
    interface Facts {

        /** A name in the way in which names are compared. */
        String folded(String name);

        /**
         * Whether a good part of all members have one of these values in that column. Their list in the index is so long
         * that to look at the members whom the other terms leave is faster than to read it.
         */
        boolean isFrequent(String column, List<String> values);

        /** When the newest member was created. */
        Instant newest();
    }

    /** Reads a search. */
    MemberCriteria(MemberSearch search, RootShops shops, Facts facts, PersonalColumns personal) {
        this.facts = facts;
        this.personal = personal;
        add(search.filter());
        addShops(shops);
        addMeanings(search.query());
        List<Wanted> looked = lookedUp();
        terms = looked.stream().map(Wanted::term).toList();
        columnsOfTerms = looked.stream().map(Wanted::column).toList();
        wanted.stream()
                .filter(condition -> !looked.contains(condition))
                .map(Wanted::column)
                .forEach(columnsWithoutTerms::add);
        selective = List.copyOf(conditionsByTerms());
        byTerms = selective.stream()
                .filter(condition -> condition.contains("member_search_terms"))
                .toList();
    }

    /** What is looked up by its term. The rest is seen from the members themselves. */
    private List<Wanted> lookedUp() {
        if (meanings.isEmpty() && wanted.size() == 1 && wanted.get(0).column().equals(OF_ROOT)) {
            // A root shop alone is best walked along.
            return List.of();
        }
        List<Wanted> rare =
                wanted.stream().filter(condition -> !condition.isFrequent()).toList();
        return rare.isEmpty() && meanings.isEmpty() ? List.copyOf(wanted) : rare;
    }

    /** The values of the named parameters. */
    Map<String, Object> parameters() {
        return parameters;
    }

    /** Whether the inverted index has anything to say. Where it has not, an index of time says it all. */
    boolean hasTerms() {
        return !terms.isEmpty() || !meanings.isEmpty();
    }

    /** Those of {@link #selective()} that go by terms, and may so find many. */
    List<String> byTerms() {
        return byTerms;
    }

    /** Whether it is asked when members were created. */
    boolean hasTimes() {
        return domain.stream().anyMatch(condition -> condition.startsWith("created_at"));
    }

    /** Whether nothing is asked but what a good part of all members have. */
    boolean isFrequent() {
        return meanings.isEmpty() && wanted.stream().allMatch(Wanted::isFrequent);
    }

    /** Whether a walk meets them soon: they are a good part of all, or of those who ever bore a notice. */
    boolean isSoonMet() {
        return isFrequent() || domain.contains(NOTICED);
    }

    /** Whether only members of some root shops are asked for. */
    boolean hasShops() {
        return domain.stream().anyMatch(condition -> condition.startsWith("root_kdt_id"));
    }

    /** The root shops whose members alone are asked for; none for those of all. */
    List<Long> shops() {
        return shopIds;
    }

    /** What narrows the way of a walk: root shops, times of creation and notices that are asked for, further conditions each. */
    String domain() {
        return domain.stream().map(condition -> " AND " + condition).collect(Collectors.joining());
    }

    /**
     * Selects that find a few members by the best index each, and all of them together every member of the search, some
     * twice.
     */
    List<String> selective() {
        return selective;
    }

    /**
     * Selects as {@link #selective()} do of those who were created from one time to another, both included, by the months
     * too. The times are the parameters {@code cutFrom} and {@code cutTo}, which come with {@code cutMonths}.
     */
    List<String> selectiveWithin() {
        return selective.stream()
                .map(condition -> condition.contains("member_search_terms")
                        // "IS TRUE" keeps PostgreSQL from listing all who were created then, whom the months tell
                        // already.
                        ? condition + " AND (created_at BETWEEN :cutFrom AND :cutTo) IS TRUE AND " + anyOf("cutMonths")
                        : condition + " AND created_at BETWEEN :cutFrom AND :cutTo")
                .toList();
    }

    /** The parameters of {@link #selectiveWithin()}. */
    static Map<String, Object> within(Instant one, Instant other) {
        Instant from = one.isBefore(other) ? one : other;
        Instant to = one.isBefore(other) ? other : one;
        return Map.of(
                "cutFrom",
                from.atOffset(ZoneOffset.UTC),
                "cutTo",
                to.atOffset(ZoneOffset.UTC),
                "cutMonths",
                months(month(from), month(to)));
    }

    private List<String> conditionsByTerms() {
        if (meanings.isEmpty()) {
            return List.of(conjunction(byTerms(terms, "terms")));
        }
        List<String> selects = new ArrayList<>();
        for (int i = 0; i < meanings.size(); i++) {
            Meaning meaning = meanings.get(i);
            if (meaning.terms().isEmpty()) {
                selects.add(conjunction(Stream.of(
                                Stream.of(meaning.columns()),
                                columnsOfTerms.stream(),
                                columnsWithoutTerms.stream(),
                                columnsOfShops.stream())
                        .flatMap(part -> part)));
            } else {
                List<String> both = new ArrayList<>(terms);
                both.addAll(meaning.terms());
                Stream<String> recheck = meaning.termsAreExact() ? Stream.empty() : Stream.of(meaning.columns());
                selects.add(conjunction(Stream.concat(byTerms(both, "terms" + i), recheck)));
            }
        }
        return selects;
    }

    /** One condition, by columns alone. */
    String walking() {
        Stream<String> meant = meanings.isEmpty()
                ? Stream.empty()
                : Stream.of(meanings.stream().map(Meaning::columns).collect(Collectors.joining(" OR ", "(", ")")));
        return conjunction(
                Stream.of(columnsOfTerms.stream(), columnsWithoutTerms.stream(), columnsOfShops.stream(), meant)
                        .flatMap(part -> part));
    }

    private Stream<String> byTerms(List<String> all, String parameter) {
        if (all.isEmpty()) {
            return Stream.concat(columnsWithoutTerms.stream(), columnsOfShops.stream());
        }
        parameters.put(parameter, all);
        Stream<String> ofAll = Stream.of(TERMS_OF_ROW + " @> ARRAY[:" + parameter + "]::text[] COLLATE \"C\"");
        // The index knows root shops and months too, and finds out sooner than the rows would.
        Stream<String> ofShops =
                parameters.containsKey("shopTerms") ? Stream.of(anyOf("shopTerms")) : columnsOfShops.stream();
        Stream<String> ofMonths =
                parameters.containsKey("monthTerms") ? Stream.of(anyOf("monthTerms")) : Stream.empty();
        return Stream.of(ofAll, ofShops, ofMonths, columnsWithoutTerms.stream().map(MemberCriteria::noted))
                .flatMap(part -> part);
    }

    /** A condition for which PostgreSQL takes no index: to list all who were created within some months takes long. */
    private static String noted(String condition) {
        return condition.startsWith("created_at") ? "(" + condition + ") IS TRUE" : condition;
    }

    private static String anyOf(String parameter) {
        return TERMS_OF_ROW + " && ARRAY[:" + parameter + "]::text[] COLLATE \"C\"";
    }

    private static String conjunction(Stream<String> parts) {
        String all = parts.collect(Collectors.joining(" AND "));
        return all.isEmpty() ? "true" : all;
    }

    private void add(MemberFilter filter) {
        RootKdtId rootKdtId = filter.rootKdtId();
        if (rootKdtId != null) {
            domain.add(OF_ROOT);
            parameters.put("root", rootKdtId.value());
            wanted.add(new Wanted(
                    "r" + rootKdtId.value(), OF_ROOT, facts.isFrequent("root_kdt_id", List.of(rootKdtId.toString()))));
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
            wanted.add(new Wanted("n" + notice.wireName(), ":notice = ANY (noticed)", false));
        }
        Boolean noticed = filter.noticed();
        if (notice != null || Boolean.TRUE.equals(noticed)) {
            domain.add(NOTICED);
        }
        if (Boolean.TRUE.equals(noticed)) {
            wanted.add(new Wanted("n", NOTICED, false));
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
        boolean isFrequent = true;
        if (filter.gender() != null) {
            String gender = filter.gender().code();
            term.append('g').append(gender);
            columns.add("gender = :gender");
            parameters.put("gender", gender);
            isFrequent = facts.isFrequent("gender", List.of(gender));
        }
        Integer month = filter.birthdayMonth();
        if (month != null) {
            term.append('b').append(month);
            columns.add("date_part('month', birthday) = :month");
            parameters.put("month", month);
            isFrequent = false;
        }
        Long channel = filter.channel();
        if (channel != null) {
            term.append('c').append(channel);
            columns.add("member_source_channel = :channel");
            parameters.put("channel", channel);
            isFrequent = columns.size() == 1 && facts.isFrequent("member_source_channel", List.of(channel.toString()));
        }
        if (!columns.isEmpty()) {
            wanted.add(new Wanted(term.toString(), String.join(" AND ", columns), isFrequent));
        }
    }

    private void addMonths(@Nullable Instant from, @Nullable Instant before) {
        if (from == null) {
            return;
        }
        // Who is created this very moment may be of the month that begins.
        long last = before == null ? month(facts.newest()) + 1 : month(before);
        if (last - month(from) < MOST_MONTHS) {
            parameters.put("monthTerms", months(month(from), last));
        }
    }

    private static List<String> months(long first, long last) {
        return LongStream.rangeClosed(first, last)
                .mapToObj(month -> "t" + month)
                .toList();
    }

    /** As the index counts them: twelve to a year, January being one. */
    private static long month(Instant time) {
        YearMonth month = YearMonth.from(time.atOffset(ZoneOffset.UTC));
        return month.getYear() * 12L + month.getMonthValue();
    }

    private void addStore(String letter, String parameter, String yzColumn, String outColumn, @Nullable String store) {
        if (store != null) {
            parameters.put(parameter, store);
            wanted.add(new Wanted(
                    letter + store, ":" + parameter + " IN (" + yzColumn + "::text, " + outColumn + ")", false));
        }
    }

    /** Wants a value in one of some columns. */
    private void addText(String letter, String columns, String parameter, @Nullable String value) {
        if (value != null) {
            parameters.put(parameter, value);
            boolean isFrequent =
                    Stream.of(columns.split(", ")).anyMatch(column -> facts.isFrequent(column, List.of(value)));
            wanted.add(new Wanted(letter + value, ":" + parameter + " IN (" + columns + ")", isFrequent));
        }
    }

    private void addTime(String column, String parameter, @Nullable Instant value) {
        if (value != null) {
            columnsWithoutTerms.add(column);
            domain.add(column);
            parameters.put(parameter, value.atOffset(ZoneOffset.UTC));
        }
    }

    private void addShops(RootShops shops) {
        if (shops.only() != null) {
            shopIds = shops.only().stream().map(RootKdtId::value).sorted().toList();
            columnsOfShops.add("root_kdt_id IN (:shops)");
            domain.add("root_kdt_id IN (:shops)");
            parameters.put("shops", shopIds);
            if (!facts.isFrequent(
                    "root_kdt_id", shopIds.stream().map(String::valueOf).toList())) {
                parameters.put("shopTerms", shopIds.stream().map(id -> "r" + id).toList());
            }
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
    private record Wanted(String term, String column, boolean isFrequent) {}

    /**
     * Something that the query can mean.
     *
     * @param terms what the index has of it; none where another index finds it
     * @param termsAreExact whether the terms alone say it all
     * @param columns the same by columns
     */
    private record Meaning(List<String> terms, boolean termsAreExact, String columns) {

        static Meaning ofColumns(String columns) {
            return new Meaning(List.of(), true, columns);
        }
    }
}
