package com.memberhub.encryption;

import com.google.crypto.tink.KeysetHandle;
import com.memberhub.configuration.MemberHubProperties;
import com.memberhub.startup.StartFailure;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Objects;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Encrypts the journal where a keyset is configured, and members where a lookup key is, too. */
@Configuration(proxyBeanMethods = false)
class EncryptionConfiguration {

    @Bean
    @ConditionalOnProperty("member-hub.encryption.keyset-file")
    TinkContentCipher contentCipher(MemberHubProperties properties) {
        return made(Objects.requireNonNull(properties.encryption().keysetFile()), TinkContentCipher::new);
    }

    @Bean
    @ConditionalOnProperty("member-hub.encryption.lookup-key-file")
    TinkLookupCipher lookupCipher(MemberHubProperties properties) {
        if (properties.encryption().keysetFile() == null) {
            throw new StartFailure(
                    "member-hub.encryption.lookup-key-file is set, and member-hub.encryption.keyset-file is not.",
                    "Members are encrypted by both: the lookup key for what they are found by, the keyset for the rest."
                            + " Set both or none.");
        }
        return made(Objects.requireNonNull(properties.encryption().lookupKeyFile()), TinkLookupCipher::new);
    }

    private static <C> C made(Path file, Cipher<C> cipher) {
        KeysetHandle keys = new KeysetFile(file).read();
        try {
            return cipher.of(keys);
        } catch (GeneralSecurityException otherKeys) {
            throw new StartFailure(
                    "The file " + file + " holds keys for something else.",
                    "member-hub.encryption.keyset-file names a file that was made by keyset create,"
                            + " member-hub.encryption.lookup-key-file one that was made by keyset create-lookup-key.");
        }
    }

    private interface Cipher<C> {

        C of(KeysetHandle keys) throws GeneralSecurityException;
    }
}
