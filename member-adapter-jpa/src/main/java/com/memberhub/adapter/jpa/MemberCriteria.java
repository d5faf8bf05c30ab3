package com.memberhub.adapter.jpa;

import com.memberhub.adapter.jpa.MemberConditions.Meaning;
import com.memberhub.adapter.jpa.MemberConditions.Wanted;
import com.memberhub.application.directory.MemberSearch;
import com.memberhub.application.directory.Page;
import com.memberhub.application.staff.RootShops;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How the members of a search are found, in two ways that select the same ones: by the terms of the inverted index, which is
 * good for finding few of them, and by the columns, which is good for walking along an index of time.
 */
final class MemberCriteria {

    /** The expression of the index member_search, word for word, or PostgreSQL does not take the index. */
    private static final String TERMS_OF_ROW = """
            member_search_terms(mobile, root_kdt_id, yz_ascription_kdt_id, out_ascription_store_id, \
            yz_member_source_kdt_id, out_member_source_store_id, name, nickname, gender, birthday, \
            member_source_channel, province_name, city_name, county_name, area_code, free_yz_level_alias, \
            free_yz_level_name, free_out_level_alias, free_out_level_name, payment_yz_level_alias, \
            payment_yz_level_name, payment_out_level_alias, payment_out_level_name, noticed, created_at)""";

    /** How many entries of the index can be read in the time it takes to look at one member. */
    private static final double ENTRIES_TO_A_MEMBER = 200;

    /** For how many entries of one list it can be found out, in that time, whether another list has them. */
    private static final double COMPARISONS_TO_A_MEMBER = 30;

    /** A term that at least this part of all members have is frequent. */
    private static final double FREQUENT = 0.3;

    private final MemberConditions conditions;
    private final TermStatistics statistics;
    private final List<String> shopTerms;
    private final Map<String, Object> parameters;
    private final List<Way> ways;

    /** What only the database knows. */
    interface Facts {

        /** A name in the way in which names are compared. */
        String folded(String name);

        /** How frequent terms are. */
        TermStatistics statistics();

        /** When the newest member was created. */
        Instant newest();
    }

    /** Reads a search, and decides what of it is looked up in the index. */
    MemberCriteria(MemberSearch search, RootShops shops, Facts facts, PersonalColumns personal) {
        conditions = new MemberConditions(search, shops, facts, personal);
        statistics = facts.statistics();
        parameters = new LinkedHashMap<>(conditions.parameters());
        List<String> months = conditions.months();
        if (months != null) {
            parameters.put("monthTerms", months);
        }
        List<String> ofShops =
                conditions.shops().stream().map(shop -> "r" + shop).toList();
        shopTerms = ofShops.stream().anyMatch(this::isFrequent) ? List.of() : ofShops;
        if (!shopTerms.isEmpty()) {
            parameters.put("shopTerms", shopTerms);
        }
        ways = hasTerms() ? List.copyOf(ways()) : List.of();
    }

    /** The values of the named parameters. */
    Map<String, Object> parameters() {
        return parameters;
    }

    /** Whether the inverted index has anything to say. Where it has not, an index of time says it all. */
    boolean hasTerms() {
        // A root shop alone is best walked along.
        return !conditions.isOfARootShopAtMost();
    }

    /** Which part of the members found by the index also meet the conditions that are checked on their rows, by estimate. */
    double partSeen() {
        return ways.stream().mapToDouble(Way::partSeen).min().orElse(1);
    }

    /** Whether it is asked when members were created. */
    boolean hasTimes() {
        return conditions.hasTimes();
    }

    /** Whether nothing is asked but what a good part of all members have. */
    boolean isFrequent() {
        return conditions.meanings().isEmpty()
                && conditions.wanted().stream().map(Wanted::term).allMatch(this::isFrequent);
    }

    /** Whether a walk meets them soon: they are a good part of all, or of those who ever bore a notice. */
    boolean isSoonMet() {
        return isFrequent() || conditions.isOfNoticed();
    }

    /** Whether only members of some root shops are asked for. */
    boolean hasShops() {
        return conditions.hasShops();
    }

    /** The root shops whose members alone may be seen; none for those of all. */
    List<Long> shops() {
        return conditions.shops();
    }

    /** Conditions that shorten a walk, each with its AND: root shops, times of creation and notices that are asked for. */
    String domain() {
        return conditions.domain().stream()
                .map(condition -> " AND " + condition)
                .collect(Collectors.joining());
    }

    /**
     * Conditions that each find some members by the index that suits them best, and together find every member of the search,
     * some of them twice.
     */
    List<String> selective() {
        return ways.stream().map(Way::condition).toList();
    }

    /** Those of {@link #selective()} that go by terms, and may so find many. */
    List<String> byTerms() {
        return ways.stream().filter(Way::isByTerms).map(Way::condition).toList();
    }

