package com.memberhub.adapter.rest.problem;

import com.memberhub.adapter.rest.envelope.Envelopes;
import com.memberhub.adapter.rest.envelope.Messages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Makes problems: for handlers, as a value; for filters, written straight to the response. */
@Component
public class Problems {

    /** The request attribute of a filter that sends an error and has something better to say than the status. */
    public static final String MESSAGE_KEY = Problems.class.getName() + ".messageKey";

    /** The page that a form was sent from is of a session which is over. */
    public static final String EXPIRED = "status.403.csrf";

    /** The key of a 403 of somebody who is signed in and may do nothing at all. */
    public static final String NO_ROLE = "status.403.no-role";

    private static final String BLANK = "about:blank";
    private static final String BUNDLE = "com.memberhub.adapter.rest.problem.messages";

    private final Envelopes envelopes;
    private final Messages messages;
    private final JsonMapper json;
    private final MessageSource source;

    Problems(Envelopes envelopes, Messages messages, JsonMapper json) {
        this.envelopes = envelopes;
        this.messages = messages;
        this.json = json;
        this.source = Messages.bundle(BUNDLE);
    }

    /** What is said of this HTTP status. */
    public Problem ofStatus(HttpServletRequest request, int status) {
        return of(request, status, "status." + status, List.of());
    }

    /** What is said under this key of the bundle, or of the status where the bundle has no such key. */
    public Problem of(HttpServletRequest request, int status, String messageKey, List<FieldProblem> fields) {
        Locale locale = messages.localeOf(request);
        return new Problem(
                BLANK,
                titleOf(status),
                status,
                detail(messageKey, status, locale),
                envelopes.requestId(request).value(),
                fields.stream()
                        .map(field -> new Problem.FieldError(field.field(), field.code(), text(field, locale)))
                        .toList());
    }

    /** What the bundle says under this key, in the language of whoever asks. */
    public String text(HttpServletRequest request, String key) {
        return source.getMessage(key, null, messages.localeOf(request));
    }

    /** Answers outside any handler. The status of the response is set as well. */
    public void write(HttpServletRequest request, HttpServletResponse response, int status) throws IOException {
        write(request, response, ofStatus(request, status));
    }

    /** Answers outside any handler. The status of the response is set as well. */
    public void write(HttpServletRequest request, HttpServletResponse response, Problem problem) throws IOException {
        byte[] body = json.writeValueAsBytes(problem);
        response.setStatus(problem.status());
        response.setHeader(
                Envelopes.REQUEST_ID_HEADER, envelopes.requestId(request).value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
        response.flushBuffer();
    }

    /** RFC 9457, 4.2.1: the title of about:blank is the phrase of the status, which is English. */
    private static String titleOf(int status) {
        HttpStatus known = HttpStatus.resolve(status);
        return known == null ? "HTTP " + status : known.getReasonPhrase();
    }

    private String detail(String messageKey, int status, Locale locale) {
        String general = source.getMessage(status >= 500 ? "status.500" : "status.4xx", null, locale);
        String ofStatus = textOr(general, "status." + status, new Object[0], locale);
        return textOr(ofStatus, messageKey, new Object[0], locale);
    }

    private String text(FieldProblem field, Locale locale) {
        Object[] arguments = field.arguments().stream().map(Object::toString).toArray();
        String general = source.getMessage("field.invalid", null, locale);
        String ofViolation = messages.ofViolation(field.code(), field.arguments(), general, locale);
        return textOr(ofViolation, "field." + field.code(), arguments, locale);
    }

    private String textOr(String otherwise, String key, Object[] arguments, Locale locale) {
        String text = source.getMessage(key, arguments, otherwise, locale);
        return text == null ? otherwise : text;
    }
}
