package com.memberhub.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.memberhub.adapter.jpa.database.TestDatabase;
import java.net.http.HttpRequest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Behind a proxy that ends TLS the cookie goes over TLS alone; over plain HTTP nobody could sign in if it did. */
class SessionCookieTest {

    @Test
    void givenAProxyThatEndsTls_thenTheSessionCookieIsSecure() {
        try (Hub hub = Hub.on(
                TestDatabase.create(),
                Stream.concat(
                                Stream.of(Staff.settings("viewer VIEWER")),
                                Stream.of("member-hub.platform.trusted-proxies=127.0.0.1,::1"))
                        .toArray(String[]::new))) {
            assertThat(cookie(hub, "https"))
                    .contains("; Secure")
                    .contains("; HttpOnly")
                    .contains("; SameSite=Lax");
            assertThat(cookie(hub, "http"))
                    .doesNotContain("; Secure")
                    .contains("; HttpOnly")
                    .contains("; SameSite=Lax");
        }
    }

    private static String cookie(Hub hub, String protocol) {
        Staff nobody = new Staff(hub);
        HttpRequest.Builder login = nobody.request("GET", "/console/login").header("X-Forwarded-Proto", protocol);
        return nobody.send(login).headers().firstValue("Set-Cookie").orElseThrow();
    }
}
