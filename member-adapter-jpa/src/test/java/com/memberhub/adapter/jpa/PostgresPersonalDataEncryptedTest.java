package com.memberhub.adapter.jpa;

import org.springframework.test.context.TestPropertySource;

/** The same where members are encrypted. */
@TestPropertySource(properties = TestCiphers.ENCRYPTED)
class PostgresPersonalDataEncryptedTest extends PostgresPersonalDataTest {}
