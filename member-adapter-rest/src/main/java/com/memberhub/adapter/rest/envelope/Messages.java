package com.memberhub.adapter.rest.envelope;

import com.memberhub.domain.finding.ValueKind;
import com.memberhub.domain.finding.Violation;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** What the envelope says to people, in 简体中文 unless the caller prefers English. */
@Component
public class Messages {

    private static final Locale CHINESE = Locale.SIMPLIFIED_CHINESE;
    private static final String BUNDLE = "com.memberhub.adapter.rest.envelope.messages";

    private final MessageSource source;

    Messages() {
        ResourceBundleMessageSource bundle = new ResourceBundleMessageSource();
        bundle.setBasename(BUNDLE);
        bundle.setDefaultEncoding("UTF-8");
        bundle.setFallbackToSystemLocale(false);
        this.source = bundle;
    }

    /** The first of the languages the caller accepts (RFC 9110, 12.5.4) that we speak; else Chinese. */
    Locale localeOf(HttpServletRequest request) {
        if (request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null) {
            return CHINESE;
        }
        return Collections.list(request.getLocales()).stream()
                .flatMap(locale -> spoken(locale).stream())
                .findFirst()
                .orElse(CHINESE);
    }

    private static Optional<Locale> spoken(Locale locale) {
        return switch (locale.getLanguage()) {
            case "zh" -> Optional.of(CHINESE);
            case "en" -> Optional.of(Locale.ENGLISH);
            default -> Optional.empty();
        };
    }

    /** The message of a key of the bundle. */
    String of(String key, Locale locale) {
        return source.getMessage(key, null, locale);
    }

    /** The message of an HTTP status; a general one where the status has none of its own. */
    String ofStatus(int status, Locale locale) {
        String general = of(status >= 500 ? "status.500" : "status.4xx", locale);
        return Optional.ofNullable(source.getMessage("status." + status, null, general, locale))
                .orElse(general);
    }

    /** The message of a violation. */
    String of(Violation violation, Locale locale) {
        Object[] arguments = violation.arguments().stream()
                .map(argument -> argument instanceof ValueKind kind
                        ? of("kind." + kind.wireName(), locale)
                        : argument.toString())
                .toArray();
        return source.getMessage("violation." + violation.code().wireName(), arguments, locale);
    }
}
