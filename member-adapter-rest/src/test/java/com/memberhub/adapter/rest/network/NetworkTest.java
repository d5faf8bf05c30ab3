package com.memberhub.adapter.rest.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8,       10.255.1.2,             true",
        "10.0.0.0/8,       11.0.0.1,               false",
        "10.0.0.0/8,       ::ffff:10.1.1.1,        true",
        "192.168.4.0/22,   192.168.7.255,          true",
        "192.168.4.0/22,   192.168.8.0,            false",
        "0.0.0.0/0,        198.51.100.7,           true",
        "192.0.2.1,        192.0.2.1,              true",
        "192.0.2.1,        192.0.2.2,              false",
        "2001:db8::/32,    2001:db8:1:0:0:0:0:9,   true",
        "2001:db8::/32,    2001:db9::1,            false",
        "::1,              0:0:0:0:0:0:0:1,        true",
        "10.0.0.0/8,       ::1,                    false",
        "0.0.0.0/0,        localhost,              false",
        "0.0.0.0/0,        1.2.3,                  false",
        "0.0.0.0/0,        198.51.100.7:1234,      false"
    })
    void containsItsAddressesAndNoOther(String network, String address, boolean contains) {
        assertThat(Network.of(network).contains(address)).isEqualTo(contains);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/8",
                "localhost",
                "example.com/8",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10.0.0.0/x",
                "300.0.0.1",
                "10/8",
                "10.0.0.0/8/8",
                "::/129"
            })
    void isNothingElse(String text) {
        assertThatThrownBy(() -> Network.of(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
