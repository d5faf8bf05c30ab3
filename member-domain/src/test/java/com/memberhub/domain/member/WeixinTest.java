package com.memberhub.domain.member;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WeixinTest {

    @Test
    void isBlankWhenNoPartIsKnown() {
        assertThat(new Weixin(null, null, null).isBlank()).isTrue();
    }

    @Test
    void isNotBlankWhenAnyPartIsKnown() {
        assertThat(new Weixin("小猫", null, null).isBlank()).isFalse();
        assertThat(new Weixin(null, "https://example.com/a.png", null).isBlank())
                .isFalse();
        assertThat(new Weixin(null, null, "wx-4711").isBlank()).isFalse();
    }
}
