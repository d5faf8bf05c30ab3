package com.memberhub.domain.member;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CustomAttributeTest {

    @Test
    void isBlankWithNeitherANameNorAValue() {
        assertThat(new CustomAttribute(null, null, null).isBlank()).isTrue();
        assertThat(new CustomAttribute(null, null, 0L).isBlank()).isTrue();
    }

    @Test
    void isNotBlankWithEither() {
        assertThat(new CustomAttribute("宠物", null, null).isBlank()).isFalse();
        assertThat(new CustomAttribute(null, "猫", null).isBlank()).isFalse();
        assertThat(new CustomAttribute("宠物", "猫", 0L).isBlank()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
    void tenDataTypesAreListed(long dataType) {
        assertThat(new CustomAttribute("宠物", "猫", dataType).hasListedDataType()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 10, Long.MIN_VALUE, Long.MAX_VALUE})
    void anyOtherDataTypeIsUnlisted(long dataType) {
        assertThat(new CustomAttribute("宠物", "猫", dataType).hasListedDataType()).isFalse();
    }

    @Test
    void aDataTypeThatWasNotSentIsNothingToComplainAbout() {
        assertThat(new CustomAttribute("宠物", "猫", null).hasListedDataType()).isTrue();
    }
}
