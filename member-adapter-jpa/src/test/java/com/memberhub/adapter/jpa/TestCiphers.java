package com.memberhub.adapter.jpa;

import com.memberhub.application.privacy.ContentCipher;
import com.memberhub.application.privacy.LookupCipher;
import com.memberhub.application.privacy.UnreadableContentException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/** Ciphers of the JDK, for a test that has the property {@link #ENCRYPTED}. The hub's own are Tink's, in another module. */
@Component
@ConditionalOnProperty("members-are-encrypted")
class TestCiphers {

    static final String ENCRYPTED = "members-are-encrypted=true";

    private static final int NONCE = 12;
    private static final int TAG = 16;

    /** How many bytes a ciphertext has more than what was encrypted. */
    static final int MORE = NONCE + TAG;

    private final SecretKeySpec key = new SecretKeySpec(
            "a key of 32 bytes, for a test".repeat(2).substring(0, 32).getBytes(StandardCharsets.US_ASCII), "AES");

    @Bean
    ContentCipher contentCipher() {
        return new ContentCipher() {
            @Override
            public byte[] encrypt(byte[] content, byte[] place) {
                byte[] nonce = new byte[NONCE];
                new SecureRandom().nextBytes(nonce);
                return encrypted(content, place, nonce);
            }

            @Override
            public byte[] decrypt(byte[] encrypted, byte[] place) {
                return decrypted(encrypted, place);
            }
        };
    }

    @Bean
    LookupCipher lookupCipher() {
        return new LookupCipher() {
            @Override
            public byte[] encrypt(byte[] value, byte[] purpose) {
                return encrypted(value, purpose, nonceOf(value, purpose));
            }

            @Override
            public byte[] decrypt(byte[] encrypted, byte[] purpose) {
                return decrypted(encrypted, purpose);
            }
        };
    }

    private byte[] nonceOf(byte[] value, byte[] purpose) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update(purpose);
            return Arrays.copyOf(mac.doFinal(value), NONCE);
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private byte[] encrypted(byte[] content, byte[] place, byte[] nonce) {
        try {
            byte[] ciphertext = cipher(Cipher.ENCRYPT_MODE, nonce, place).doFinal(content);
            byte[] all = Arrays.copyOf(nonce, NONCE + ciphertext.length);
            System.arraycopy(ciphertext, 0, all, NONCE, ciphertext.length);
            return all;
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private byte[] decrypted(byte[] encrypted, byte[] place) {
        try {
            return cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(encrypted, NONCE), place)
                    .doFinal(encrypted, NONCE, encrypted.length - NONCE);
        } catch (GeneralSecurityException anotherKeyOrPlace) {
            throw new UnreadableContentException("No key fits.");
        }
    }

    private Cipher cipher(int mode, byte[] nonce, byte[] place) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG * Byte.SIZE, nonce));
        cipher.updateAAD(place);
        return cipher;
    }
}
