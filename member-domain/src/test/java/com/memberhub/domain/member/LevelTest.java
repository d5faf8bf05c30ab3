package com.memberhub.domain.member;

import static com.memberhub.domain.finding.Refusals.because;
import static com.memberhub.domain.finding.Refusals.refusalOf;
import static com.memberhub.domain.finding.ViolationCode.NOT_LISTED;
import static com.memberhub.domain.finding.ViolationCode.REQUIRED;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LevelTest {

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t"})
    void hasAnAlias(String blank) {
        assertThat(refusalOf(() -> new Level(blank, "金卡", "gold", "Gold"))).isEqualTo(because(REQUIRED));
    }

    @Test
    void needsNoName() {
        assertThat(new Level("2oabc", null, null, null).yzLevelAlias()).isEqualTo("2oabc");
    }

    @Test
    void isTheSameLevelWhenTheAliasIsTheSameWhateverItsNames() {
        Level gold = new Level("gold", "金卡", "out-gold", "Gold");

        assertThat(gold.isSameLevelAs(new Level("gold", null, null, null))).isTrue();
        assertThat(gold.isSameLevelAs(new Level("silver", "金卡", "out-gold", "Gold")))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"1, FREE, freeLevel", "2, PAYMENT, paymentLevel"})
    void aSlotIsNamedByItsLevelTypeAndHasItsField(int levelType, LevelSlot slot, String field) {
        assertThat(LevelSlot.ofLevelType(levelType)).isEqualTo(slot);
        assertThat(slot.field()).isEqualTo(field);
    }

    @ParameterizedTest
    @EnumSource
    void aSlotTellsItsLevelType(LevelSlot slot) {
        assertThat(LevelSlot.ofLevelType(slot.levelType())).isEqualTo(slot);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 3, 4_294_967_297L, Long.MIN_VALUE, Long.MAX_VALUE})
    void thereIsNoThirdSlot(long levelType) {
        assertThat(refusalOf(() -> LevelSlot.ofLevelType(levelType))).isEqualTo(because(NOT_LISTED, "1, 2"));
    }
}
