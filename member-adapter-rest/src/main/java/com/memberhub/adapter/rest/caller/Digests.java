package com.memberhub.adapter.rest.caller;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/** Message digests, and their comparison in constant time. */
final class Digests {

    private Digests() {}

    /** A fresh one of an algorithm that every Java has. */
    static MessageDigest of(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /** Whether it is one of several; each is looked at, whichever it is. */
    static boolean isOneOf(byte[] digest, List<byte[]> digests) {
        boolean found = false;
        for (byte[] each : digests) {
            found |= MessageDigest.isEqual(each, digest);
        }
        return found;
    }
}
