package com.memberhub.encryption;

import com.google.crypto.tink.KeysetHandle;
import com.memberhub.configuration.MemberHubProperties;
import com.memberhub.startup.StartFailure;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/** Encrypts the journal where a keyset is configured, and members where a lookup key is, too. */
@Configuration(proxyBeanMethods = false)
class EncryptionConfiguration {

    private static final String KEYSET_FILE = "member-hub.encryption.keyset-file";
    private static final String LOOKUP_KEY_FILE = "member-hub.encryption.lookup-key-file";

    @Bean
    @Conditional(KeysetFileNamed.class)
    TinkContentCipher contentCipher(MemberHubProperties properties) {
        return made(Objects.requireNonNull(properties.encryption().keysetFile()), TinkContentCipher::new);
    }

    @Bean
    @Conditional(LookupKeyFileNamed.class)
    TinkLookupCipher lookupCipher(MemberHubProperties properties, Environment environment) {
        if (!isNamed(KEYSET_FILE, environment)) {
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

    /** A variable without a value sets nothing. */
    private static boolean isNamed(String property, Environment environment) {
        return StringUtils.hasText(environment.getProperty(property));
    }

    static class KeysetFileNamed implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return isNamed(KEYSET_FILE, context.getEnvironment());
        }
    }

    static class LookupKeyFileNamed implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return isNamed(LOOKUP_KEY_FILE, context.getEnvironment());
        }
    }

    private interface Cipher<C> {

        C of(KeysetHandle keys) throws GeneralSecurityException;
    }
}
