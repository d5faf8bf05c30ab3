package com.memberhub.application.directory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** The search box with anything in it. */
class MemberQueryFuzzTest {

    @FuzzTest
    void understandsTheSameEveryTimeAndRefusesNothingButLength(byte[] input) {
        String typed = new String(input, UTF_8);
        if (typed.codePointCount(0, typed.length()) > MemberQuery.LONGEST) {
            assertThatThrownBy(() -> MemberQuery.parse(typed)).isInstanceOf(IllegalArgumentException.class);
            return;
        }

        MemberQuery query = MemberQuery.parse(typed);

        assertThat(query).isEqualTo(MemberQuery.parse(typed));
        if (query.mobile() != null) {
            assertThat(MemberQuery.parse(query.mobile().e164()).mobile()).isEqualTo(query.mobile());
        }
    }
}
