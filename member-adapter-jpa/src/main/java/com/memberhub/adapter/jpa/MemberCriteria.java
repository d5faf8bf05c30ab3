package com.memberhub.adapter.jpa;

import com.memberhub.application.directory.MemberFilter;
import com.memberhub.application.directory.MemberQuery;
import com.memberhub.application.directory.MemberSearch;
import com.memberhub.application.directory.Page;
import com.memberhub.application.staff.RootShops;
import com.memberhub.domain.finding.NoticeCode;
import com.memberhub.domain.member.Mobile;
import com.memberhub.domain.member.RootKdtId;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
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

    /** How many entries of the index can be read in the time it takes to look at one member. */
    private static final double ENTRIES_TO_A_MEMBER = 200;

    /** For how many entries of one list it can be found out, in that time, whether another list has them. */
    private static final double COMPARISONS_TO_A_MEMBER = 30;

    /** A term that at least this part of all members have is frequent. */
    private static final double GOOD_PART = 0.3;

    /** Over how many months of creation the index is asked: to unite the long lists of more takes longer than it saves. */
    private static final int MOST_MONTHS = 6;

    private final Facts facts;
    private final PersonalColumns personal;
    private final List<Wanted> wanted = new ArrayList<>();
    private final List<String> columnsWithoutTerms = new ArrayList<>();
    private final List<String> columnsOfShops = new ArrayList<>();
    private final List<Meaning> meanings = new ArrayList<>();
    private final Map<String, Object> parameters = new LinkedHashMap<>();
    private final List<String> domain = new ArrayList<>();
    private List<Long> shopIds = List.of();
    private final List<String> selective;
    private final List<String> byTerms;
    private final TermStatistics statistics;
    private double partSeen = 1;

    /** What only the database knows. */
    interface Facts {

        /** A name in the way in which names are compared. */
        String folded(String name);

        /** How frequent terms are. */
        TermStatistics statistics();

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
        statistics = facts.statistics();
        if (!shopTerms().isEmpty() && shopTerms().stream().noneMatch(this::isFrequent)) {
            parameters.put("shopTerms", shopTerms());
        }
        selective = hasTerms() ? List.copyOf(conditionsByTerms()) : List.of();
        byTerms = selective.stream()
                .filter(condition -> condition.contains("member_search_terms"))
                .toList();
    }

    /**
     * What is best looked up by its term too, if those who have some terms are. The rest is seen from the members
     * themselves: to read a list of millions takes longer than to look at some thousands who are in it or not.
     */
    private List<Wanted> lookedUp(List<String> terms) {
        List<Wanted> lookedUp = new ArrayList<>();
        double shortest = terms.stream().mapToDouble(this::part).min().orElse(1);
        double left = part(terms.stream());
        for (Wanted next : wanted.stream()
                .sorted(Comparator.comparingDouble(condition -> part(condition.term())))
                .toList()) {
            double part = part(next.term());
            shortest = Math.min(shortest, part);
            boolean isFirst = terms.isEmpty() && lookedUp.isEmpty();
            double reading = part / ENTRIES_TO_A_MEMBER + shortest / COMPARISONS_TO_A_MEMBER;
            // Nobody looks on when there are more than are counted.
            double looking = Math.min(left, statistics.part(Page.MOST_COUNTED) / part);
            if (isFirst || reading <= looking * (1 - part)) {
                lookedUp.add(next);
                left *= part;
            }
        }
        return lookedUp;
    }

    /** Of a conjunction of terms, as if they had nothing to do with each other. */
    private double part(Stream<String> terms) {
        return terms.mapToDouble(this::part).reduce(1, (one, other) -> one * other);
    }

    private double part(String term) {
        return statistics.part(term);
    }

    private boolean isFrequent(String term) {
        return part(term) >= GOOD_PART;
    }

    /** The values of the named parameters. */
    Map<String, Object> parameters() {
        return parameters;
    }

    /** Whether the inverted index has anything to say. Where it has not, an index of time says it all. */
    boolean hasTerms() {
        // A root shop alone is best walked along.
        return !meanings.isEmpty() || !wanted.stream().map(Wanted::column).allMatch(OF_ROOT::equals);
    }

    /** Those of {@link #selective()} that go by terms, and may so find many. */
    List<String> byTerms() {
        return byTerms;
    }

    /** Which part of the members found by the index also meet the conditions that are checked on their rows, by estimate. */
    double partSeen() {
        return partSeen;
    }

    /** Whether it is asked when members were created. */
    boolean hasTimes() {
        return domain.stream().anyMatch(condition -> condition.startsWith("created_at"));
    }

    /** Whether nothing is asked but what a good part of all members have. */
    boolean isFrequent() {
        return meanings.isEmpty() && wanted.stream().map(Wanted::term).allMatch(this::isFrequent);
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

    /** Conditions that shorten a walk, each with its AND: root shops, times of creation and notices that are asked for. */
    String domain() {
        return domain.stream().map(condition -> " AND " + condition).collect(Collectors.joining());
    }

    /**
     * Conditions that each find some members by the index that suits them best, and together find every member of the search,
     * some of them twice.
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
            return List.of(byTerms("terms", List.of(), Stream.empty()));
        }
        List<String> selects = new ArrayList<>();
        for (int i = 0; i < meanings.size(); i++) {
            Meaning meaning = meanings.get(i);
            if (meaning.terms().isEmpty()) {
                selects.add(conjunction(Stream.concat(Stream.of(meaning.columns()), columns())));
            } else {
                Stream<String> recheck = meaning.termsAreExact() ? Stream.empty() : Stream.of(meaning.columns());
                selects.add(byTerms("terms" + i, meaning.terms(), recheck));
            }
        }
        return selects;
    }

    /** One condition, by columns alone. */
    String walking() {
        Stream<String> meant = meanings.isEmpty()
                ? Stream.empty()
                : Stream.of(meanings.stream().map(Meaning::columns).collect(Collectors.joining(" OR ", "(", ")")));
        return conjunction(Stream.concat(columns(), meant));
    }

    private Stream<String> columns() {
        return Stream.of(wanted.stream().map(Wanted::column), columnsWithoutTerms.stream(), columnsOfShops.stream())
                .flatMap(part -> part);
    }

    private String byTerms(String parameter, List<String> terms, Stream<String> recheck) {
        List<Wanted> lookedUp = lookedUp(terms);
        List<Wanted> others = wanted.stream()
                .filter(condition -> !lookedUp.contains(condition))
                .toList();
        partSeen = Math.min(partSeen, part(others.stream().map(Wanted::term)));
        parameters.put(
                parameter,
                Stream.concat(terms.stream(), lookedUp.stream().map(Wanted::term))
                        .toList());
        Stream<String> ofAll = Stream.of(TERMS_OF_ROW + " @> ARRAY[:" + parameter + "]::text[] COLLATE \"C\"");
        // The index knows root shops and months too, and finds out sooner than the rows would.
        Stream<String> ofShops =
                parameters.containsKey("shopTerms") ? Stream.of(anyOf("shopTerms")) : columnsOfShops.stream();
        Stream<String> ofMonths =
                parameters.containsKey("monthTerms") ? Stream.of(anyOf("monthTerms")) : Stream.empty();
        Stream<String> seen = Stream.concat(others.stream().map(Wanted::column), columnsWithoutTerms.stream())
                .map(MemberCriteria::noted);
        return conjunction(Stream.of(ofAll, ofShops, ofMonths, seen, recheck).flatMap(part -> part));
    }

    /**
     * A condition for which PostgreSQL takes no index: to list all who were created within some months, or all of a root shop,
     * takes long.
     */
    private static String noted(String condition) {
        return "(" + condition + ") IS TRUE";
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
        if (notice != null || Boolean.TRUE.equals(noticed)) {
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

    private void addShops(RootShops shops) {
        if (shops.only() != null) {
            shopIds = shops.only().stream().map(RootKdtId::value).sorted().toList();
            columnsOfShops.add("root_kdt_id IN (:shops)");
            domain.add("root_kdt_id IN (:shops)");
            parameters.put("shops", shopIds);
        }
    }

    private List<String> shopTerms() {
        return shopIds.stream().map(id -> "r" + id).toList();
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
    private record Wanted(String term, String column) {}

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
