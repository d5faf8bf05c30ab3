package com.memberhub.adapter.jpa;

import com.memberhub.application.journal.Payload;
import com.memberhub.application.journal.RequestId;
import com.memberhub.application.privacy.ContentCipher;
import com.memberhub.application.privacy.UnreadableContentException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * How the journal's {@code payload} and {@code changes} lie in the database. Where there is a cipher they are encrypted, each
 * for its own row and column. A row tells by itself whether it is, so rows from before there was a cipher stay readable.
 *
 * <p>An encrypted payload is a mark, a byte that says what follows, and the ciphertext; encrypted changes are a JSON string
 * with the ciphertext in Base64, where plain ones are an array.
 */
@Component
class CallContent implements InitializingBean {

    /** No text in UTF-8 begins like this, nor one in UTF-16; whatever does all the same is marked as plain. */
    private static final byte[] MARK = {(byte) 0xff, 'm', 'h'};

    private static final byte PLAIN = 0;
    private static final byte ENCRYPTED = 1;

    /** Both ends of an index: what lies between them was written with the keys of one of them, or with earlier ones. */
    private static final String OLDEST_AND_NEWEST = """
            (SELECT request_id, payload FROM member_call WHERE payload IS NOT NULL ORDER BY received_at LIMIT 1)
            UNION ALL
            (SELECT request_id, payload FROM member_call WHERE payload IS NOT NULL ORDER BY received_at DESC LIMIT 1)""";

    private final JdbcTemplate jdbc;
    private final @Nullable ContentCipher cipher;

    CallContent(JdbcTemplate jdbc, ObjectProvider<ContentCipher> cipher) {
        this.jdbc = jdbc;
        this.cipher = cipher.getIfAvailable();
    }

    /** A hub that cannot read what others wrote must not begin to write: it has the wrong keys, or has lost them. */
    @Override
    public void afterPropertiesSet() {
        jdbc.query(OLDEST_AND_NEWEST, row -> {
            payload(row.getBytes("payload"), new RequestId(row.getString("request_id")));
        });
    }

    byte[] stored(Payload payload, RequestId call) {
        byte[] bytes = payload.bytes();
        if (cipher != null) {
            return marked(ENCRYPTED, cipher.encrypt(bytes, place("payload", call)));
        }
        return isMarked(bytes) ? marked(PLAIN, bytes) : bytes;
    }

    Payload payload(byte[] stored, RequestId call) {
        if (!isMarked(stored)) {
            return new Payload(stored);
        }
        byte[] content = Arrays.copyOfRange(stored, MARK.length + 1, stored.length);
        return new Payload(stored[MARK.length] == PLAIN ? content : decrypt(content, "payload", call));
    }

    /** @param changes JSON, as {@link JsonColumns} makes it */
    @Nullable
    String storedChanges(@Nullable String changes, RequestId call) {
        if (cipher == null || changes == null) {
            return changes;
        }
        byte[] encrypted = cipher.encrypt(changes.getBytes(StandardCharsets.UTF_8), place("changes", call));
        return '"' + Base64.getEncoder().encodeToString(encrypted) + '"';
    }

    @Nullable
    String changes(@Nullable String stored, RequestId call) {
        if (stored == null || !stored.startsWith("\"")) {
            return stored;
        }
        byte[] encrypted = Base64.getDecoder().decode(stored.substring(1, stored.length() - 1));
        return new String(decrypt(encrypted, "changes", call), StandardCharsets.UTF_8);
    }

    private byte[] decrypt(byte[] encrypted, String column, RequestId call) {
        if (cipher == null) {
            throw new UnreadableContentException(
                    "The journal is encrypted, and this hub has no keyset: call " + call.value() + " cannot be read.");
        }
        try {
            return cipher.decrypt(encrypted, place(column, call));
        } catch (UnreadableContentException unreadable) {
            throw new UnreadableContentException("The " + column + " of call " + call.value()
                    + " cannot be read with the keyset of this hub: it lacks the key, or the row was tampered with.");
        }
    }

    private static byte[] place(String column, RequestId call) {
        return (column + " " + call.value()).getBytes(StandardCharsets.UTF_8);
    }

    private static boolean isMarked(byte[] bytes) {
        return bytes.length > MARK.length && Arrays.equals(bytes, 0, MARK.length, MARK, 0, MARK.length);
    }

    private static byte[] marked(byte kind, byte[] content) {
        byte[] marked = Arrays.copyOf(MARK, MARK.length + 1 + content.length);
        marked[MARK.length] = kind;
        System.arraycopy(content, 0, marked, MARK.length + 1, content.length);
        return marked;
    }
}
