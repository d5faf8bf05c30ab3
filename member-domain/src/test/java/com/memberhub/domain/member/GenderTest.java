package com.memberhub.domain.member;

import static com.memberhub.domain.finding.Refusals.because;
import static com.memberhub.domain.finding.Refusals.refusalOf;
import static com.memberhub.domain.finding.ViolationCode.NOT_LISTED;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class GenderTest {

    @ParameterizedTest
    @CsvSource({"0, UNKNOWN", "1, MALE", "2, FEMALE"})
    void isOneOfThree(String code, Gender gender) {
        assertThat(Gender.ofCode(code)).isEqualTo(gender);
    }

    @ParameterizedTest
    @EnumSource
    void isToldByItsCode(Gender gender) {
        assertThat(Gender.ofCode(gender.code())).isEqualTo(gender);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "3", "-1", "00", "01", "1.0", " 1", "１", "男", "male", "MALE", "M", "string"})
    void isNothingElse(String code) {
        assertThat(refusalOf(() -> Gender.ofCode(code))).isEqualTo(because(NOT_LISTED, "0, 1, 2"));
    }
}