    /**
     * Selects as {@link #selective()} do of those who were created from one time to another, both included, by the months
     * too. The times are the parameters {@code cutFrom} and {@code cutTo}, which come with {@code cutMonths}.
     */
    List<String> selectiveWithin() {
        return ways.stream()
                .map(way -> way.isByTerms()
                        // "IS TRUE" keeps PostgreSQL from listing all who were created then: the months tell those.
                        ? way.condition() + " AND (created_at BETWEEN :cutFrom AND :cutTo) IS TRUE AND "
                                + anyOf("cutMonths")
                        : way.condition() + " AND created_at BETWEEN :cutFrom AND :cutTo")
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
                MonthTerms.between(MonthTerms.number(from), MonthTerms.number(to)));
    }

    /** One condition, by columns alone. */
    String walking() {
        Stream<String> meant = conditions.meanings().isEmpty()
                ? Stream.empty()
                : Stream.of(conditions.meanings().stream()
                        .map(Meaning::columns)
                        .collect(Collectors.joining(" OR ", "(", ")")));
        return conjunction(Stream.concat(columns(), meant));
    }

    private Stream<String> columns() {
        return Stream.of(
                        conditions.wanted().stream().map(Wanted::column),
                        conditions.columnsWithoutTerms().stream(),
                        conditions.columnsOfShops().stream())
                .flatMap(part -> part);
    }

    private List<Way> ways() {
        List<Meaning> meanings = conditions.meanings();
        if (meanings.isEmpty()) {
            return List.of(byTerms("terms", List.of(), Stream.empty()));
        }
        List<Way> found = new ArrayList<>();
        for (int i = 0; i < meanings.size(); i++) {
            Meaning meaning = meanings.get(i);
            if (meaning.terms().isEmpty()) {
                String byColumns = conjunction(Stream.concat(Stream.of(meaning.columns()), columns()));
                found.add(new Way(byColumns, false, 1));
            } else {
                Stream<String> recheck = meaning.termsAreExact() ? Stream.empty() : Stream.of(meaning.columns());
                found.add(byTerms("terms" + i, meaning.terms(), recheck));
            }
        }
        return found;
    }

    private Way byTerms(String parameter, List<String> terms, Stream<String> recheck) {
        List<Wanted> lookedUp = lookedUp(terms);
        List<Wanted> others = conditions.wanted().stream()
                .filter(condition -> !lookedUp.contains(condition))
                .toList();
        parameters.put(
                parameter,
                Stream.concat(terms.stream(), lookedUp.stream().map(Wanted::term))
                        .toList());
        Stream<String> ofAll = Stream.of(TERMS_OF_ROW + " @> ARRAY[:" + parameter + "]::text[] COLLATE \"C\"");
        // The index knows root shops and months too, and finds out sooner than the rows would.
        Stream<String> ofShops =
                shopTerms.isEmpty() ? conditions.columnsOfShops().stream() : Stream.of(anyOf("shopTerms"));
        Stream<String> ofMonths = conditions.months() == null ? Stream.empty() : Stream.of(anyOf("monthTerms"));
        Stream<String> seen = Stream.concat(
                        others.stream().map(Wanted::column), conditions.columnsWithoutTerms().stream())
                .map(MemberCriteria::withoutIndex);
        return new Way(
                conjunction(Stream.of(ofAll, ofShops, ofMonths, seen, recheck).flatMap(part -> part)),
                true,
                frequency(others.stream().map(Wanted::term)));
    }

    /**
     * What is best looked up by its term too, if those who have some terms are. The rest is seen from the members
     * themselves: to read a list of millions takes longer than to look at some thousands who are in it or not.
     */
    private List<Wanted> lookedUp(List<String> terms) {
        List<Wanted> lookedUp = new ArrayList<>();
        double shortest =
                terms.stream().mapToDouble(statistics::frequency).min().orElse(1);
        double left = frequency(terms.stream());
        for (Wanted next : rarestFirst()) {
            double frequency = statistics.frequency(next.term());
            shortest = Math.min(shortest, frequency);
            boolean isFirst = terms.isEmpty() && lookedUp.isEmpty();
            double reading = frequency / ENTRIES_TO_A_MEMBER + shortest / COMPARISONS_TO_A_MEMBER;
            // Nobody looks on when there are more than are counted.
            double looking = Math.min(left, statistics.partOf(Page.MOST_COUNTED) / frequency);
            if (isFirst || reading <= looking * (1 - frequency)) {
                lookedUp.add(next);
                left *= frequency;
            }
        }
        return lookedUp;
    }

    private List<Wanted> rarestFirst() {
        return conditions.wanted().stream()
                .sorted(Comparator.comparingDouble(wanted -> statistics.frequency(wanted.term())))
                .toList();
    }

    /** Of a conjunction of terms, as if they had nothing to do with each other. */
    private double frequency(Stream<String> terms) {
        return terms.mapToDouble(statistics::frequency).reduce(1, (one, other) -> one * other);
    }

    private boolean isFrequent(String term) {
        return statistics.frequency(term) >= FREQUENT;
    }

    /**
     * A condition for which PostgreSQL takes no index: to list all who were created within some months, or all of a root shop,
     * takes long.
     */
    private static String withoutIndex(String condition) {
        return "(" + condition + ") IS TRUE";
    }

    private static String anyOf(String parameter) {
        return TERMS_OF_ROW + " && ARRAY[:" + parameter + "]::text[] COLLATE \"C\"";
    }

    private static String conjunction(Stream<String> parts) {
        String all = parts.collect(Collectors.joining(" AND "));
        return all.isEmpty() ? "true" : all;
    }

    /**
     * A condition that finds some of the members.
     *
     * @param partSeen which part of those whom the index finds meet the rest of the condition, by estimate
     */
    private record Way(String condition, boolean isByTerms, double partSeen) {}
}
