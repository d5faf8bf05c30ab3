package com.memberhub.adapter.rest.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.memberhub.adapter.rest.caller.CallerProof.Borne;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

/** The example that every library of Standard Webhooks is tested with. */
class SignatureProofTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final long TIMESTAMP = 1_614_265_330L;
    private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
    private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);

    private static CallerProof at(long second, String... secrets) {
        return CallerProof.signature(List.of(secrets), Clock.fixed(Instant.ofEpochSecond(second), ZoneOffset.UTC));
    }

    private static MockHttpServletRequest request(String timestamp, String signature) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.addHeader("webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek");
        request.addHeader("webhook-timestamp", timestamp);
        request.addHeader("webhook-signature", signature);
        return request;
    }

    @ParameterizedTest
    @ValueSource(strings = {SECRET, "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"})
    void takesTheExampleOfTheSpecification(String secret) {
        CallerProof proof = at(TIMESTAMP, secret);
        MockHttpServletRequest request = request(Long.toString(TIMESTAMP), SIGNATURE);

        assertThat(proof.borne(request)).isEqualTo(Borne.PRESENT);
        assertThat(proof.isRight(request, BODY)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"-301, STALE", "-300, PRESENT", "0, PRESENT", "300, PRESENT", "301, STALE"})
    void isGoodForFiveMinutesBeforeAndAfter(long seconds, Borne borne) {
        assertThat(at(TIMESTAMP + seconds, SECRET).borne(request(Long.toString(TIMESTAMP), SIGNATURE)))
                .isEqualTo(borne);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "+1614265330", "01614265330", "1614265330.0", "99999999999999999999", "-1"})
    void takesNoTimeThatIsNone(String timestamp) {
        assertThat(at(TIMESTAMP, SECRET).borne(request(timestamp, SIGNATURE))).isEqualTo(Borne.STALE);
    }

    @ParameterizedTest
    @CsvSource({
        "'v1a,x v1,AAAA v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=', true",
        "'v2,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=', false",
        "g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=, false",
        "'v1,', false",
        "'', false"
    })
    void looksForTheRightOneAmongSeveral(String signatures, boolean right) {
        assertThat(at(TIMESTAMP, SECRET).isRight(request(Long.toString(TIMESTAMP), signatures), BODY))
                .isEqualTo(right);
    }

    /** As text, both bodies would be the same. */
    @Test
    void tellsBytesApartThatAreNoText() {
        byte[] body = {'{', (byte) 0xFF, '}'};
        byte[] altered = {'{', (byte) 0xFE, '}'};
        CallerProof proof = at(TIMESTAMP, SECRET);
        MockHttpServletRequest request =
                request(Long.toString(TIMESTAMP), "v1,y0JY85sbaIFeNPl3FRX6eaIAhlcEgIB/pa8jZ9Mm8Rw=");

        assertThat(proof.isRight(request, body)).isTrue();
        assertThat(proof.isRight(request, altered)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "whsec_", "not base 64!", "MfKQ9r8GKYqrTwjU"})
    void takesNoSecretThatIsNoneAndTellsNothingOfIt(String secret) {
        assertThatThrownBy(() -> at(TIMESTAMP, secret))
                .isInstanceOf(IllegalArgumentException.class)
                .hasNoCause()
                .hasMessage("a secret of a signature has at least 24 bytes");
    }
}
