package com.memberhub.adapter.rest.envelope;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes an envelope with its length. Without one a body is sent in chunks, the last of which is empty: a second packet and a
 * second call of the system for each answer.
 */
@Component
class EnvelopeConverter extends AbstractHttpMessageConverter<Envelope> {

    private final JsonMapper mapper;

    EnvelopeConverter(JsonMapper mapper) {
        super(MediaType.APPLICATION_JSON);
        this.mapper = mapper;
    }

    @Override
    protected boolean supports(Class<?> type) {
        return type == Envelope.class;
    }

    @Override
    public boolean canRead(Class<?> type, @Nullable MediaType mediaType) {
        return false;
    }

    @Override
    protected Envelope readInternal(Class<? extends Envelope> type, HttpInputMessage message) {
        throw new HttpMessageNotReadableException("envelopes are only written", message);
    }

    @Override
    protected void writeInternal(Envelope envelope, HttpOutputMessage message) throws IOException {
        byte[] body = mapper.writeValueAsBytes(envelope);
        message.getHeaders().setContentLength(body.length);
        message.getBody().write(body);
    }
}
