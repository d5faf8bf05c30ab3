package com.memberhub.adapter.rest.console;

import com.memberhub.adapter.rest.envelope.Messages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.servlet.LocaleResolver;

/** The language somebody chose, kept in a cookie; until they do, the one their browser asks for. */
final class ConsoleLanguage implements LocaleResolver {

    private static final int SECONDS = 365 * 24 * 60 * 60;
    private static final Set<String> SPOKEN = Set.of(Locale.CHINESE.getLanguage(), Locale.ENGLISH.getLanguage());

    private final Messages messages;

    ConsoleLanguage(Messages messages) {
        this.messages = messages;
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        return messages.localeOf(request);
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        if (response != null && locale != null && SPOKEN.contains(locale.getLanguage())) {
            ResponseCookie cookie = ResponseCookie.from(Messages.LANGUAGE_COOKIE, locale.getLanguage())
                    .path("/console")
                    .maxAge(SECONDS)
                    .sameSite("Lax")
                    .httpOnly(true)
                    .secure(request.isSecure())
                    .build();
            response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
        }
    }
}
