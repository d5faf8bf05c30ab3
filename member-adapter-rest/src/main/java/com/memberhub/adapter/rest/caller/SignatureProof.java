package com.memberhub.adapter.rest.caller;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Standard Webhooks, symmetric: {@code v1,} and the Base64 of HMAC-SHA256 over {@code id.timestamp.body}. The bytes of the
 * body are signed as they came; the specification's own library for Java would take them for text, and bytes that are no
 * UTF-8 for others that are none.
 */
final class SignatureProof implements CallerProof {

    /** What the specification asks of a secret. */
    static final int LEAST_BYTES = 24;

    /** How far its time may be from ours, before or after. */
    static final Duration WINDOW = Duration.ofMinutes(5);

    private static final String ID = "webhook-id";
    private static final String TIMESTAMP = "webhook-timestamp";
    private static final String SIGNATURE = "webhook-signature";
    private static final String VERSION = "v1,";
    private static final String PREFIX = "whsec_";
    private static final String ALGORITHM = "HmacSHA256";

    /** Seconds, in a form that has no other. */
    private static final Pattern SECONDS = Pattern.compile("[1-9][0-9]{0,11}");

    private final List<SecretKeySpec> keys;
    private final Clock clock;

    SignatureProof(List<String> secrets, Clock clock) {
        this.keys = secrets.stream().map(SignatureProof::key).toList();
        this.clock = clock;
    }

    private static SecretKeySpec key(String secret) {
        byte[] key = decoded(secret.startsWith(PREFIX) ? secret.substring(PREFIX.length()) : secret);
        if (key.length < LEAST_BYTES) {
            throw new IllegalArgumentException("a secret of a signature has at least " + LEAST_BYTES + " bytes");
        }
        return new SecretKeySpec(key, ALGORITHM);
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException notBase64) {
            // Without the cause, whose message quotes a letter of the secret.
            return new byte[0];
        }
    }

    @Override
    public boolean isOfTheBody() {
        return true;
    }

    @Override
    public Borne borne(HttpServletRequest request) {
        String timestamp = request.getHeader(TIMESTAMP);
        if (request.getHeader(ID) == null || timestamp == null || request.getHeader(SIGNATURE) == null) {
            return Borne.ABSENT;
        }
        return isRecent(timestamp) ? Borne.PRESENT : Borne.STALE;
    }

    private boolean isRecent(String timestamp) {
        if (!SECONDS.matcher(timestamp).matches()) {
            return false;
        }
        Instant signedAt = Instant.ofEpochSecond(Long.parseLong(timestamp));
        return Duration.between(signedAt, clock.instant()).abs().compareTo(WINDOW) <= 0;
    }

    @Override
    public boolean isRight(HttpServletRequest request, byte[] body) {
        String id = request.getHeader(ID);
        String timestamp = request.getHeader(TIMESTAMP);
        List<byte[]> sent = signatures(request.getHeader(SIGNATURE));
        boolean right = false;
        for (SecretKeySpec key : keys) {
            right |= Digests.isOneOf(sign(key, id + "." + timestamp + ".", body), sent);
        }
        return right;
    }

    /** One header may bear several signatures, one of each secret or version of the sender's. */
    private static List<byte[]> signatures(@Nullable String header) {
        return header == null
                ? List.of()
                : Arrays.stream(header.split(" ", -1))
                        .filter(signature -> signature.startsWith(VERSION))
                        .map(signature -> signature.substring(VERSION.length()).getBytes(StandardCharsets.UTF_8))
                        .toList();
    }

    private static byte[] sign(SecretKeySpec key, String before, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(before.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encode(mac.doFinal(body));
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
