package com.memberhub.adapter.rest.console;

import com.memberhub.adapter.rest.console.SearchChoices.Choice;
import com.memberhub.application.directory.CallSearch;
import com.memberhub.application.journal.CallOrigin;
import com.memberhub.application.journal.CallOutcome;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A search for calls as its address says it. None of it is personal.
 *
 * @param filters those that ask something, by the name of their field
 */
record CallSearchForm(Map<String, String> filters, @Nullable String cursor) {

    private static final List<String> FILTERS =
            List.of("outcome", "origin", "uncured", "noticed", "rootKdtId", "appId", "from", "to");
    private static final String YES = "true";

    /** What the list can be narrowed to. */
    record Choices(List<Choice> outcomes, List<Choice> origins) {

        static Choices in(Wording wording) {
            return new Choices(
                    Arrays.stream(CallOutcome.values())
                            .map(outcome -> new Choice(
                                    outcome.name(), Badge.of(outcome, wording).text()))
                            .toList(),
                    Arrays.stream(CallOrigin.values())
                            .map(origin ->
                                    new Choice(origin.name(), wording.labels().origin(origin, wording.locale())))
                            .toList());
        }
    }

    static CallSearchForm of(Map<String, String> parameters) {
        return new CallSearchForm(FilterReader.filtersOf(parameters, FILTERS), parameters.get("cursor"));
    }

    /** The address of the page that begins at a cursor. */
    public String addressFrom(String next) {
        Map<String, String> parameters = new LinkedHashMap<>(filters);
        parameters.put("cursor", next);
        return Pages.with(Pages.CALLS, parameters);
    }

    @Nullable
    CallSearch read(Map<String, String> slips) {
        FilterReader reader = new FilterReader(filters, slips);
        CallSearch search = new CallSearch(
                reader.read("outcome", CallOutcome::valueOf),
                reader.read("origin", CallOrigin::valueOf),
                YES.equals(filters.get("uncured")),
                YES.equals(filters.get("noticed")),
                reader.rootKdtId("rootKdtId"),
                reader.read("appId", text -> text),
                null,
                reader.startOfDay("from"),
                reader.endOfDay("to"));
        return slips.isEmpty() ? search : null;
    }
}
