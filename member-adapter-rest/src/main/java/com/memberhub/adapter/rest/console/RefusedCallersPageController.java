package com.memberhub.adapter.rest.console;

import com.memberhub.adapter.rest.console.SearchChoices.Choice;
import com.memberhub.adapter.rest.security.SignedIn;
import com.memberhub.application.caller.RefusalReason;
import com.memberhub.application.caller.RefusedCaller;
import com.memberhub.application.caller.RefusedCallers;
import com.memberhub.application.directory.Page;
import com.memberhub.application.directory.PageRequest;
import com.memberhub.domain.member.AppId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Who was turned away at the platform's endpoint, for those who audit. */
@StaffPage
class RefusedCallersPageController {

    private static final int PAGE = 50;
    private static final List<String> FILTERS = List.of("address", "reason", "from", "to");

    private final RefusedCallers callers;
    private final Wordings wordings;

    RefusedCallersPageController(RefusedCallers callers, Wordings wordings) {
        this.callers = callers;
        this.wordings = wordings;
    }

    /** A line as it is shown. */
    record Line(
            String at,
            String address,
            String reason,
            @Nullable String appId,
            String requestId) {

        static Line of(RefusedCaller refused, Wording wording) {
            AppId appId = refused.appId();
            return new Line(
                    wording.second(refused.at()),
                    refused.address(),
                    wording.labels().refusal(refused.reason(), wording.locale()),
                    appId == null ? null : appId.value(),
                    refused.requestId().value());
        }
    }

    @GetMapping(Pages.REFUSED_CALLERS)
    ModelAndView show(SignedIn signedIn, @RequestParam Map<String, String> parameters, Locale locale) {
        Wording wording = wordings.in(locale);
        Map<String, String> filters = FilterReader.filtersOf(parameters, FILTERS);
        Map<String, String> slips = new LinkedHashMap<>();
        RefusedCallers.Search search = read(new FilterReader(filters, slips));
        ModelAndView page = new ModelAndView("console/refused-callers", "filters", filters)
                .addObject("slips", wording.sayEach(slips))
                .addObject(
                        "reasons",
                        Arrays.stream(RefusalReason.values())
                                .map(reason -> new Choice(
                                        reason.name(), wording.labels().refusal(reason, locale)))
                                .toList());
        if (slips.isEmpty()) {
            Page<RefusedCaller> found =
                    callers.search(search, new PageRequest(parameters.get("cursor"), PAGE), signedIn.shops());
            page.addObject("lines", found.map(refused -> Line.of(refused, wording)))
                    .addObject("total", wording.total(found.total(), found.totalIsExact()));
            if (found.next() != null) {
                Map<String, String> next = new LinkedHashMap<>(filters);
                next.put("cursor", found.next());
                page.addObject("next", Pages.with(Pages.REFUSED_CALLERS, next));
            }
        }
        return page;
    }

    private static RefusedCallers.Search read(FilterReader reader) {
        return new RefusedCallers.Search(
                reader.read("address", text -> text),
                reader.read("reason", RefusalReason::valueOf),
                reader.startOfDay("from"),
                reader.endOfDay("to"));
    }
}
