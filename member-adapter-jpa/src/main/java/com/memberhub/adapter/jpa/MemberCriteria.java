package com.memberhub.adapter.jpa;

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
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
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
            payment_yz_level_name, payment_out_level_alias, payment_out_level_name, noticed)""";

    private static final String FREE_LEVEL =
            "free_yz_level_alias, free_yz_level_name, free_out_level_alias, free_out_level_name";

    private final List<String> terms = new ArrayList<>();
    private final List<String> columnsOfTerms = new ArrayList<>();
    private final List<String> columnsWithoutTerms = new ArrayList<>();
    private final List<String> columnsOfShops = new ArrayList<>();
    private final List<Meaning> meanings = new ArrayList<>();
    private final Map<String, Object> parameters = new LinkedHashMap<>();
    private final List<String> domain = new ArrayList<>();
    private final List<String> selective;
    private final List<String> byTerms;

    /**
     * Reads a search.
     *
     * @param fold the way in which the database compares names
     */
    MemberCriteria(MemberSearch search, RootShops shops, UnaryOperator<String> fold) {
        add(search.filter());
        addShops(shops);
        if (columnsOfTerms.equals(List.of("root_kdt_id = :root"))
                && search.query().equals(MemberQuery.everybody())) {
            // A root shop alone is best walked along.
            terms.clear();
        }
        addMeanings(search.query(), fold);
        selective = List.copyOf(conditionsByTerms());
        byTerms = selective.stream()
                .filter(condition -> condition.contains("member_search_terms"))
                .toList();
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

    /** The root shops and times of creation that are asked for, further conditions each; empty where all are. */
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

    private Stream<String> byTerms(List<String> wanted, String parameter) {
        if (wanted.isEmpty()) {
            return Stream.concat(columnsWithoutTerms.stream(), columnsOfShops.stream());
        }
        parameters.put(parameter, wanted);
        Stream<String> all = Stream.of(TERMS_OF_ROW + " @> ARRAY[:" + parameter + "]::text[] COLLATE \"C\"");
        // The index knows root shops too, and finds out sooner than the rows would.
        Stream<String> ofShops = columnsOfShops.isEmpty()
                ? Stream.empty()
                : Stream.of(TERMS_OF_ROW + " && ARRAY[:shopTerms]::text[] COLLATE \"C\"");
        return Stream.of(all, ofShops, columnsWithoutTerms.stream()).flatMap(part -> part);
    }

    private static String conjunction(Stream<String> parts) {
        String all = parts.collect(Collectors.joining(" AND "));
        return all.isEmpty() ? "true" : all;
    }

    private void add(MemberFilter filter) {
        RootKdtId rootKdtId = filter.rootKdtId();
        if (rootKdtId != null) {
            domain.add("root_kdt_id = :root");
            add("r" + rootKdtId.value(), "root_kdt_id = :root", "root", rootKdtId.value());
        }
        addStore("o", "owning", "yz_ascription_kdt_id", "out_ascription_store_id", filter.owningStore());
        addStore("s", "source", "yz_member_source_kdt_id", "out_member_source_store_id", filter.sourceStore());
        Long channel = filter.channel();
        if (channel != null) {
            add("c" + channel, "member_source_channel = :channel", "channel", channel);
        }
        addText("f", ":free IN (" + FREE_LEVEL + ")", "free", filter.freeLevel());
        addText("p", ":payment IN (" + FREE_LEVEL.replace("free_", "payment_") + ")", "payment", filter.paymentLevel());
        addText(
                "g",
                "gender = :gender",
                "gender",
                filter.gender() == null ? null : filter.gender().code());
        addText("1", "province_name = :province", "province", filter.provinceName());
        addText("2", "city_name = :city", "city", filter.cityName());
        addText("3", "county_name = :county", "county", filter.countyName());
        addText("a", "area_code = :area", "area", filter.areaCode());
        Integer month = filter.birthdayMonth();
        if (month != null) {
            add("b" + month, "date_part('month', birthday) = :month", "month", month);
        }
        NoticeCode notice = filter.notice();
        addText("n", ":notice = ANY (noticed)", "notice", notice == null ? null : notice.wireName());
        Boolean noticed = filter.noticed();
        if (Boolean.TRUE.equals(noticed)) {
            terms.add("n");
            columnsOfTerms.add("noticed <> '{}'");
        } else if (noticed != null) {
            columnsWithoutTerms.add("noticed = '{}'");
        }
        addTime("created_at >= :createdFrom", "createdFrom", filter.createdFrom());
        addTime("created_at < :createdBefore", "createdBefore", filter.createdBefore());
    }

    private void addStore(String letter, String parameter, String yzColumn, String outColumn, @Nullable String store) {
        addText(letter, ":" + parameter + " IN (" + yzColumn + "::text, " + outColumn + ")", parameter, store);
    }

    private void addText(String letter, String column, String parameter, @Nullable String value) {
        if (value != null) {
            add(letter + value, column, parameter, value);
        }
    }

    private void add(String term, String column, String parameter, Object value) {
        terms.add(term);
        columnsOfTerms.add(column);
        parameters.put(parameter, value);
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
            List<Long> ids =
                    shops.only().stream().map(RootKdtId::value).sorted().toList();
            columnsOfShops.add("root_kdt_id IN (:shops)");
            domain.add("root_kdt_id IN (:shops)");
            parameters.put("shops", ids);
            parameters.put("shopTerms", ids.stream().map(id -> "r" + id).toList());
        }
    }

    private void addMeanings(MemberQuery query, UnaryOperator<String> fold) {
        Mobile mobile = query.mobile();
        if (mobile != null) {
            parameters.put("mobile", mobile.e164());
            meanings.add(Meaning.ofColumns("mobile = :mobile"));
        }
        if (query.lastFour() != null) {
            parameters.put("lastFour", query.lastFour());
            meanings.add(new Meaning(List.of("m" + query.lastFour()), true, "right(mobile, 4) = :lastFour"));
        }
        if (query.identifier() != null) {
            parameters.put("identifier", query.identifier());
            meanings.add(Meaning.ofColumns("out_open_id = :identifier"));
            meanings.add(Meaning.ofColumns("yz_open_id = :identifier"));
            meanings.add(
                    Meaning.ofColumns(
                            "(mobile, root_kdt_id) IN (SELECT mobile, root_kdt_id FROM member_call WHERE request_id = :identifier)"));
        }
        if (query.namePart() != null) {
            addName(fold.apply(query.namePart()));
        }
    }

    private void addName(String folded) {
        int[] characters = folded.codePoints().toArray();
        parameters.put("name", folded);
        if (characters.length == 1) {
            meanings.add(
                    new Meaning(
                            List.of("^" + folded),
                            true,
                            "(starts_with(member_search_name(name), :name) OR starts_with(member_search_name(nickname), :name))"));
            return;
        }
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i + 1 < characters.length; i++) {
            pairs.add("~" + new String(characters, i, 2));
        }
        meanings.add(new Meaning(
                pairs,
                false,
                "(strpos(member_search_name(name), :name) > 0 OR strpos(member_search_name(nickname), :name) > 0)"));
    }

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
