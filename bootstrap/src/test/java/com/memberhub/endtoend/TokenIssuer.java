package com.memberhub.endtoend;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;

/** An OpenID Connect provider on this machine that believes everybody. */
final class TokenIssuer implements AutoCloseable {

    static final String CLIENT = "member-hub";

    private final RSAKey key;
    private final JwtEncoder encoder;
    private final HttpServer server;
    private volatile Map<String, Object> idToken = Map.of();

    TokenIssuer() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair pair = generator.generateKeyPair();
        key = new RSAKey.Builder((RSAPublicKey) pair.getPublic())
                .privateKey(pair.getPrivate())
                .keyID("1")
                .build();
        encoder = new NimbusJwtEncoder(new ImmutableJWKSet<>(new JWKSet(key)));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/keys",
                exchange -> answer(exchange, new JWKSet(key).toPublicJWKSet().toString()));
        server.createContext("/token", exchange -> answer(exchange, """
                {"access_token": "a", "token_type": "Bearer", "expires_in": 60, "id_token": "%s"}""".formatted(sign(idToken))));
        server.start();
    }

    /** The settings of a hub that lets people sign in with this provider. */
    String[] clientSettings() {
        String registration = "spring.security.oauth2.client.registration.sso.";
        String provider = "spring.security.oauth2.client.provider.sso.";
        return new String[] {
            registration + "client-id=" + CLIENT,
            registration + "client-secret=secret",
            registration + "client-name=Single sign-on",
            registration + "authorization-grant-type=authorization_code",
            registration + "redirect-uri={baseUrl}/login/oauth2/code/{registrationId}",
            registration + "scope=openid",
            provider + "authorization-uri=" + uri("/authorize"),
            provider + "token-uri=" + uri("/token"),
            provider + "jwk-set-uri=" + uri("/keys"),
            provider + "user-name-attribute=preferred_username"
        };
    }

    String uri(String path) {
        return "http://localhost:" + server.getAddress().getPort() + path;
    }

    /** What the next ID token says. */
    void says(Map<String, Object> claims) {
        idToken = claims;
    }

    /** A token with these claims that is valid for a minute. */
    String sign(Map<String, Object> claims) {
        Instant now = Instant.now();
        JwtClaimsSet set = JwtClaimsSet.builder()
                .issuer(uri(""))
                .subject("subject")
                .audience(List.of(CLIENT))
                .issuedAt(now)
                .expiresAt(now.plusSeconds(60))
                .claims(all -> all.putAll(claims))
                .build();
        JwsHeader header = JwsHeader.with(SignatureAlgorithm.RS256).keyId("1").build();
        return encoder.encode(JwtEncoderParameters.from(header, set)).getTokenValue();
    }

    /** The public key in PEM. */
    String publicKey() throws Exception {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(key.toRSAPublicKey().getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
