package com.memberhub.encryption;

import com.google.crypto.tink.DeterministicAead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.memberhub.application.privacy.LookupCipher;
import com.memberhub.application.privacy.UnreadableContentException;
import java.security.GeneralSecurityException;

/** AES-256-SIV; the purpose is what RFC 5297 calls associated data. */
final class TinkLookupCipher implements LookupCipher {

    private final DeterministicAead aead;

    TinkLookupCipher(KeysetHandle key) throws GeneralSecurityException {
        aead = key.getPrimitive(RegistryConfiguration.get(), DeterministicAead.class);
    }

    @Override
    public byte[] encrypt(byte[] value, byte[] purpose) {
        try {
            return aead.encryptDeterministically(value, purpose);
        } catch (GeneralSecurityException defect) {
            throw new IllegalStateException(defect);
        }
    }

    @Override
    public byte[] decrypt(byte[] encrypted, byte[] purpose) {
        try {
            return aead.decryptDeterministically(encrypted, purpose);
        } catch (GeneralSecurityException anotherKey) {
            throw new UnreadableContentException("The lookup key does not fit.");
        }
    }
}
