package com.memberhub.adapter.rest.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.view.RedirectView;

/** The language switch. */
@Controller
class LanguageController {

    private final LocaleResolver language;

    LanguageController(LocaleResolver language) {
        this.language = language;
    }

    /**
     * Remembers the language and goes back.
     *
     * @param page where to; only a page of the console
     */
    @PostMapping("/console/language")
    RedirectView choose(
            @RequestParam("language") String tag,
            @RequestParam(defaultValue = Pages.HOME) String page,
            HttpServletRequest request,
            HttpServletResponse response) {
        language.setLocale(request, response, Locale.forLanguageTag(tag));
        return Pages.redirect(Pages.isOfTheConsole(page) ? page : Pages.HOME);
    }
}
