package com.memberhub.encryption;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a database holds was encrypted by an earlier version, and by an earlier version of Tink. The keys of these tests are the
 * bytes 0, 1, 2 and so on.
 */
class EncryptedLongAgoTest {

    private static final byte[] TEXT = "张小满".getBytes(StandardCharsets.UTF_8);
    private static final byte[] ABOUT = "payload 1".getBytes(StandardCharsets.UTF_8);
    private static final int KEY_ID = 0x01020304;
    private static final byte TINK_PREFIX = 1;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    /** As Tink documents it: a one, the number of the key, the initialization vector, what AES-GCM gives. */
    @Test
    void givenAPayloadInTheFormThatTinkDocuments_thenItIsRead() throws Exception {
        byte[] key = bytesFromZero(32);
        byte[] vector = bytesFromZero(12);
        Cipher gcm = Cipher.getInstance("AES/GCM/NoPadding");
        gcm.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, vector));
        gcm.updateAAD(ABOUT);
        byte[] encrypted = gcm.doFinal(TEXT);
        byte[] kept = ByteBuffer.allocate(5 + vector.length + encrypted.length)
                .put(TINK_PREFIX)
                .putInt(KEY_ID)
                .put(vector)
                .put(encrypted)
                .array();

        TinkContentCipher cipher =
                new TinkContentCipher(keyset("AesGcmKey", (byte) 0x1a, key).read());

        assertThat(cipher.decrypt(kept, ABOUT)).isEqualTo(TEXT);
    }

    /** Members are found by such ciphertexts alone: were a mobile's another one, it would be a new member's. */
    @Test
    void givenANameThatTink120Encrypted_thenItIsEncryptedToTheSame() throws Exception {
        byte[] kept = HexFormat.of().parseHex("010102030461a98c566c4580b59e9dcf8afd97a93205dc93e9c8352b74ca");

        TinkLookupCipher cipher = new TinkLookupCipher(
                keyset("AesSivKey", (byte) 0x12, bytesFromZero(64)).read());

        assertThat(cipher.encrypt(TEXT, ABOUT)).isEqualTo(kept);
        assertThat(cipher.decrypt(kept, ABOUT)).isEqualTo(TEXT);
    }

    /** @param field the tag of the key's bytes in the protocol buffer of this type */
    private KeysetFile keyset(String type, byte field, byte[] key) throws IOException {
        byte[] message = ByteBuffer.allocate(2 + key.length)
                .put(field)
                .put((byte) key.length)
                .put(key)
                .array();
        Path file = folder.resolve("keyset.json");
        Files.writeString(
                file, """
                {"primaryKeyId": %d, "key": [{"keyId": %d, "status": "ENABLED", "outputPrefixType": "TINK", "keyData": {
                  "typeUrl": "type.googleapis.com/google.crypto.tink.%s", "keyMaterialType": "SYMMETRIC", "value": "%s"}}]}""".formatted(KEY_ID, KEY_ID, type, Base64.getEncoder().encodeToString(message)));
        return new KeysetFile(file);
    }

    private static byte[] bytesFromZero(int count) {
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            bytes[i] = (byte) i;
        }
        return bytes;
    }
}
