package com.memberhub.adapter.rest.console;

import com.memberhub.adapter.rest.console.SearchChoices.Choice;
import com.memberhub.adapter.rest.security.SignedIn;
import com.memberhub.application.audit.AccessAction;
import com.memberhub.application.audit.AccessEntry;
import com.memberhub.application.audit.AccessLog;
import com.memberhub.application.directory.Page;
import com.memberhub.application.directory.PageRequest;
import com.memberhub.domain.member.OutOpenId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The access log, for those who audit. */
@StaffPage
class AccessPageController {

    private static final int PAGE = 50;
    private static final List<String> FILTERS = List.of("actor", "action", "outOpenId", "from", "to");

    private final AccessLog log;
    private final Wordings wordings;

    AccessPageController(AccessLog log, Wordings wordings) {
        this.log = log;
        this.wordings = wordings;
    }

    /** A line as it is shown; pages are null where nothing leads there. */
    record Line(
            String at,
            String actor,
            String address,
            String action,
            @Nullable String outOpenId,
            @Nullable String memberPage,
            @Nullable String requestId,
            @Nullable String callPage,
            @Nullable String reason,
            @Nullable String detail) {

        static Line of(AccessEntry entry, Wording wording) {
            String member = entry.outOpenId() == null ? null : entry.outOpenId().value();
            String call = entry.requestId() == null ? null : entry.requestId().value();
            return new Line(
                    wording.second(entry.at()),
                    entry.actor(),
                    entry.address(),
                    wording.labels().action(entry.action(), wording.locale()),
                    member,
                    member == null || entry.action() == AccessAction.ERASURE ? null : Pages.member(member),
                    call,
                    call == null || entry.action() == AccessAction.EXPORT ? null : Pages.call(call),
                    entry.reason(),
                    AccessDetailWording.of(entry.detail(), wording));
        }
    }

    @GetMapping(Pages.ACCESS_LOG)
    ModelAndView show(SignedIn signedIn, @RequestParam Map<String, String> parameters, Locale locale) {
        Wording wording = wordings.in(locale);
        Map<String, String> filters = FilterReader.filtersOf(parameters, FILTERS);
        Map<String, String> slips = new LinkedHashMap<>();
        AccessLog.Search search = read(new FilterReader(filters, slips));
        ModelAndView page = new ModelAndView("console/access-log", "filters", filters)
                .addObject("slips", wording.sayEach(slips))
                .addObject(
                        "actions",
                        Arrays.stream(AccessAction.values())
                                .map(action -> new Choice(
                                        action.name(), wording.labels().action(action, locale)))
                                .toList());
        if (slips.isEmpty()) {
            Page<AccessEntry> found =
                    log.search(search, new PageRequest(parameters.get("cursor"), PAGE), signedIn.shops());
            page.addObject("lines", found.map(entry -> Line.of(entry, wording)))
                    .addObject("total", wording.total(found.total(), found.totalIsExact()));
            if (found.next() != null) {
                page.addObject("next", address(filters, found.next()));
            }
        }
        return page;
    }

    private static AccessLog.Search read(FilterReader reader) {
        return new AccessLog.Search(
                reader.read("actor", text -> text),
                reader.read("action", AccessAction::valueOf),
                reader.read("outOpenId", OutOpenId::new),
                reader.startOfDay("from"),
                reader.endOfDay("to"));
    }

    private static String address(Map<String, String> filters, String cursor) {
        Map<String, String> parameters = new LinkedHashMap<>(filters);
        parameters.put("cursor", cursor);
        return Pages.with(Pages.ACCESS_LOG, parameters);
    }
}
