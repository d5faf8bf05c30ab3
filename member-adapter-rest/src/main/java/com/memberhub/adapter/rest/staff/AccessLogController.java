package com.memberhub.adapter.rest.staff;

import com.memberhub.adapter.rest.envelope.Messages;
import com.memberhub.adapter.rest.presentation.Labels;
import com.memberhub.adapter.rest.security.SignedIn;
import com.memberhub.application.audit.AccessEntry;
import com.memberhub.application.audit.AccessLog;
import com.memberhub.application.directory.PageRequest;
import com.memberhub.application.journal.RequestId;
import com.memberhub.domain.member.OutOpenId;
import com.memberhub.domain.member.RootKdtId;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who did what. Nothing here changes it. */
@RestController
@RequestMapping(path = "/api/access-log", produces = MediaType.APPLICATION_JSON_VALUE)
class AccessLogController implements AccessLogApi {

    private final AccessLog accessLog;
    private final Labels labels;
    private final Messages messages;

    AccessLogController(AccessLog accessLog, Labels labels, Messages messages) {
        this.accessLog = accessLog;
        this.labels = labels;
        this.messages = messages;
    }

    @Override
    @GetMapping
    public PageOf<AccessEntryJson> search(SignedIn signedIn, HttpServletRequest request) {
        RequestFields parameters = RequestFields.ofParameters(request);
        AccessLog.Search search = SearchRequests.accessLog(parameters);
        PageRequest page = parameters.page();
        parameters.check();
        Locale locale = messages.localeOf(request);
        return PageOf.of(accessLog.search(search, page, signedIn.shops()), entry -> entry(entry, locale));
    }

    private AccessEntryJson entry(AccessEntry entry, Locale locale) {
        RootKdtId rootKdtId = entry.rootKdtId();
        OutOpenId outOpenId = entry.outOpenId();
        RequestId requestId = entry.requestId();
        return new AccessEntryJson(
                StaffTimes.text(entry.at()),
                entry.actor(),
                entry.address(),
                new CodeJson(entry.action().name(), labels.action(entry.action(), locale)),
                rootKdtId == null ? null : rootKdtId.value(),
                outOpenId == null ? null : outOpenId.value(),
                requestId == null ? null : requestId.value(),
                entry.reason(),
                entry.detail());
    }
}
