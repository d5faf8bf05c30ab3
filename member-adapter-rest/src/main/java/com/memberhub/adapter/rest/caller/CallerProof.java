package com.memberhub.adapter.rest.caller;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an app proves that a call is its own. It knows the app's secrets and tells them to nobody: none is in any text of
 * it.
 */
public sealed interface CallerProof permits TokenProof, SignatureProof, EventSignProof {

    /** Whether a request bears a proof of this kind, right or wrong. */
    enum Borne {
        /** None. */
        ABSENT,
        /** One whose time is too far from ours, so that it proves nothing whatever it is. */
        STALE,
        /** One that may be right. */
        PRESENT
    }

    /**
     * The secret itself, as {@code Authorization: Bearer}.
     *
     * @param header another header that may bear it; null for none
     * @param parameter a parameter of the URL that may bear it; null for none
     */
    static CallerProof token(List<String> secrets, @Nullable String header, @Nullable String parameter) {
        return new TokenProof(secrets, header, parameter);
    }

    /**
     * A signature as <a href="https://www.standardwebhooks.com">Standard Webhooks</a> lays it down.
     *
     * @param secrets in Base64, with {@code whsec_} before or not
     * @throws IllegalArgumentException where one is no Base64 of at least {@link SignatureProof#LEAST_BYTES} bytes
     */
    static CallerProof signature(List<String> secrets, Clock clock) {
        return new SignatureProof(secrets, clock);
    }

    /** The header {@code Event-Sign} of the platform's message push: MD5 of client id, body and secret. */
    static CallerProof eventSign(String clientId, List<String> secrets) {
        return new EventSignProof(clientId, secrets);
    }

    /** Whether the body has to be there to check it. */
    boolean isOfTheBody();

    /** Whether a request bears one. Nothing of the body is looked at. */
    Borne borne(HttpServletRequest request);

    /** Whether the one it bears is right, decided in a time that says nothing about how far it was. */
    boolean isRight(HttpServletRequest request, byte[] body);
}
