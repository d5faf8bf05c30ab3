package com.memberhub.adapter.rest.console;

import com.memberhub.application.directory.CallDirectory;
import com.memberhub.application.directory.CallSearch;
import com.memberhub.application.directory.CallView;
import com.memberhub.application.directory.MemberDirectory;
import com.memberhub.application.directory.MemberFilter;
import com.memberhub.application.directory.MemberQuery;
import com.memberhub.application.directory.MemberSearch;
import com.memberhub.application.directory.MemberSort;
import com.memberhub.application.directory.MemberView;
import com.memberhub.application.directory.Page;
import com.memberhub.application.directory.PageRequest;
import com.memberhub.application.journal.CallOrigin;
import com.memberhub.application.staff.RootShops;
import com.memberhub.domain.finding.NoticeCode;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Something that needs attention: how much of it there is, and the newest of it.
 *
 * @param key what it is, for the words about it
 * @param total in words
 * @param all where all of it is listed
 */
record Concern(
        String key,
        String total,
        boolean none,
        boolean pressing,
        String all,
        List<CallRow> calls,
        List<MemberRow> members) {

    /** Finds them. */
    @Component
    static final class Finder {

        /**
         * A correction that was refused too is no further thing to do: the call that it was to correct waits still, and leads to it.
         * An import keeps the lines that it refused.
         */
        private static final CallSearch REFUSED_CALLS =
                new CallSearch(null, CallOrigin.PLATFORM, true, false, null, null, null, null, null);

        private final MemberDirectory members;
        private final CallDirectory calls;

        Finder(MemberDirectory members, CallDirectory calls) {
            this.members = members;
            this.calls = calls;
        }

        /**
         * All of them, those that are nothing too.
         *
         * @param shown how many of each are shown
         */
        List<Concern> find(RootShops shops, int shown, Wording wording) {
            PageRequest first = PageRequest.first(shown);
            List<Concern> concerns = new ArrayList<>();
            concerns.add(refusals(calls.search(REFUSED_CALLS, first, shops), wording));
            for (NoticeCode code : NoticeCode.actionable()) {
                MemberSearch noticed = new MemberSearch(
                        MemberQuery.everybody(), MemberFilter.ofNotice(code), MemberSort.UPDATED_NEWEST_FIRST);
                concerns.add(notices(code, members.search(noticed, first, shops), wording));
            }
            return concerns;
        }

        private static Concern refusals(Page<CallView> found, Wording wording) {
            return new Concern(
                    "refused",
                    wording.total(found.total(), found.totalIsExact()),
                    found.total() == 0,
                    true,
                    Pages.CALLS + "?uncured=true&origin=" + CallOrigin.PLATFORM,
                    found.items().stream()
                            .map(call -> CallRow.of(call, wording))
                            .toList(),
                    List.of());
        }

        private static Concern notices(NoticeCode code, Page<MemberView> found, Wording wording) {
            return new Concern(
                    code.wireName(),
                    wording.total(found.total(), found.totalIsExact()),
                    found.total() == 0,
                    false,
                    Pages.MEMBERS + "?notice=" + code.wireName() + "&sort=" + MemberSort.UPDATED_NEWEST_FIRST,
                    List.of(),
                    found.items().stream()
                            .map(member -> MemberRow.of(member, wording))
                            .toList());
        }
    }
}
