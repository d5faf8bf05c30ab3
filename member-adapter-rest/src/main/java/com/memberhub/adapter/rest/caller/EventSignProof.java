package com.memberhub.adapter.rest.caller;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The platform's message push: MD5 of client id, body and client secret. Nothing in it says when it was made, so that
 * whoever has seen one such call can send it again for ever.
 */
final class EventSignProof implements CallerProof {

    private static final String HEADER = "Event-Sign";
    private static final Pattern MD5 = Pattern.compile("[0-9a-fA-F]{32}");

    private final byte[] clientId;
    private final List<byte[]> secrets;

    EventSignProof(String clientId, List<String> secrets) {
        this.clientId = clientId.getBytes(StandardCharsets.UTF_8);
        this.secrets = secrets.stream()
                .map(secret -> secret.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    @Override
    public boolean isOfTheBody() {
        return true;
    }

    @Override
    public Borne borne(HttpServletRequest request) {
        return sent(request) == null ? Borne.ABSENT : Borne.PRESENT;
    }

    @Override
    public boolean isRight(HttpServletRequest request, byte[] body) {
        String sent = sent(request);
        if (sent == null || !MD5.matcher(sent).matches()) {
            return false;
        }
        return Digests.isOneOf(
                HexFormat.of().parseHex(sent),
                secrets.stream().map(secret -> sign(body, secret)).toList());
    }

    private byte[] sign(byte[] body, byte[] secret) {
        MessageDigest md5 = Digests.of("MD5");
        md5.update(clientId);
        md5.update(body);
        return md5.digest(secret);
    }

    private static @Nullable String sent(HttpServletRequest request) {
        return request.getHeader(HEADER);
    }
}
