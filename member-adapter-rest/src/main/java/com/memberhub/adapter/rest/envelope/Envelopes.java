package com.memberhub.adapter.rest.envelope;

import com.memberhub.adapter.rest.envelope.Envelope.Data;
import com.memberhub.adapter.rest.envelope.Envelope.FieldError;
import com.memberhub.application.journal.RequestId;
import com.memberhub.domain.finding.Violation;
import com.memberhub.domain.member.OutOpenId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Makes envelopes: for handlers, as a value; for filters and the container, written straight to the response. */
@Component
public class Envelopes {

    /** The header that repeats {@link Envelope#requestId()}. */
    public static final String REQUEST_ID_HEADER = "X-Request-Id";

    private static final String REQUEST_ID_ATTRIBUTE = RequestId.class.getName();
    private static final int OK = 200;
    private static final int REFUSED = 400;

    private final Messages messages;
    private final JsonMapper json;
    private final Supplier<RequestId> requestIds;

    Envelopes(Messages messages, JsonMapper json, Supplier<RequestId> requestIds) {
        this.messages = messages;
        this.json = json;
        this.requestIds = requestIds;
    }

    /** The id of this request, given at first sight and the same until it is answered. */
    public RequestId requestId(HttpServletRequest request) {
        if (request.getAttribute(REQUEST_ID_ATTRIBUTE) instanceof RequestId known) {
            return known;
        }
        RequestId fresh = requestIds.get();
        request.setAttribute(REQUEST_ID_ATTRIBUTE, fresh);
        return fresh;
    }

    /** The member is stored. */
    public Envelope success(HttpServletRequest request, String messageKey, OutOpenId outOpenId) {
        String message = messages.of(messageKey, messages.localeOf(request));
        return new Envelope(true, OK, message, requestId(request).value(), Map.of(), new Data(outOpenId.value()));
    }

    /** The call breaks rules. The platform knows this by the code, not by the HTTP status, which stays 200. */
    public Envelope refusal(HttpServletRequest request, List<Violation> violations) {
        Locale locale = messages.localeOf(request);
        Map<String, FieldError> errorData = new LinkedHashMap<>();
        for (Violation violation : violations) {
            errorData.put(
                    violation.path(), new FieldError(violation.code().wireName(), messages.of(violation, locale)));
        }
        return new Envelope(
                false,
                REFUSED,
                messages.of("refused", locale),
                requestId(request).value(),
                errorData,
                null);
    }

    /** The call failed as a whole, with this HTTP status. */
    public Envelope failure(HttpServletRequest request, int status) {
        String message = messages.ofStatus(status, messages.localeOf(request));
        return new Envelope(false, status, message, requestId(request).value(), Map.of(), null);
    }

    /** Answers outside any handler. The status of the response is set as well. */
    public void writeFailure(HttpServletRequest request, HttpServletResponse response, int status) throws IOException {
        byte[] body = json.writeValueAsBytes(failure(request, status));
        response.setStatus(status);
        response.setHeader(REQUEST_ID_HEADER, requestId(request).value());
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
        response.flushBuffer();
    }
}
