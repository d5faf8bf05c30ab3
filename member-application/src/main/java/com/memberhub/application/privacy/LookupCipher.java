package com.memberhub.application.privacy;

/**
 * Encrypts what people are looked up by, always to the same for the same value (AES-SIV, RFC 5297), with a key that the
 * database does not have. What is encrypted can so be compared, and found by an index, and tells nothing but which values are
 * the same. Safe for use by many threads.
 */
public interface LookupCipher {

    /**
     * Encrypts and authenticates.
     *
     * @param value what nobody may read who has not the key
     * @param purpose what it is; the same value for another purpose becomes another ciphertext
     */
    byte[] encrypt(byte[] value, byte[] purpose);

    /**
     * What was encrypted.
     *
     * @throws UnreadableContentException when it is not of this key and purpose, or somebody changed it
     */
    byte[] decrypt(byte[] encrypted, byte[] purpose);
}
