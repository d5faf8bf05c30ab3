package com.memberhub.domain.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import com.memberhub.domain.member.Mobile;
import com.memberhub.domain.member.YzOpenId;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TracesTest {

    private static final Traces TRACES = new Traces(Mobile.parse("13512345678"), new YzOpenId("987654321012"));

    private static boolean areIn(String text) {
        return TRACES.areIn(text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "13512345678",
                "{\"mobile\":\"13512345678\",\"name\":\"\u5f20\",}",
                "{\"mobile\":\"13512345678x\"}",
                "{\"mobile\":[\"13512345678\"]}",
                "{\"mobile\": 13512345678}",
                "+86 135-1234-5678/",
                "135\u00A01234\u00A05678",
                "\uFF11\uFF13\uFF15\uFF11\uFF12\uFF13\uFF14\uFF15\uFF16\uFF17\uFF18",
                "135\u20111234\u20145678",
                "135_1234_5678",
                "\\u0031\\u0033512345678",
                "{\"yzOpenId\":\"987654321012\"}",
                "{\"yzOpenId\" : 987654321012 }",
                "{\"yzOpenId\":\"9876543210\\u0031\\u0032\"}"
            })
    void areFoundHoweverTheyAreWritten(String text) {
        assertThat(areIn(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1351234567",
                "{\"gender\":\"1\",\"mobile\":\"3512345678\"}",
                "{\"gender\":\"987654321012\"}",
                "{\"yzOpenId\":\"9876543210123\"}",
                "{\"yzOpenId\":9876543210123}",
                "{\"outYzOpenId\":\"987654321012\"}"
            })
    void areNotFoundWhereSomebodyElseIsMeant(String text) {
        assertThat(areIn(text)).isFalse();
    }
}
