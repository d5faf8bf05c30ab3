package com.memberhub.adapter.rest.console;

import com.memberhub.application.directory.MemberFilter;
import com.memberhub.application.directory.MemberQuery;
import com.memberhub.application.directory.MemberSearch;
import com.memberhub.application.directory.MemberSort;
import com.memberhub.domain.finding.NoticeCode;
import com.memberhub.domain.member.Gender;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A search as a form sends it.
 *
 * @param typed personal data, so it never stands in an address; empty asks nothing
 * @param key under which this session remembers what was typed
 * @param filters those that ask something, by the name of their field
 */
record MemberSearchForm(
        String typed,
        @Nullable String key,
        Map<String, String> filters,
        MemberSort order,
        @Nullable String cursor) {

    static final String TYPED = "q";
    static final String KEY = "search";
    static final String SORT = "sort";
    static final String CURSOR = "cursor";
    /** A notice of whatever kind. */
    static final String ANY = "any";

    private static final MemberSort USUAL_ORDER = MemberSort.CREATED_NEWEST_FIRST;
    private static final List<String> FILTERS = List.of(
            "rootKdtId",
            "owningStore",
            "sourceStore",
            "channel",
            "freeLevel",
            "paymentLevel",
            "gender",
            "province",
            "city",
            "county",
            "areaCode",
            "createdFrom",
            "createdTo",
            "notice",
            "birthdayMonth");
    private static final int MONTHS = 12;

    /** Takes what a form or an address says; the rest of it is passed over. */
    static MemberSearchForm of(Map<String, String> parameters) {
        return new MemberSearchForm(
                parameters.getOrDefault(TYPED, ""),
                parameters.get(KEY),
                FilterReader.filtersOf(parameters, FILTERS),
                order(parameters.get(SORT)),
                parameters.get(CURSOR));
    }

    private static MemberSort order(@Nullable String name) {
        return Arrays.stream(MemberSort.values())
                .filter(order -> order.name().equals(name))
                .findFirst()
                .orElse(USUAL_ORDER);
    }

    /** The same search, remembered. */
    MemberSearchForm remembered(String newKey) {
        return new MemberSearchForm(typed, newKey, filters, order, cursor);
    }

    /** The same search for what was typed before. */
    MemberSearchForm typing(String again) {
        return new MemberSearchForm(again, key, filters, order, cursor);
    }

    /** Whether it asks nothing at all. */
    public boolean isBlank() {
        return typed.isBlank() && filters.isEmpty();
    }

    /** The address of this search without what was typed. */
    String address() {
        return address(filters);
    }

    /** The address of this search without one of its filters. */
    String addressWithout(String filter) {
        Map<String, String> others = new LinkedHashMap<>(filters);
        others.remove(filter);
        return address(others);
    }

    private String address(Map<String, String> remaining) {
        Map<String, String> parameters = new LinkedHashMap<>(remaining);
        if (order != USUAL_ORDER) {
            parameters.put(SORT, order.name());
        }
        if (key != null && !typed.isBlank()) {
            parameters.put(KEY, key);
        }
        return Pages.with(Pages.MEMBERS, parameters);
    }

    /**
     * Understands the form.
     *
     * @param slips where it cannot: the name of the field and the key of what to say
     */
    @Nullable
    MemberSearch read(Map<String, String> slips) {
        FilterReader reader = new FilterReader(filters, slips);
        String noticed = reader.read("notice", Function.identity());
        boolean any = ANY.equals(noticed);
        MemberFilter filter = new MemberFilter(
                reader.rootKdtId("rootKdtId"),
                reader.read("owningStore", Function.identity()),
                reader.read("sourceStore", Function.identity()),
                reader.read("channel", Long::valueOf),
                reader.read("freeLevel", Function.identity()),
                reader.read("paymentLevel", Function.identity()),
                reader.read("gender", Gender::ofCode),
                reader.read("province", Function.identity()),
                reader.read("city", Function.identity()),
                reader.read("county", Function.identity()),
                reader.read("areaCode", MemberSearchForm::areaCode),
                reader.startOfDay("createdFrom"),
                reader.endOfDay("createdTo"),
                any ? Boolean.TRUE : null,
                any ? null : reader.read("notice", text -> NoticeCode.valueOf(text.toUpperCase(Locale.ROOT))),
                reader.read("birthdayMonth", MemberSearchForm::month));
        MemberQuery query = query(slips);
        return query == null || !slips.isEmpty() ? null : new MemberSearch(query, filter, order);
    }

    private @Nullable MemberQuery query(Map<String, String> slips) {
        if (!FilterReader.isStorable(typed)) {
            slips.put(TYPED, FilterReader.UNSTORABLE);
            return null;
        }
        try {
            return MemberQuery.parse(typed);
        } catch (IllegalArgumentException tooLong) {
            slips.put(TYPED, "slip.q");
            return null;
        }
    }

    private static int month(String text) {
        int month = Integer.parseInt(text);
        if (month < 1 || month > MONTHS) {
            throw new IllegalArgumentException("a month is from 1 to " + MONTHS);
        }
        return month;
    }

    private static String areaCode(String text) {
        if (!text.matches("[0-9]{6}")) {
            throw new IllegalArgumentException("an area code is six digits");
        }
        return text;
    }

    /** Says nothing: what was typed is personal data. */
    @Override
    public String toString() {
        return "MemberSearchForm[****]";
    }
}
