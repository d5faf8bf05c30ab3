package com.memberhub.encryption;

import com.memberhub.configuration.MemberHubProperties;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Objects;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Encrypts the journal where a keyset is configured. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("member-hub.encryption.keyset-file")
class EncryptionConfiguration {

    @Bean
    TinkContentCipher contentCipher(MemberHubProperties properties) throws GeneralSecurityException {
        Path file = Objects.requireNonNull(properties.encryption().keysetFile());
        return new TinkContentCipher(new KeysetFile(file).read());
    }
}
