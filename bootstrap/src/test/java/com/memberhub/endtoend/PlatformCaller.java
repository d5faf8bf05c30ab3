package com.memberhub.endtoend;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.json.JsonMapper;

/**
 * A connector that calls the platform's endpoint, with whatever headers a test gives it.
 *
 * @param hub which hub it calls
 * @param path with what stands behind the question mark
 * @param headers each with its value
 */
record PlatformCaller(Hub hub, String path, Map<String, String> headers) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String ENDPOINT = "/MemberCreateExtension";

    static PlatformCaller of(Hub hub) {
        return new PlatformCaller(hub, ENDPOINT, Map.of());
    }

    PlatformCaller with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new PlatformCaller(hub, path, more);
    }

    PlatformCaller withQuery(String query) {
        return new PlatformCaller(hub, ENDPOINT + "?" + query, headers);
    }

    PlatformCaller bearer(String secret) {
        return with("Authorization", "Bearer " + secret);
    }

    /** Signs as Standard Webhooks lay it down. */
    PlatformCaller signed(String secret, long timestamp, String body) {
        return with("webhook-id", "msg_1")
                .with("webhook-timestamp", Long.toString(timestamp))
                .with("webhook-signature", "v1," + signature(secret, "msg_1", timestamp, body));
    }

    static String signature(String secret, String id, long timestamp, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.replace("whsec_", "")), "HmacSHA256"));
            byte[] signature = mac.doFinal((id + "." + timestamp + "." + body).getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signature);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Signs as the platform's message push does. */
    PlatformCaller eventSigned(String clientId, String secret, String body) {
        return with("Event-Sign", eventSign(clientId, secret, body));
    }

    static String eventSign(String clientId, String secret, String body) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("MD5")
                            .digest((clientId + body + secret).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    Hub.Answer create(String body) {
        Staff connection = new Staff(hub);
        HttpRequest.Builder request = connection
                .request("POST", path)
                .header("Content-Type", "application/json")
                .header("Accept-Language", "en")
                .POST(BodyPublishers.ofString(body));
        headers.forEach(request::setHeader);
        HttpResponse<String> response = connection.send(request);
        return new Hub.Answer(response, JSON.readTree(response.body()));
    }
}
