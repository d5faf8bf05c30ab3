package com.memberhub.adapter.rest.console;

import com.memberhub.adapter.rest.security.SignedIn;
import com.memberhub.application.directory.StatisticsDirectory;
import com.memberhub.application.staff.StaffRole;
import java.time.Clock;
import java.util.Locale;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** What a shift lead wants at a glance. */
@StaffPage
class HomeController {

    private static final int WAITING = 5;

    private final StatisticsDirectory statistics;
    private final Concern.Finder concerns;
    private final Wordings wordings;
    private final Clock clock;

    HomeController(StatisticsDirectory statistics, Concern.Finder concerns, Wordings wordings, Clock clock) {
        this.statistics = statistics;
        this.concerns = concerns;
        this.wordings = wordings;
        this.clock = clock;
    }

    /** Who types an address may end it with a slash. */
    @GetMapping(Pages.HOME + "/")
    RedirectView withoutSlash() {
        return Pages.redirect(Pages.HOME);
    }

    /** Somebody who only reads the access log finds that. */
    @GetMapping(Pages.HOME)
    ModelAndView home(SignedIn signedIn, Locale locale) {
        if (!signedIn.may(StaffRole.VIEWER)) {
            return new ModelAndView(Pages.redirect(Pages.ACCESS_LOG));
        }
        Wording wording = wordings.in(locale);
        HomePage page = HomePage.of(statistics.at(clock.instant(), signedIn.shops()), wording);
        return new ModelAndView("console/home", "page", page)
                .addObject("concerns", concerns.find(signedIn.shops(), WAITING, wording));
    }
}
