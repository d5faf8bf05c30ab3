package com.memberhub.adapter.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** The same where members are encrypted. */
@TestPropertySource(properties = TestCiphers.ENCRYPTED)
class KeptForeverEncryptedTest extends KeptForeverTest {

    @Override
    String rows() {
        return "encrypted.sql";
    }

    /** Without which a hub does not start. */
    @Test
    void theProofOfTheLookupKey_isStillTheSame() {
        assertThat(jdbc.queryForObject("SELECT encode(proof, 'hex') FROM member_encryption", String.class))
                .isEqualTo("105556822d53382dc16d75a23fc7567445390a9f8583e8e0668345d319cff68b6a6cb599eba8");
    }
}
