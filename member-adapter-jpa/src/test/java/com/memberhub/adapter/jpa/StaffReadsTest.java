package com.memberhub.adapter.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

    private String setting() {
        return String.valueOf(jdbc.queryForObject("SELECT current_setting('enable_seqscan')", String.class));
    }
}
