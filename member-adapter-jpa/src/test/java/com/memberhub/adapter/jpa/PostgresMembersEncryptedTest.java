package com.memberhub.adapter.jpa;

import static com.memberhub.application.member.FullProfile.aFullProfile;
import static com.memberhub.domain.member.MemberBuilder.aMember;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.memberhub.application.privacy.PersonalData;
import com.memberhub.domain.member.Member;
import com.memberhub.domain.member.MemberKey;
import com.memberhub.domain.member.RootKdtId;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** The same where members are encrypted. */
@TestPropertySource(properties = TestCiphers.ENCRYPTED)
class PostgresMembersEncryptedTest extends PostgresMembersTest {

    @Autowired
    private PersonalData personalData;

    /** What an administrator sees of every call that is in work, in {@code pg_locks}, and a log of slow statements for ever. */
    private static final String LOCK = "SELECT (classid::bigint << 32) | objid::bigint FROM pg_locks"
            + " WHERE locktype = 'advisory' AND objsubid = 1 AND pid = pg_backend_pid()";

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    @Test
    void givenACallIsInWork_thenItsLockTellsNobodyTheMobile() {
        MemberKey somebody = aMember().mobile("13971428536").build().key();

        Long lock = inTransaction(() -> {
            members().recall(List.of(somebody), List.of(), PATIENCE);
            return jdbc.queryForObject(LOCK, Long.class);
        });

        assertThat(mobileIn(requireNonNull(lock), somebody.rootKdtId()))
                .isNotEqualTo(somebody.mobile().e164());
    }

    @Test
    void givenAnIdentity_thenWhoeverCallsForItAndWhoeverErasesItAskForOneLock() {
        Member member = aMember().build();
        inTransaction(() -> members().addIfAbsent(List.of(member)));

        Long called = inTransaction(() -> {
            members().recall(List.of(member.key()), List.of(), PATIENCE);
            return jdbc.queryForObject(LOCK, Long.class);
        });
        Long erased = inTransaction(() -> {
            personalData.erase(member.key(), member.outOpenId(), member.updatedAt());
            return jdbc.queryForObject(LOCK, Long.class);
        });

        assertThat(erased).isEqualTo(called);
    }

    /** The steps of the lock of an identity in the clear, backwards. */
    private static String mobileIn(long lock, RootKdtId rootKdtId) {
        long mixed = lock ^ (lock >>> 31) ^ (lock >>> 62);
        mixed *= 0x319642B2D24D8EC3L;
        mixed = mixed ^ (mixed >>> 27) ^ (mixed >>> 54);
        mixed *= 0x96DE1B173F119089L;
        mixed = mixed ^ (mixed >>> 30) ^ (mixed >>> 60);
        return "+" + (mixed - rootKdtId.value() * 0x9E3779B97F4A7C15L);
    }

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
