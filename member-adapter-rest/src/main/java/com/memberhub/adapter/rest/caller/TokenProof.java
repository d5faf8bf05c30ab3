package com.memberhub.adapter.rest.caller;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** The secret itself. What is compared are hashes, so that not even the secret's length can be measured. */
final class TokenProof implements CallerProof {

    private static final String BEARER = "bearer ";

    private final List<byte[]> hashes;
    private final @Nullable String header;
    private final @Nullable String parameter;

    TokenProof(List<String> secrets, @Nullable String header, @Nullable String parameter) {
        this.hashes = secrets.stream().map(TokenProof::hash).toList();
        this.header = header;
        this.parameter = parameter;
    }

    @Override
    public boolean isOfTheBody() {
        return false;
    }

    @Override
    public Borne borne(HttpServletRequest request) {
        return tokens(request).isEmpty() ? Borne.ABSENT : Borne.PRESENT;
    }

    @Override
    public boolean isRight(HttpServletRequest request, byte[] body) {
        boolean right = false;
        for (String token : tokens(request)) {
            right |= Digests.isOneOf(hash(token), hashes);
        }
        return right;
    }

    private List<String> tokens(HttpServletRequest request) {
        List<String> tokens = new ArrayList<>();
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization != null && authorization.toLowerCase(Locale.ROOT).startsWith(BEARER)) {
            tokens.add(authorization.substring(BEARER.length()).strip());
        }
        String inHeader = header == null ? null : request.getHeader(header);
        if (inHeader != null) {
            tokens.add(inHeader);
        }
        String inUrl = parameter == null ? null : parameter(request.getQueryString(), parameter);
        if (inUrl != null) {
            tokens.add(inUrl);
        }
        return tokens;
    }

    /** The container's own parameters would read the body of a form. */
    private static @Nullable String parameter(@Nullable String query, String name) {
        if (query == null) {
            return null;
        }
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0 && name.equals(decoded(pair.substring(0, equals)))) {
                return decoded(pair.substring(equals + 1));
            }
        }
        return null;
    }

    private static @Nullable String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }

    private static byte[] hash(String token) {
        return Digests.of("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    }
}
