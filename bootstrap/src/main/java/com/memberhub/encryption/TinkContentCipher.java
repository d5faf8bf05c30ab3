package com.memberhub.encryption;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.memberhub.application.privacy.ContentCipher;
import com.memberhub.application.privacy.UnreadableContentException;
import java.security.GeneralSecurityException;

/** AES-256-GCM, with the primary key of a keyset; the place is what GCM calls associated data. */
final class TinkContentCipher implements ContentCipher {

    private final Aead aead;

    TinkContentCipher(KeysetHandle keys) throws GeneralSecurityException {
        aead = keys.getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    @Override
    public byte[] encrypt(byte[] content, byte[] place) {
        try {
            return aead.encrypt(content, place);
        } catch (GeneralSecurityException defect) {
            throw new IllegalStateException(defect);
        }
    }

    @Override
    public byte[] decrypt(byte[] encrypted, byte[] place) {
        try {
            return aead.decrypt(encrypted, place);
        } catch (GeneralSecurityException noKeyFits) {
            throw new UnreadableContentException("No key of the keyset fits.");
        }
    }
}
