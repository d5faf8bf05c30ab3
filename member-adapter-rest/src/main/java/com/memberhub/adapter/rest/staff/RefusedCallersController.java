package com.memberhub.adapter.rest.staff;

import com.memberhub.adapter.rest.envelope.Messages;
import com.memberhub.adapter.rest.presentation.Labels;
import com.memberhub.adapter.rest.security.SignedIn;
import com.memberhub.application.caller.RefusedCaller;
import com.memberhub.application.caller.RefusedCallers;
import com.memberhub.application.directory.PageRequest;
import com.memberhub.domain.member.AppId;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who was turned away at the platform's endpoint. */
@RestController
@RequestMapping(path = "/api/refused-callers", produces = MediaType.APPLICATION_JSON_VALUE)
class RefusedCallersController implements RefusedCallersApi {

    private final RefusedCallers callers;
    private final Labels labels;
    private final Messages messages;

    RefusedCallersController(RefusedCallers callers, Labels labels, Messages messages) {
        this.callers = callers;
        this.labels = labels;
        this.messages = messages;
    }

    @Override
    @GetMapping
    public PageOf<RefusedCallerJson> search(SignedIn signedIn, HttpServletRequest request) {
        RequestFields parameters = RequestFields.ofParameters(request);
        RefusedCallers.Search search = SearchRequests.refusedCallers(parameters);
        PageRequest page = parameters.page();
        parameters.check();
        Locale locale = messages.localeOf(request);
        return PageOf.of(callers.search(search, page, signedIn.shops()), refused -> json(refused, locale));
    }

    private RefusedCallerJson json(RefusedCaller refused, Locale locale) {
        AppId appId = refused.appId();
        return new RefusedCallerJson(
                StaffTimes.text(refused.at()),
                refused.requestId().value(),
                refused.address(),
                appId == null ? null : appId.value(),
                new CodeJson(refused.reason().name(), labels.refusal(refused.reason(), locale)));
    }
}
