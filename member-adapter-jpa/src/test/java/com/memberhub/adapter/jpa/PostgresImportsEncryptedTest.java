package com.memberhub.adapter.jpa;

import org.springframework.test.context.TestPropertySource;

/** The same where members are encrypted. */
@TestPropertySource(properties = TestCiphers.ENCRYPTED)
class PostgresImportsEncryptedTest extends PostgresImportsTest {

    @Override
    public long sizeOf(String line) {
        return TestCiphers.MORE + super.sizeOf(line);
    }
}
