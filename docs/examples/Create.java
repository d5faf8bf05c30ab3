import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Creates a member at a hub, with nothing but the JDK (17 or newer):
 *
 * <pre>
 * SECRET=... java Create.java token      http://localhost:8080 91234567_crm 91234567 13800138000
 * SECRET=... java Create.java signature  http://localhost:8080 91234567_crm 91234567 13800138000
 * SECRET=... java Create.java event-sign http://localhost:8080 91234567_crm 91234567 13800138000
 * java Create.java none http://localhost:8080 91234567_crm 91234567 13800138000
 * </pre>
 *
 * The last is for a hub on this machine with no app configured. The program ends with 0 where the member is stored, with 1
 * where the call was refused, and with 2 where it was not decided.
 */
public class Create {

    /** Above the hub's own deadlines, so that its 503 is what comes rather than a timeout. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final int ATTEMPTS = 4;

    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 5) {
            System.err.println("java Create.java token|signature|event-sign|none URL APP_ID ROOT_KDT_ID MOBILE");
            System.exit(2);
        }
        String scheme = arguments[0];
        URI endpoint = URI.create(arguments[1] + "/MemberCreateExtension");
        String appId = arguments[2];
        // A real program lets a library write its JSON.
        String body = """
                {"rootKdtId": %s, "appId": "%s", "extendMap": {}, "mobile": "%s", "name": "Zhang Xiaoman"}"""
                .formatted(arguments[3], appId, arguments[4]);
        HttpResponse<String> answer = send(scheme, endpoint, appId, body);
        System.out.println(answer.statusCode() + " " + answer.body());
        boolean decided = answer.statusCode() == 200;
        boolean stored = decided && answer.headers().firstValue("Member-Outcome").isPresent();
        System.exit(stored ? 0 : decided ? 1 : 2);
    }

    /** The same call may be sent as often as one likes: whoever is a member keeps their number. */
    private static HttpResponse<String> send(String scheme, URI endpoint, String appId, String body) throws Exception {
        HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
        for (int attempt = 1; ; attempt++) {
            HttpRequest.Builder request = HttpRequest.newBuilder(endpoint)
                    .timeout(PATIENCE)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(body));
            prove(request, scheme, appId, body);
            HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
            boolean later = answer.statusCode() == 429 || answer.statusCode() == 503;
            if (!later || attempt == ATTEMPTS) {
                return answer;
            }
            long seconds = answer.headers().firstValueAsLong("Retry-After").orElse(attempt);
            Thread.sleep(Duration.ofSeconds(seconds).toMillis());
        }
    }

    /** Signed anew at each attempt: a signature is good for five minutes. */
    private static void prove(HttpRequest.Builder request, String scheme, String appId, String body)
            throws GeneralSecurityException {
        switch (scheme) {
            case "token" -> request.header("Authorization", "Bearer " + secret());
            case "signature" -> {
                String id = "msg_" + UUID.randomUUID();
                String timestamp = Long.toString(Instant.now().getEpochSecond());
                Mac mac = Mac.getInstance("HmacSHA256");
                byte[] key = Base64.getDecoder().decode(secret().replaceFirst("^whsec_", ""));
                mac.init(new SecretKeySpec(key, "HmacSHA256"));
                byte[] signature = mac.doFinal(bytes(id + "." + timestamp + "." + body));
                request.header("webhook-id", id)
                        .header("webhook-timestamp", timestamp)
                        .header("webhook-signature", "v1," + Base64.getEncoder().encodeToString(signature));
            }
            case "event-sign" -> {
                byte[] digest = MessageDigest.getInstance("MD5").digest(bytes(appId + body + secret()));
                request.header("Event-Sign", HexFormat.of().formatHex(digest));
            }
            case "none" -> {}
            default -> throw new IllegalArgumentException("no such scheme: " + scheme);
        }
    }

    private static String secret() {
        String secret = System.getenv("SECRET");
        if (secret == null) {
            throw new IllegalArgumentException("the environment has no SECRET");
        }
        return secret;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
