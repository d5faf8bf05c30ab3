package com.memberhub.adapter.rest.staff;

import com.memberhub.adapter.rest.envelope.Messages;
import com.memberhub.adapter.rest.security.SignedIn;
import com.memberhub.adapter.rest.staff.AttentionJson.KindJson;
import com.memberhub.application.directory.CallDirectory;
import com.memberhub.application.directory.CallSearch;
import com.memberhub.application.directory.MemberDirectory;
import com.memberhub.application.directory.MemberFilter;
import com.memberhub.application.directory.MemberQuery;
import com.memberhub.application.directory.MemberSearch;
import com.memberhub.application.directory.MemberSort;
import com.memberhub.application.directory.PageRequest;
import com.memberhub.application.journal.CallOutcome;
import com.memberhub.application.staff.RootShops;
import com.memberhub.domain.finding.NoticeCode;
import com.memberhub.domain.finding.ViolationCode;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What waits for somebody: refused calls that nothing has cured, and members whose calls bore notices worth a look. */
@RestController
@RequestMapping(path = "/api/attention", produces = MediaType.APPLICATION_JSON_VALUE)
class AttentionController implements AttentionApi {

    private static final String REFUSED = "refused";
    private static final int NEWEST_OF_EACH = 5;

    private final CallDirectory calls;
    private final MemberDirectory members;
    private final CallPresenter callPresenter;
    private final MemberPresenter memberPresenter;
    private final Messages messages;

    AttentionController(
            CallDirectory calls,
            MemberDirectory members,
            CallPresenter callPresenter,
            MemberPresenter memberPresenter,
            Messages messages) {
        this.calls = calls;
        this.members = members;
        this.callPresenter = callPresenter;
        this.memberPresenter = memberPresenter;
        this.messages = messages;
    }

    @Override
    @GetMapping
    public AttentionJson attention(SignedIn signedIn, HttpServletRequest request) {
        RequestFields parameters = RequestFields.ofParameters(request);
        Kind kind = parameters.choice("kind", kinds());
        PageRequest page = kind == null ? parameters.page(NEWEST_OF_EACH) : parameters.page();
        if (kind == null && page.cursor() != null) {
            // A cursor is one of a kind.
            parameters.refuse("kind", ViolationCode.REQUIRED);
        }
        parameters.check();
        Locale locale = messages.localeOf(request);
        List<KindJson> shown = new ArrayList<>();
        for (Kind wanted : kind == null ? kinds().values() : List.of(kind)) {
            shown.add(page(wanted, page, signedIn.shops(), locale));
        }
        return new AttentionJson(shown);
    }

    private static Map<String, Kind> kinds() {
        Map<String, Kind> kinds = new LinkedHashMap<>();
        kinds.put(REFUSED, new Kind(null));
        NoticeCode.actionable().forEach(notice -> kinds.put(notice.wireName(), new Kind(notice)));
        return kinds;
    }

    private KindJson page(Kind kind, PageRequest page, RootShops shops, Locale locale) {
        NoticeCode notice = kind.notice();
        return notice == null ? refused(page, shops, locale) : noticed(notice, page, shops, locale);
    }

    private KindJson refused(PageRequest page, RootShops shops, Locale locale) {
        PageOf<CallJson> found = PageOf.of(
                calls.search(CallSearch.uncuredRefusals(), page, shops), call -> callPresenter.masked(call, locale));
        CodeJson kind = new CodeJson(
                REFUSED, callPresenter.outcome(CallOutcome.REJECTED, locale).label());
        return new KindJson(kind, found.total(), found.totalIsExact(), found.next(), found.items(), List.of());
    }

    private KindJson noticed(NoticeCode notice, PageRequest page, RootShops shops, Locale locale) {
        MemberSearch search = new MemberSearch(
                MemberQuery.everybody(), MemberFilter.ofNotice(notice), MemberSort.CREATED_NEWEST_FIRST);
        PageOf<MemberJson> found =
                PageOf.of(members.search(search, page, shops), member -> memberPresenter.of(member, locale));
        return new KindJson(
                memberPresenter.notice(notice, locale),
                found.total(),
                found.totalIsExact(),
                found.next(),
                List.of(),
                found.items());
    }

    /**
     * A kind of thing that waits for somebody.
     *
     * @param notice of which members bore it; null for refused calls
     */
    private record Kind(@Nullable NoticeCode notice) {}
}
