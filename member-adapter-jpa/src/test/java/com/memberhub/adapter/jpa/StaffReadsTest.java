package com.memberhub.adapter.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.IllegalTransactionStateException;

class StaffReadsTest extends PersistenceTest {

    @Autowired
    private StaffReads reads;

    @Test
    void givenATransactionOfSomebodyElse_thenItsSettingsStayAsTheyAre() {
        String before = setting();

        String after = inTransaction(() -> {
            assertThatThrownBy(() -> reads.read(StaffReads.LONGEST, this::setting))
                    .isInstanceOf(IllegalTransactionStateException.class);
            return setting();
        });

        assertThat(after).isEqualTo(before);
        assertThat(reads.read(StaffReads.LONGEST, this::setting)).isNotEqualTo(before);
        assertThat(setting()).isEqualTo(before);
    }

    @Test
    void givenAStatementThatTakesTooLong_thenTheServerItselfEndsIt() {
        String longest = reads.read(Duration.ofSeconds(3), () -> settingOf("statement_timeout"));

        assertThat(longest).isEqualTo("3s");
    }

    @Test
    void whateverIsAskedFor_thenNothingCanBeWritten() {
        assertThatThrownBy(() -> reads.read(StaffReads.LONGEST, () -> jdbc.update("DELETE FROM member")))
                .hasMessageContaining("read-only transaction");
    }

    private String setting() {
        return settingOf("enable_seqscan");
    }

    private String settingOf(String name) {
        return String.valueOf(jdbc.queryForObject("SELECT current_setting(?)", String.class, name));
    }
}
