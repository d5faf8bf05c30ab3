package com.memberhub.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.memberhub.adapter.jpa.database.TestDatabase;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Behind a proxy that ends TLS the cookie goes over TLS alone; over plain HTTP nobody could sign in if it did. */
class SessionCookieTest {

    @Test
    void givenAProxyThatEndsTls_thenTheSessionCookieIsSecure() {
        try (Hub hub = behindAProxy()) {
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

    @Test
    void givenAProxyThatEndsTls_thenTheLanguageIsSecureTooAndBrowsersKeepToTlsAtThisHost() {
        try (Hub hub = behindAProxy()) {
            assertThat(languageCookie(hub, "https")).contains("; Secure");
            assertThat(languageCookie(hub, "http")).doesNotContain("; Secure");
            assertThat(login(hub, "https").headers().firstValue("Strict-Transport-Security"))
                    .as("without other hosts of the domain")
                    .hasValue("max-age=31536000");
        }
    }

    private static Hub behindAProxy() {
        return Hub.on(
                TestDatabase.create(),
                Stream.concat(
                                Stream.of(Staff.settings("viewer VIEWER")),
                                Stream.of("member-hub.platform.trusted-proxies=127.0.0.1,::1"))
                        .toArray(String[]::new));
    }

    private static String cookie(Hub hub, String protocol) {
        return login(hub, protocol).headers().firstValue("Set-Cookie").orElseThrow();
    }

    private static HttpResponse<String> login(Hub hub, String protocol) {
        Staff nobody = new Staff(hub);
        return nobody.send(nobody.request("GET", "/console/login").header("X-Forwarded-Proto", protocol));
    }

    private static String languageCookie(Hub hub, String protocol) {
        Staff nobody = new Staff(hub);
        HttpRequest.Builder choice = nobody.form("/console/language", "language", "en", "_csrf", nobody.token());
        return nobody.send(choice.header("X-Forwarded-Proto", protocol)).headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("member-hub-language="))
                .findFirst()
                .orElseThrow();
    }
}
