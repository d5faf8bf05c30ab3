package com.memberhub.application.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AccessDetailTest {

    private static final Object[] MORE_THAN_ANY_HAS_BLANKS = {"a: b", 2, "3", 4, 5, 6};

    @ParameterizedTest
    @EnumSource
    void whatTheLogKeeps_isReadAsWhatWasWritten(AccessDetail detail) {
        assertThat(AccessDetail.read(detail.of(MORE_THAN_ANY_HAS_BLANKS))).hasValueSatisfying(read -> {
            assertThat(read.detail()).isEqualTo(detail);
            assertThat(detail.of(read.blanks().toArray())).isEqualTo(detail.of(MORE_THAN_ANY_HAS_BLANKS));
        });
    }

    @Test
    void theBlanks_areGivenBackInTheirOrder() {
        assertThat(AccessDetail.read("import 01KAR3: 3 lines brought"))
                .contains(new AccessDetail.Read(AccessDetail.IMPORT_UPLOADED, List.of("01KAR3", "3")));
    }

    @ParameterizedTest
    @CsvSource({"of a version to come", "done: rows=", "it is done: rows=1", "'import 01KAR3: started, and more'"})
    void anotherSentence_isNoneOfThese(String kept) {
        assertThat(AccessDetail.read(kept)).isEmpty();
    }
}
