package com.memberhub.application.export;

import com.memberhub.application.directory.MemberFilter;
import com.memberhub.application.directory.MemberQuery;
import com.memberhub.application.directory.MemberSearch;
import com.memberhub.domain.finding.NoticeCode;
import com.memberhub.domain.member.Gender;
import com.memberhub.domain.member.RootKdtId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What was searched for, fit for a log that is kept for ever: filters as they are, since they are nobody's personal data,
 * and of the query only what kind of thing was typed.
 */
final class SearchInWords {

    private SearchInWords() {}

    /** {@code query=name, channel=102}; empty where nothing was asked. */
    static String of(MemberSearch search) {
        List<String> parts = new ArrayList<>();
        addQuery(parts, search.query());
        MemberFilter filter = search.filter();
        add(parts, "rootKdtId", filter.rootKdtId(), RootKdtId::toString);
        add(parts, "owningStore", filter.owningStore(), Function.identity());
        add(parts, "sourceStore", filter.sourceStore(), Function.identity());
        add(parts, "channel", filter.channel(), Object::toString);
        add(parts, "freeLevel", filter.freeLevel(), Function.identity());
        add(parts, "paymentLevel", filter.paymentLevel(), Function.identity());
        add(parts, "gender", filter.gender(), Gender::code);
        add(parts, "province", filter.provinceName(), Function.identity());
        add(parts, "city", filter.cityName(), Function.identity());
        add(parts, "county", filter.countyName(), Function.identity());
        add(parts, "areaCode", filter.areaCode(), Function.identity());
        add(parts, "createdFrom", filter.createdFrom(), Object::toString);
        add(parts, "createdBefore", filter.createdBefore(), Object::toString);
        add(parts, "noticed", filter.noticed(), Object::toString);
        add(parts, "notice", filter.notice(), NoticeCode::wireName);
        add(parts, "birthdayMonth", filter.birthdayMonth(), Object::toString);
        return String.join(", ", parts);
    }

    private static void addQuery(List<String> parts, MemberQuery query) {
        List<String> kinds = new ArrayList<>();
        add(kinds, query.mobile(), "mobile");
        add(kinds, query.lastFour(), "last four digits");
        // What could be an identifier could be a name in Latin letters too.
        add(kinds, query.identifier(), "identifier");
        add(kinds, query.namePart(), "name");
        if (!kinds.isEmpty()) {
            parts.add("query=" + String.join(" or ", kinds));
        }
    }

    private static void add(List<String> kinds, @Nullable Object asked, String kind) {
        if (asked != null) {
            kinds.add(kind);
        }
    }

    private static <T> void add(List<String> parts, String name, @Nullable T value, Function<? super T, String> text) {
        if (value != null) {
            parts.add(name + "=" + text.apply(value));
        }
    }
}
