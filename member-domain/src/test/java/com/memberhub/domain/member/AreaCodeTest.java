package com.memberhub.domain.member;

import static com.memberhub.domain.finding.Refusals.because;
import static com.memberhub.domain.finding.Refusals.refusalOf;
import static com.memberhub.domain.finding.ViolationCode.AREA_CODE_MALFORMED;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AreaCodeTest {

    @ParameterizedTest
    @ValueSource(strings = {"330106", "110000", "810000", "000000", "999999"})
    void isSixDigits(String value) {
        assertThat(new AreaCode(value).value()).isEqualTo(value);
        assertThat(new AreaCode(value)).hasToString(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "33010", "3301061", "33010a", "330 06", " 330106", "330106\n", "３３０１０６", "string"})
    void isNothingElse(String value) {
        assertThat(refusalOf(() -> new AreaCode(value))).isEqualTo(because(AREA_CODE_MALFORMED));
    }
}
