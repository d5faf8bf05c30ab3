package com.memberhub.adapter.rest.console;

import com.memberhub.adapter.rest.security.SignedIn;
import java.util.Locale;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** What needs attention, and what to do about it. */
@StaffPage
class ConcernsController {

    private static final int SHOWN = 5;

    private final Concern.Finder concerns;
    private final Wordings wordings;

    ConcernsController(Concern.Finder concerns, Wordings wordings) {
        this.concerns = concerns;
        this.wordings = wordings;
    }

    @GetMapping("/console/attention")
    ModelAndView attention(SignedIn signedIn, Locale locale) {
        return new ModelAndView(
                "console/attention", "concerns", concerns.find(signedIn.shops(), SHOWN, wordings.in(locale)));
    }
}
