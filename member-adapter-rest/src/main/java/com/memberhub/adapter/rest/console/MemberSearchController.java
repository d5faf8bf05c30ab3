package com.memberhub.adapter.rest.console;

import com.memberhub.adapter.rest.security.SignedIn;
import com.memberhub.application.directory.CallDirectory;
import com.memberhub.application.directory.CallSearch;
import com.memberhub.application.directory.CallView;
import com.memberhub.application.directory.MemberDirectory;
import com.memberhub.application.directory.MemberQuery;
import com.memberhub.application.directory.MemberSearch;
import com.memberhub.application.directory.MemberView;
import com.memberhub.application.directory.Page;
import com.memberhub.application.directory.PageRequest;
import com.memberhub.application.journal.RequestId;
import com.memberhub.application.privacy.MobileSearches;
import com.memberhub.application.staff.Actor;
import com.memberhub.application.staff.RootShops;
import com.memberhub.domain.member.Mobile;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Finding members. */
@StaffPage
class MemberSearchController {

    private static final int PAGE = 50;
    private static final int CALLS = 5;
    private static final int LONGEST_ADDRESS = 2_000;
    private static final String ENHANCED = "HX-Request=true";

    private final MemberDirectory members;
    private final CallDirectory calls;
    private final MobileSearches mobileSearches;
    private final Wordings wordings;

    MemberSearchController(
            MemberDirectory members, CallDirectory calls, MobileSearches mobileSearches, Wordings wordings) {
        this.members = members;
        this.calls = calls;
        this.mobileSearches = mobileSearches;
        this.wordings = wordings;
    }

    /** A search without anything typed, or one that this session remembers. */
    @GetMapping(Pages.MEMBERS)
    ModelAndView show(
            SignedIn signedIn, @RequestParam Map<String, String> parameters, HttpSession session, Locale locale) {
        MemberSearchForm form = MemberSearchForm.of(parameters);
        String typed = RecentSearches.of(session).typed(form.key());
        return page("console/members", form.typing(typed == null ? "" : typed), signedIn.actor(), locale);
    }

    /**
     * Whoever presses Enter on a whole mobile or number wants the member, not a list of one. A list has an address, to which
     * they come back from a member.
     */
    @PostMapping(Pages.MEMBERS)
    ModelAndView search(
            SignedIn signedIn, @RequestParam Map<String, String> parameters, HttpSession session, Locale locale) {
        MemberSearchForm form = remembered(parameters, session);
        MemberSearch search = form.read(new LinkedHashMap<>());
        if (search == null || form.cursor() != null || !hasAddress(form)) {
            return page("console/members", form, signedIn.actor(), locale);
        }
        if (!form.filters().isEmpty()
                || (search.query().mobile() == null && search.query().identifier() == null)) {
            return new ModelAndView(Pages.redirect(form.address()));
        }
        Optional<CallView> call = callOf(search.query(), signedIn.shops());
        if (call.isPresent()) {
            return new ModelAndView(
                    Pages.redirect(Pages.call(call.get().requestId().value())));
        }
        Page<MemberView> found = searched(form, search, signedIn.actor());
        Optional<String> only = unambiguous(search.query(), found.items());
        if (only.isPresent() || search.query().mobile() == null) {
            return new ModelAndView(Pages.redirect(only.orElseGet(form::address)));
        }
        // To go to its address would be another search for a mobile, of which nobody may do many.
        Wording wording = wordings.in(locale);
        return page("console/members", found(form, search, found, signedIn.shops(), wording), wording);
    }

    /** While somebody types or chooses: the results alone. The address follows, without what was typed. */
    @PostMapping(path = Pages.MEMBERS, headers = ENHANCED)
    ModelAndView results(
            SignedIn signedIn,
            @RequestParam Map<String, String> parameters,
            HttpSession session,
            HttpServletResponse response,
            Locale locale) {
        MemberSearchForm form = remembered(parameters, session);
        if (form.cursor() != null) {
            return page("console/members :: rows", form, signedIn.actor(), locale);
        }
        if (form.address().length() <= LONGEST_ADDRESS) {
            response.setHeader("HX-Replace-Url", form.address());
        }
        return page("console/members :: results", form, signedIn.actor(), locale);
    }

    /** Whether there is an address to come back to: one of filters that are no end of text fits into no header. */
    private static boolean hasAddress(MemberSearchForm form) {
        return isInItsAddress(form) && form.address().length() <= LONGEST_ADDRESS;
    }

    private static boolean isInItsAddress(MemberSearchForm form) {
        return form.typed().isBlank() || RecentSearches.keeps(form.typed());
    }

    private static MemberSearchForm remembered(Map<String, String> parameters, HttpSession session) {
        MemberSearchForm form = MemberSearchForm.of(parameters);
        return form.typed().isBlank() || !isInItsAddress(form)
                ? form
                : form.remembered(RecentSearches.of(session).remember(form.typed()));
    }

    private ModelAndView page(String view, MemberSearchForm form, Actor actor, Locale locale) {
        Wording wording = wordings.in(locale);
        Map<String, String> slips = new LinkedHashMap<>();
        MemberSearch search = form.read(slips);
        MemberSearchPage page = search == null
                ? MemberSearchPage.misunderstood(form, slips, wording)
                : found(form, search, searched(form, search, actor), actor.shops(), wording);
        return page(view, page, wording);
    }

    private static ModelAndView page(String view, MemberSearchPage page, Wording wording) {
        return new ModelAndView(view, "page", page).addObject("choices", SearchChoices.in(wording));
    }

    private Page<MemberView> searched(MemberSearchForm form, MemberSearch search, Actor actor) {
        return mobileSearches.page(
                actor,
                search.query().mobile(),
                () -> members.search(search, new PageRequest(form.cursor(), PAGE), actor.shops()));
    }

    private MemberSearchPage found(
            MemberSearchForm form, MemberSearch search, Page<MemberView> found, RootShops shops, Wording wording) {
        Optional<CallView> call = callOf(search.query(), shops);
        List<CallView> refused =
                found.items().isEmpty() ? callsOf(search.query().mobile(), shops) : List.of();
        return MemberSearchPage.of(
                form,
                found,
                call.map(view -> CallRow.of(view, wording)).orElse(null),
                refused.stream().map(view -> CallRow.of(view, wording)).toList(),
                wording);
    }

    private Optional<CallView> callOf(MemberQuery query, RootShops shops) {
        return Optional.ofNullable(query.identifier()).flatMap(typed -> calls.find(new RequestId(typed), shops));
    }

    /** Somebody whom the platform never got through to us is looked for by mobile too. */
    private List<CallView> callsOf(@Nullable Mobile mobile, RootShops shops) {
        if (mobile == null) {
            return List.of();
        }
        CallSearch ofMobile = new CallSearch(null, null, false, false, null, null, mobile, null, null);
        return calls.search(ofMobile, PageRequest.first(CALLS), shops).items();
    }

    private static Optional<String> unambiguous(MemberQuery query, List<MemberView> found) {
        return found.size() == 1 && isWholly(query, found.get(0))
                ? Optional.of(Pages.member(found.get(0).outOpenId().value()))
                : Optional.empty();
    }

    private static boolean isWholly(MemberQuery query, MemberView member) {
        return query.mobile() != null || member.outOpenId().value().equals(query.identifier());
    }
}
