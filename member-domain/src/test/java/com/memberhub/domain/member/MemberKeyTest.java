package com.memberhub.domain.member;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MemberKeyTest {

    @ParameterizedTest
    @ValueSource(strings = {"13800138000", "+86-13800138000", "86 138-0013-8000", "008613800138000"})
    void isTheSamePersonInEverySpelling(String spelling) {
        assertThat(key(1, spelling))
                .isEqualTo(key(1, "+8613800138000"))
                .hasSameHashCodeAs(key(1, "+8613800138000"))
                .isEqualByComparingTo(key(1, "+8613800138000"));
    }

    @Test
    void isAnotherPersonWithAnotherMobileOrAtAnotherRootShop() {
        assertThat(key(1, "13800138000")).isNotEqualTo(key(1, "13800138001")).isNotEqualTo(key(2, "13800138000"));
    }

    @Test
    void isOrderedByRootShopAndThenByNumberSoThatTwoBatchesLockRowsInOneOrder() {
        List<MemberKey> ordered = List.of(
                key(2, "+85212344567"),
                key(2, "13800138000"),
                key(2, "13800138001"),
                key(10, "+85212344567"),
                key(10, "13800138000"));

        assertThat(Stream.of(4, 2, 0, 3, 1).map(ordered::get).sorted()).containsExactlyElementsOf(ordered);
    }

    @Test
    void isNoIdentityWithOneHalfOfIt() {
        RootKdtId rootKdtId = new RootKdtId(1);
        Mobile mobile = Mobile.parse("13800138000");

        assertThat(MemberKey.ofNullable(rootKdtId, mobile)).isEqualTo(key(1, "13800138000"));
        assertThat(MemberKey.ofNullable(rootKdtId, null)).isNull();
        assertThat(MemberKey.ofNullable(null, mobile)).isNull();
        assertThat(MemberKey.ofNullable(null, null)).isNull();
    }

    private static MemberKey key(long rootKdtId, String mobile) {
        return new MemberKey(new RootKdtId(rootKdtId), Mobile.parse(mobile));
    }
}
