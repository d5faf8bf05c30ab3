package com.memberhub.adapter.rest.console;

import com.memberhub.application.directory.MemberView;
import com.memberhub.application.directory.Page;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The page of a search.
 *
 * @param chips the filters that ask something
 * @param slips what could not be understood, by field
 * @param total in words; null where nothing was searched
 * @param next the cursor of the next page
 * @param call the call whose id was typed
 * @param calls of a whole mobile that no member has
 */
record MemberSearchPage(
        MemberSearchForm form,
        List<Chip> chips,
        Map<String, String> slips,
        @Nullable String total,
        boolean single,
        List<MemberRow> rows,
        @Nullable String next,
        @Nullable CallRow call,
        List<CallRow> calls) {

    /** A filter and the address of the search without it. */
    record Chip(String name, String value, String without) {}

    static MemberSearchPage of(
            MemberSearchForm form,
            Page<MemberView> found,
            @Nullable CallRow call,
            List<CallRow> calls,
            Wording wording) {
        return new MemberSearchPage(
                form,
                chips(form, wording),
                Map.of(),
                wording.total(found.total(), found.totalIsExact()),
                found.total() == 1,
                found.items().stream()
                        .map(member -> MemberRow.of(member, wording))
                        .toList(),
                found.next(),
                call,
                calls);
    }

    static MemberSearchPage misunderstood(MemberSearchForm form, Map<String, String> slips, Wording wording) {
        return new MemberSearchPage(
                form, chips(form, wording), wording.sayEach(slips), null, false, List.of(), null, null, List.of());
    }

    private static List<Chip> chips(MemberSearchForm form, Wording wording) {
        SearchChoices choices = SearchChoices.in(wording);
        return form.filters().entrySet().stream()
                .map(filter -> new Chip(
                        wording.say("filter." + filter.getKey()),
                        choices.label(filter.getKey(), filter.getValue()),
                        form.addressWithout(filter.getKey())))
                .toList();
    }
}
