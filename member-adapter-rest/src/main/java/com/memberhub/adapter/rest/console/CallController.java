package com.memberhub.adapter.rest.console;

import com.memberhub.adapter.rest.presentation.PayloadText;
import com.memberhub.adapter.rest.security.SignedIn;
import com.memberhub.application.directory.CallDirectory;
import com.memberhub.application.directory.CallSearch;
import com.memberhub.application.directory.CallView;
import com.memberhub.application.directory.Page;
import com.memberhub.application.directory.PageRequest;
import com.memberhub.application.journal.Payload;
import com.memberhub.application.journal.RequestId;
import com.memberhub.application.privacy.Reason;
import com.memberhub.application.privacy.RevealCall;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Calls: a list, and each of them whole, whether a member came of it or not. */
@StaffPage
class CallController {

    private static final String CALL = Pages.CALLS + "/{requestId}";
    private static final int PAGE = 30;

    private final CallDirectory calls;
    private final RevealCall revealCall;
    private final Wordings wordings;

    CallController(CallDirectory calls, RevealCall revealCall, Wordings wordings) {
        this.calls = calls;
        this.revealCall = revealCall;
        this.wordings = wordings;
    }

    @GetMapping(Pages.CALLS)
    ModelAndView list(SignedIn signedIn, @RequestParam Map<String, String> parameters, Locale locale) {
        Wording wording = wordings.in(locale);
        CallSearchForm form = CallSearchForm.of(parameters);
        Map<String, String> slips = new LinkedHashMap<>();
        CallSearch search = form.read(slips);
        ModelAndView page = new ModelAndView("console/calls", "form", form)
                .addObject("slips", wording.sayEach(slips))
                .addObject("choices", CallSearchForm.Choices.in(wording));
        if (search != null) {
            Page<CallView> found = calls.search(search, new PageRequest(form.cursor(), PAGE), signedIn.shops());
            page.addObject("calls", found.map(call -> CallRow.of(call, wording)))
                    .addObject("total", wording.total(found.total(), found.totalIsExact()));
        }
        return page;
    }

    @GetMapping(CALL)
    ModelAndView show(SignedIn signedIn, @PathVariable String requestId, Locale locale) {
        CallView call = calls.find(new RequestId(requestId), signedIn.shops()).orElseThrow(NotFoundException::new);
        return page(call, masked(call), false, wordings.in(locale));
    }

    /** The payload of a call within a story. */
    @GetMapping(CALL + "/payload")
    ModelAndView payload(SignedIn signedIn, @PathVariable String requestId, Locale locale) {
        CallView call = calls.find(new RequestId(requestId), signedIn.shops()).orElseThrow(NotFoundException::new);
        return new ModelAndView("console/call :: payload")
                .addObject("payload", masked(call))
                .addObject("kept", call.payload() != null)
                .addObject("call", CallRow.of(call, wordings.in(locale)));
    }

    /** Shown in this answer and nowhere else. */
    @PostMapping(CALL + "/reveal")
    ModelAndView reveal(
            SignedIn signedIn,
            @PathVariable String requestId,
            @RequestParam(defaultValue = "") String reason,
            Locale locale) {
        Wording wording = wordings.in(locale);
        RequestId id = new RequestId(requestId);
        Reason given = Reasons.read(reason);
        if (given == null) {
            CallView call = calls.find(id, signedIn.shops()).orElseThrow(NotFoundException::new);
            return page(call, masked(call), false, wording)
                    .addObject("revealSlip", wording.say("slip.reason", Reason.LONGEST))
                    .addObject("reason", reason);
        }
        CallView call = revealCall.reveal(signedIn.actor(), id, given).orElseThrow(NotFoundException::new);
        Payload payload = call.payload();
        return page(call, payload == null ? null : PayloadText.clear(payload), true, wording);
    }

    private static @Nullable String masked(CallView call) {
        Payload payload = call.payload();
        return payload == null ? null : PayloadText.masked(payload).orElse(null);
    }

    private static ModelAndView page(CallView call, @Nullable String payload, boolean clear, Wording wording) {
        return new ModelAndView("console/call", "call", CallRow.of(call, wording))
                .addObject("remedies", Remedy.of(call.violations(), PayloadText.masker(call.payload()), wording))
                .addObject("payload", payload)
                .addObject("kept", call.payload() != null)
                .addObject("clear", clear);
    }
}
