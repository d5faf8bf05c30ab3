package com.memberhub.adapter.rest.staff;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Makes an entity tag of what is shown, so that it changes whenever that does, be it for another language only. */
@Component
class EntityTags {

    private static final int BYTES_SHOWN = 16;

    private final JsonMapper json;

    EntityTags(JsonMapper json) {
        this.json = json;
    }

    /** A strong tag: equal for equal bytes only. It is a hash, so nothing can be read out of it. */
    String of(Object shown) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(json.writeValueAsBytes(shown));
            return "\"" + HexFormat.of().formatHex(hash, 0, BYTES_SHOWN) + "\"";
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
