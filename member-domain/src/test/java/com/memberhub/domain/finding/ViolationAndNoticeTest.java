package com.memberhub.domain.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ViolationAndNoticeTest {

    @Test
    void theBodyAsAWholeHasThePathOfAJsonRoot() {
        assertThat(Violation.BODY).isEqualTo("$");
    }

    @Test
    void aViolationTellsPathCodeAndArguments() {
        Violation violation = Violation.of("name", ViolationCode.TOO_LONG, 128);

        assertThat(violation.path()).isEqualTo("name");
        assertThat(violation.code()).isEqualTo(ViolationCode.TOO_LONG);
        assertThat(violation.arguments()).containsExactly(128);
    }

    @Test
    void aNoticeTellsPathCodeAndArguments() {
        Notice notice = Notice.of("paymentLevel.levelType", NoticeCode.LEVEL_TYPE_CONTRADICTS_SLOT, 1, 2);

        assertThat(notice.path()).isEqualTo("paymentLevel.levelType");
        assertThat(notice.code()).isEqualTo(NoticeCode.LEVEL_TYPE_CONTRADICTS_SLOT);
        assertThat(notice.arguments()).containsExactly(1, 2);
    }

    @Test
    void argumentsAreCopiedSoThatAFindingNeverChanges() {
        List<Object> arguments = new ArrayList<>(List.of(128));
        Violation violation = new Violation("name", ViolationCode.TOO_LONG, arguments);
        Notice notice = new Notice("name", NoticeCode.UNSTORABLE_REPLACED, arguments);

        arguments.clear();

        assertThat(violation.arguments()).containsExactly(128);
        assertThat(notice.arguments()).containsExactly(128);
    }
}
