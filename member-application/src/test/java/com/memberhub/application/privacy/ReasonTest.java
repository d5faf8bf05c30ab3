package com.memberhub.application.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.memberhub.domain.finding.InvalidValueException;
import com.memberhub.domain.finding.Violation;
import com.memberhub.domain.finding.ViolationCode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReasonTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\u3000",
                "\u200B",
                "\u2060\uFEFF",
                "\uFFFE",
                "\u0000",
                "\u2028\u2029",
                "\u3164",
                "\u115F\u1160\uFFA0",
                "\u0007\u001B[",
                "…",
                "?!"
            })
    void givenATextThatSaysNothing_thenItIsNoReason(String text) {
        assertThatThrownBy(() -> new Reason(text))
                .isInstanceOfSatisfying(
                        InvalidValueException.class,
                        refused -> assertThat(refused.code()).isEqualTo(ViolationCode.REQUIRED));
    }

    static Object[][] dressedUp() {
        return new Object[][] {
            {" 顾客来电 ", "顾客来电"},
            {"x\u202Egnp.exe", "x gnp.exe"},
            {"\u0007\u001B[2J核对", "[2J核对"},
            {"a\nb\tc", "a b c"},
            {"\u200B核对\u200B", "核对"},
            {"工单 \uD83D\uDC4D 7", "工单 \uD83D\uDC4D 7"},
            {"\uDB40\uDC417", "7"},
            {"7", "7"}
        };
    }

    @ParameterizedTest
    @MethodSource("dressedUp")
    void givenCharactersThatNobodySees_thenTheyBecomeBlanks(String text, String kept) {
        assertThat(new Reason(text).text()).isEqualTo(kept);
    }

    @Test
    void givenATextThatIsTooLong_thenItIsRefused() {
        assertThat(new Reason("长".repeat(256)).text()).hasSize(256);
        assertThat(new Reason("𠮷".repeat(256)).text()).isEqualTo("𠮷".repeat(256));
        assertThatThrownBy(() -> new Reason("长".repeat(257)))
                .isInstanceOfSatisfying(
                        InvalidValueException.class,
                        refused -> assertThat(refused.at("reason"))
                                .isEqualTo(new Violation("reason", ViolationCode.TOO_LONG, List.of(256))));
    }
}
