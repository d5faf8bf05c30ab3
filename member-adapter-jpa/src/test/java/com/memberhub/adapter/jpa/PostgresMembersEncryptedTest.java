package com.memberhub.adapter.jpa;

import static com.memberhub.application.member.FullProfile.aFullProfile;
import static com.memberhub.domain.member.MemberBuilder.aMember;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** The same where members are encrypted. */
@TestPropertySource(properties = TestCiphers.ENCRYPTED)
class PostgresMembersEncryptedTest extends PostgresMembersTest {

    @Test
    @Override
    void storesMapsAndAttributesAsJsonb() {
        inTransaction(() ->
                members().addIfAbsent(List.of(aMember().profile(aFullProfile()).build())));

        assertThat(jdbc.queryForMap("SELECT extend_map, customer_attr_infos, birthday::text FROM member"))
                .containsEntry("extend_map", null)
                .containsEntry("customer_attr_infos", null)
                .as("of the birthday the month alone")
                .containsEntry("birthday", "2000-02-01");
    }
}
