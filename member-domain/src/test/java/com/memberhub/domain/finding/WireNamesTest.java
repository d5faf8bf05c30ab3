package com.memberhub.domain.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Callers and the journal know these words, so each of them is for ever. */
class WireNamesTest {

    @Test
    void violationCodes() {
        assertThat(Stream.of(ViolationCode.values()).map(ViolationCode::wireName))
                .containsExactlyInAnyOrder(
                        "required",
                        "wrong_type",
                        "out_of_range",
                        "not_listed",
                        "unlisted",
                        "too_long",
                        "too_many",
                        "too_many_cells",
                        "too_large",
                        "mobile_malformed",
                        "date_malformed",
                        "date_in_future",
                        "time_malformed",
                        "area_code_malformed",
                        "duplicate_key",
                        "json_malformed",
                        "json_too_deep",
                        "not_utf8",
                        "out_open_id_malformed",
                        "out_open_id_rounded",
                        "out_open_id_personal",
                        "out_open_id_differs",
                        "out_open_id_taken",
                        "foreign_shop");
    }

    @Test
    void noticeCodes() {
        assertThat(Stream.of(NoticeCode.values()).map(NoticeCode::wireName))
                .containsExactlyInAnyOrder(
                        "unlisted_channel",
                        "unlisted_data_type",
                        "level_type_contradicts_slot",
                        "yz_open_id_differs",
                        "yz_open_id_under_other_mobile",
                        "unstorable_replaced");
    }

    @Test
    void valueKinds() {
        assertThat(Stream.of(ValueKind.values()).map(ValueKind::toString))
                .containsExactly("text", "integer", "object", "array");
    }
}
