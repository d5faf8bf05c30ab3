package com.memberhub.adapter.rest.presentation;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.memberhub.application.journal.Payload;

/** What staff see of a body that somebody else made up. */
class PayloadTextFuzzTest {

    @FuzzTest
    void showsAnyBodyOrSaysThatItCannot(byte[] body) {
        Payload payload = new Payload(body);

        assertThat(PayloadText.masked(payload)).isEqualTo(PayloadText.masked(new Payload(body.clone())));
        assertThat(PayloadText.clear(payload)).isNotNull();
        assertThat(PayloadText.asSent(payload)).isNotNull();
        assertThat(PayloadText.masker(payload).inText("x")).isNotNull();
        assertThat(PayloadText.masksOf(payload, payload)).isNotNull();
    }
}
