package com.memberhub.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.memberhub.adapter.jpa.database.TestDatabase;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.web.util.UriComponentsBuilder;

/** The staff's side with a real OpenID Connect provider: every step goes over HTTP, through both servers' own filters. */
@ExtendWith(OutputCaptureExtension.class)
class SingleSignOnTest {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]* value=\"([^\"]+)\"");
    private static final long THEIRS = 91_234_567L;

    @SuppressWarnings("NullAway.Init") // started once for all tests
    private static IdentityProvider provider;

    @SuppressWarnings("NullAway.Init") // started once for all tests
    private static Hub hub;

    @BeforeAll
    static void start() {
        provider = new IdentityProvider(Map.of(
                "li.na",
                Map.of("roles", List.of("VIEWER"), "rootKdtIds", List.of(THEIRS)),
                "wang.wei",
                Map.of("roles", List.of("VIEWER"), "rootKdtIds", List.of(7)),
                "cook",
                Map.of("roles", List.of("cook"), "rootKdtIds", List.of(THEIRS)),
                IdentityProvider.HUB,
                Map.of("roles", List.of("VIEWER"), "rootKdtIds", List.of(THEIRS)),
                IdentityProvider.OTHER,
                Map.of("roles", List.of("VIEWER"), "rootKdtIds", List.of(THEIRS))));
        hub = Hub.on(TestDatabase.create(), provider.hubSettings());
        provider.letBackTo(hub);
    }

    @AfterAll
    static void stop() {
        hub.close();
        provider.close();
    }

    private static HttpResponse<String> page(Staff person, String address) {
        return person.send(person.request("GET", address).header("Accept", "text/html"));
    }

    private static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    /** To the provider, through its form, and as far as the address that it sends people back to. */
    private static String signInAtProvider(Staff person, String name) {
        String authorization = location(person.get("/console/oauth2/authorization/sso"));
        String form = provider.issuer()
                + URI.create(location(page(person, authorization))).getPath();
        Matcher token = TOKEN.matcher(page(person, form).body());
        assertThat(token.find()).isTrue();
        String onwards =
                location(person.post(form, "username", name, "password", Staff.PASSWORD, "_csrf", token.group(1)));
        assertThat(onwards).startsWith(provider.issuer() + "/oauth2/authorize");
        return location(page(person, onwards));
    }

    private static Staff signedIn(String name) {
        Staff person = new Staff(hub);
        assertThat(location(person.get(signInAtProvider(person, name)))).endsWith("/console");
        return person;
    }

    @Test
    void givenTheProvidersAddressWithASlashTooMany_thenTheStartStopsWithASentence(CapturedOutput output) {
        String[] settings = Arrays.stream(provider.hubSettings())
                .map(setting -> setting.replace(provider.issuer(), provider.issuer() + "/"))
                .toArray(String[]::new);

        assertThatThrownBy(() -> Hub.on(TestDatabase.create(), settings).close())
                .isNotNull();

        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .contains("The OpenID Connect provider cannot be used: The Issuer \"" + provider.issuer() + "\" ")
                .contains("did not match the requested issuer \"" + provider.issuer() + "/\".")
                .contains("to the last slash");
    }

    @Test
    void givenSomebodyGoesToTheProvider_thenTheyTakeProofsAlongThatNobodyElseCanUseWhatTheyBringBack() {
        String authorization = location(new Staff(hub).get("/console/oauth2/authorization/sso"));

        assertThat(authorization).startsWith(provider.issuer() + "/oauth2/authorize");
        Map<String, String> asked = UriComponentsBuilder.fromUriString(authorization)
                .build()
                .getQueryParams()
                .toSingleValueMap();
        assertThat(asked)
                .containsEntry("response_type", "code")
                .containsEntry("code_challenge_method", "S256")
                .containsKeys("code_challenge", "nonce", "state");
    }

    @Test
    void givenSomebodySignsInAtTheProvider_thenTheTokenSaysWhoAndWhatAndWhere() {
        Hub.Answer created = hub.caller().create(Calls.smallest("13800138000"));
        String member = "/console/members/" + created.outOpenId();

        Staff theirs = signedIn("li.na");
        assertThat(page(theirs, "/console").body()).contains("li.na");
        assertThat(page(theirs, member).statusCode()).isEqualTo(200);
        assertThat(page(theirs, "/console/access-log").statusCode()).isEqualTo(403);

        assertThat(page(signedIn("wang.wei"), member).statusCode())
                .as("somebody of another root shop")
                .isEqualTo(404);
        assertThat(page(signedIn("cook"), "/console").statusCode())
                .as("somebody without a role of the hub")
                .isEqualTo(403);
    }

    @Test
    void givenSomebodyBringsBackWhatAnotherBrowserAskedFor_thenTheyAreNotSignedIn() {
        Staff victim = new Staff(hub);
        String back = signInAtProvider(new Staff(hub), "li.na");

        assertThat(location(victim.get(back))).endsWith("/console/login?failed");
        assertThat(location(page(victim, "/console"))).endsWith("/console/login");
    }

    @Test
    void givenSigningInFails_thenTheLogSaysWhyInOneLine(CapturedOutput output) {
        Staff person = new Staff(hub);
        String authorization = location(person.get("/console/oauth2/authorization/sso"));
        String state = UriComponentsBuilder.fromUriString(authorization)
                .build(true)
                .getQueryParams()
                .toSingleValueMap()
                .get("state");

        String failed = location(person.get("/login/oauth2/code/sso?error=denied%0AINFO+forged&state=" + state));

        assertThat(failed).endsWith("/console/login?failed");
        assertThat(output).contains("Somebody at 127.0.0.1 could not sign in by their provider: [denied INFO forged]");
    }

    @Test
    void givenSomebodyWithoutARole_thenTheLogSaysWhyAndTheyCanSignOut(CapturedOutput output) {
        Staff cook = signedIn("cook");

        HttpResponse<String> refused = page(cook, "/console");

        assertThat(output)
                .contains(
                        "Somebody signed in by sso and may do nothing here: the claim roles names none of the hub's roles");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(location(signOut(cook, refused))).startsWith(provider.issuer() + "/connect/logout?");
    }

    @Test
    void givenSomebodySignsOut_thenTheProviderAsksTheNextOneWhoTheyAre() {
        Staff counter = signedIn("li.na");
        HttpResponse<String> home = page(counter, "/console");
        assertThat(home.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("form-action 'self' " + provider.issuer());

        String signedOut = location(page(counter, location(signOut(counter, home))));

        assertThat(signedOut).endsWith("/console/login?signed-out");
        assertThat(page(counter, signedOut).body()).contains("已退出登录");
        String authorization = location(counter.get("/console/oauth2/authorization/sso"));
        assertThat(location(page(counter, authorization))).isEqualTo(provider.issuer() + "/login");
    }

    private static HttpResponse<String> signOut(Staff person, HttpResponse<String> page) {
        Matcher token = TOKEN.matcher(page.body());
        assertThat(token.find()).isTrue();
        assertThat(page.body()).contains("action=\"/console/logout\"");
        return person.post("/console/logout", "_csrf", token.group(1));
    }

    @Test
    void givenACodeIsBroughtBackTwice_thenItIsGoodOnce() {
        Staff person = new Staff(hub);
        String back = signInAtProvider(person, "li.na");
        assertThat(location(person.get(back))).endsWith("/console");

        assertThat(location(person.get(back))).endsWith("/console/login?failed");
    }

    @Test
    void givenAProgramWithATokenForTheHub_thenItMayUseTheApi() {
        hub.caller().create(Calls.smallest("13800138000"));
        String token = token(IdentityProvider.HUB);

        HttpResponse<String> statistics = api("/api/statistics", token);
        assertThat(statistics.statusCode()).as(statistics.body()).isEqualTo(200);
        assertThat(api("/api/access-log", token).statusCode()).isEqualTo(403);
    }

    @Test
    void givenAProgramWithATokenForAnotherApplicationOfTheProvider_thenItMayNot() {
        HttpResponse<String> refused = api("/api/statistics", token(IdentityProvider.OTHER));

        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.headers().firstValue("WWW-Authenticate").orElse("")).contains("aud claim is not valid");
        assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    private static HttpResponse<String> api(String path, String token) {
        Staff program = new Staff(hub);
        return program.send(program.request("GET", path).header("Authorization", "Bearer " + token));
    }

    /** What the provider gives a client that acts for itself. */
    private static String token(String client) {
        Staff program = new Staff(hub);
        HttpResponse<String> answer = program.send(program.request("POST", provider.issuer() + "/oauth2/token")
                .header("Authorization", Staff.basic(client, IdentityProvider.secretOf(client)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials")));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Program.json(answer).get("access_token").stringValue();
    }
}
