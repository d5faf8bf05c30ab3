package com.memberhub.adapter.rest.envelope;

import com.memberhub.domain.finding.Violation;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Objects;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/** What the hub says to people, in 简体中文 unless the caller prefers English. */
@Component
public class Messages {

    /** Where a browser keeps the language that was chosen; it sends it to the console only. */
    public static final String LANGUAGE_COOKIE = "member-hub-language";

    /** Chinese is what the bundle without a language speaks. */
    private static final List<Locale> SPOKEN = List.of(Locale.CHINESE, Locale.ENGLISH);

    /** More than anybody speaks; to put thousands of languages in order takes longer than to answer. */
    private static final int LONGEST_HEADER = 512;

    private static final String BUNDLE = "com.memberhub.adapter.rest.envelope.messages";

    private final MessageSource source;

    Messages() {
        this.source = bundle(BUNDLE);
    }

    /** What a bundle says: in UTF-8, and in Chinese where it has nothing in a language, whatever the machine speaks. */
    public static MessageSource bundle(String name) {
        ResourceBundleMessageSource bundle = new ResourceBundleMessageSource();
        bundle.setBasename(name);
        bundle.setDefaultEncoding("UTF-8");
        bundle.setFallbackToSystemLocale(false);
        return bundle;
    }

    /**
     * The language that somebody chose at the console, or else the one we speak that the caller likes best (RFC 9110, 12.5.4);
     * else Chinese. The request's own locales would not do: where the header says nothing they are the machine's.
     */
    public Locale localeOf(HttpServletRequest request) {
        Cookie chosen = WebUtils.getCookie(request, LANGUAGE_COOKIE);
        return chosen == null
                ? accepted(request)
                : SPOKEN.stream()
                        .filter(language -> language.getLanguage().equals(chosen.getValue()))
                        .findFirst()
                        .orElseGet(() -> accepted(request));
    }

    private static Locale accepted(HttpServletRequest request) {
        String accepted = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE);
        if (accepted == null || accepted.length() > LONGEST_HEADER) {
            return Locale.CHINESE;
        }
        try {
            return Optional.ofNullable(Locale.lookup(LanguageRange.parse(accepted), SPOKEN))
                    .orElse(Locale.CHINESE);
        } catch (IllegalArgumentException | IndexOutOfBoundsException notLanguages) {
            // A language of hyphens alone is more than the JDK expects.
            return Locale.CHINESE;
        }
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
        return ofViolation(violation.code().wireName(), violation.arguments(), locale);
    }

    /**
     * The message of a violation as the journal keeps it; the code itself where this version has no message for it.
     *
     * @param arguments numbers or texts, a kind of value by its wire name
     */
    public String ofViolation(String code, List<Object> arguments, Locale locale) {
        return ofViolation(code, arguments, code, locale);
    }

    /** The same; another text where this version has no message for it. */
    public String ofViolation(String code, List<Object> arguments, String otherwise, Locale locale) {
        Object[] told = arguments.stream()
                .map(argument -> source.getMessage("kind." + argument, null, argument.toString(), locale))
                .toArray();
        return Objects.requireNonNull(source.getMessage("violation." + code, told, otherwise, locale));
    }
}
