package com.memberhub.domain.member;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceChannelTest {

    @ParameterizedTest
    @CsvSource({
        "0, 其他",
        "100, 微信",
        "101, 微信公众号",
        "102, 微信小程序",
        "103, 微信朋友圈",
        "104, 微信聊天",
        "105, 有赞精选小程序",
        "107, 微信广告",
        "200, 支付宝",
        "300, 微博",
        "400, QQ",
        "401, QQ购物号",
        "500, 今日头条",
        "600, 浏览器",
        "900, 有赞云开放平台",
        "1000, 线下门店",
        "1200, 支付宝小程序",
        "1300, QQ小程序",
        "1400, 陌陌",
        "1500, 知乎",
        "1600, 快手",
        "1700, 虎牙",
        "1800, 斗鱼",
        "1900, 企业微信",
        "2000, 三方门店",
        "2400, 抖音",
    })
    void aListedChannelHasTheLabelOfThePlatform(long code, String label) {
        SourceChannel channel = new SourceChannel(code);

        assertThat(channel.isListed()).isTrue();
        assertThat(channel.label()).contains(label);
    }

    @ParameterizedTest
    @ValueSource(longs = {2401, 2500, 2600, 2700, 2800})
    void aListedChannelWhoseMeaningIsNotPublicHasNoLabel(long code) {
        SourceChannel channel = new SourceChannel(code);

        assertThat(channel.isListed()).isTrue();
        assertThat(channel.label()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 1, 106, 108, 402, 2402, 9_999, Long.MIN_VALUE, Long.MAX_VALUE})
    void anyOtherCodeIsAChannelTooThoughUnlistedAndWithoutALabel(long code) {
        SourceChannel channel = new SourceChannel(code);

        assertThat(channel.code()).isEqualTo(code);
        assertThat(channel.isListed()).isFalse();
        assertThat(channel.label()).isEmpty();
    }

    @Test
    void thePageLists31Channels() {
        assertThat(LongStream.rangeClosed(-1_000, 10_000)
                        .mapToObj(SourceChannel::new)
                        .filter(SourceChannel::isListed))
                .hasSize(31);
    }
}
