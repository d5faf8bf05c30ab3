package com.memberhub.adapter.rest.staff;

import com.memberhub.adapter.rest.body.BoundedBody;
import com.memberhub.application.journal.Payload;
import com.memberhub.domain.finding.ValueKind;
import com.memberhub.domain.finding.ViolationCode;
import com.memberhub.domain.member.Limits;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * {@code {"payload": ...}}: the corrected body, as an object or as a text that holds it. Either way the journal keeps it
 * character for character, and what is wrong inside it is decided as with any call, not here.
 */
final class ResubmitRequest {

    private static final String PAYLOAD = "payload";
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    /** A payload of the largest size still fits when it is escaped in a text. */
    private static final int BODY_BYTES = 4 * Limits.BODY_BYTES;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNameLength(BODY_BYTES)
                    .maxNumberLength(BODY_BYTES)
                    .maxStringLength(BODY_BYTES)
                    .build())
            .build();

    private ResubmitRequest() {}

    static Payload read(HttpServletRequest request) throws IOException {
        byte[] sent = BoundedBody.read(request, BODY_BYTES);
        RequestFields body = RequestFields.ofBody(sent, PAYLOAD);
        Object value = body.sent(PAYLOAD);
        byte[] payload = new byte[0];
        if (value instanceof String text) {
            payload = text.getBytes(StandardCharsets.UTF_8);
        } else if (value instanceof Map) {
            payload = asSent(sent).getBytes(StandardCharsets.UTF_8);
        } else if (value == null) {
            body.refuse(PAYLOAD, ViolationCode.REQUIRED);
        } else {
            body.refuse(PAYLOAD, ViolationCode.WRONG_TYPE, ValueKind.OBJECT);
        }
        if (payload.length > Limits.BODY_BYTES) {
            body.refuse(PAYLOAD, ViolationCode.TOO_LARGE, Limits.BODY_BYTES);
        }
        body.check();
        return new Payload(payload);
    }

    /** The characters of the object, spaces and the order of keys included. The body was read once and is JSON. */
    private static String asSent(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        String json = text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                boolean wanted = parser.currentName().equals(PAYLOAD);
                parser.nextToken();
                int start = (int) parser.currentTokenLocation().getCharOffset();
                parser.skipChildren();
                if (wanted) {
                    return json.substring(start, (int) parser.currentLocation().getCharOffset());
                }
            }
        }
        throw new IllegalStateException("the field was there a moment ago");
    }
}
