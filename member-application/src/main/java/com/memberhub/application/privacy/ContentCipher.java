package com.memberhub.application.privacy;

/** Encrypts what is kept of people, with keys that the database does not have. Safe for use by many threads. */
public interface ContentCipher {

    /**
     * Encrypts and authenticates.
     *
     * @param content what nobody may read who has not the keys
     * @param place where it is stored; what was encrypted for one place cannot be read from another
     */
    byte[] encrypt(byte[] content, byte[] place);

    /**
     * What was encrypted.
     *
     * @throws UnreadableContentException when none of the keys fits, it was encrypted for another place, or somebody
     *     changed it
     */
    byte[] decrypt(byte[] encrypted, byte[] place);
}
