package com.memberhub.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.memberhub.adapter.jpa.database.TestDatabase;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.web.util.UriComponentsBuilder;

/** Who can sign in, and what keeps others from guessing. */
@ExtendWith(OutputCaptureExtension.class)
class StaffLoginTest {

    private static final Pattern ADMIN = Pattern.compile("name +admin\\s+password +([a-z2-9-]{23})\\s");
    private static final String ATTENTION = "/api/attention";
    private static final String HASH = "$2a$04$" + "a".repeat(53);

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    private static int basic(Staff program, String name, String password) {
        return answer(program, name, password).statusCode();
    }

    private static HttpResponse<String> answer(Staff program, String name, String password) {
        return program.send(program.request("GET", ATTENTION).header("Authorization", Staff.basic(name, password)));
    }

    private static HttpResponse<String> bearer(Staff program, String path, String token) {
        return program.send(program.request("GET", path).header("Authorization", "Bearer " + token));
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    @Test
    void givenNobodyIsConfiguredOnTheHubsOwnDatabase_thenAnAdministratorIsMadeWhosePasswordIsPrintedOnce(
            CapturedOutput output) {
        try (Hub hub = Hub.start(List.of(
                "server.port=0", "member-hub.embedded-postgres.data-directory=" + folder.resolve("postgres")))) {
            Matcher printed = ADMIN.matcher(output.getAll());
            assertThat(printed.find()).as(output.getAll()).isTrue();
            String password = printed.group(1);
            assertThat(printed.find()).isFalse();
            assertThat(output.getAll().split(Pattern.quote(password), -1)).hasSize(2);
            assertThat(output).contains("/console");
            assertThat(output).doesNotContain("generated security password");

            assertThat(location(new Staff(hub).signIn("admin", password))).endsWith("/console");
            assertThat(basic(new Staff(hub), "admin", password)).isEqualTo(200);
            assertThat(basic(new Staff(hub), "admin", "admin")).isEqualTo(401);
        }
    }

    @Test
    void givenNobodyIsConfiguredOnAnotherDatabase_thenNobodyGetsInAndTheLogSaysWhatToDo(CapturedOutput output) {
        try (Hub hub = Hub.on(TestDatabase.create())) {
            assertThat(output).contains("Nobody can sign in").contains("MEMBER_HUB_STAFF_USERS_0_NAME");
            assertThat(output).doesNotContain("generated security password");
            assertThat(basic(new Staff(hub), "admin", "admin")).isEqualTo(401);
        }
    }

    @Test
    void givenSomebodyGuesses_thenTheyHaveToWaitEvenWithTheRightPasswordAndOthersNeedNot(CapturedOutput output) {
        try (Hub hub = Hub.on(TestDatabase.create(), Staff.settings("li.na VIEWER", "wang.wei VIEWER"))) {
            Staff program = new Staff(hub);
            for (int i = 0; i < 10; i++) {
                assertThat(basic(program, "li.na", "guess" + i)).isEqualTo(401);
            }

            HttpResponse<String> throttled = answer(program, "li.na", Staff.PASSWORD);

            assertThat(throttled.statusCode()).isEqualTo(429);
            assertThat(throttled.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(Long.parseLong(
                            throttled.headers().firstValue("Retry-After").orElse("0")))
                    .isBetween(1L, 600L);
            assertThat(location(new Staff(hub).signIn("li.na", Staff.PASSWORD))).endsWith("/console/login?throttled");
            assertThat(new Staff(hub).get("/console/login?throttled").body()).contains("登录失败次数过多");
            assertThat(basic(program, "wang.wei", Staff.PASSWORD)).isEqualTo(200);
            assertThat(output.getAll().lines().filter(line -> line.contains("Somebody at 127.0.0.1 could not sign in")))
                    .hasSize(10);
        }
    }

    @Test
    void givenManyNamesAreGuessed_thenTheAddressHasToWait() {
        try (Hub hub = Hub.on(TestDatabase.create(), Staff.settings("li.na VIEWER"))) {
            for (int i = 0; i < 30; i++) {
                assertThat(location(new Staff(hub).signIn("name" + i, "guess"))).endsWith("/console/login?failed");
            }

            assertThat(basic(new Staff(hub), "li.na", Staff.PASSWORD)).isEqualTo(429);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "password=hunter2                     | users[0].password of li.na is not a bcrypt hash. | htpasswd -nB",
                "password={noop}hunter2               | users[0].password of li.na is not a bcrypt hash. | htpasswd -nB",
                "password=                            | users[0].password of li.na is missing.           | htpasswd -nB",
                "name=                                | users[0].name is missing.                        | who it is",
                "name=li:na                           | users[0].name has a colon                        | HTTP Basic",
                "roles=                               | users[0].roles of li.na is missing.              | VIEWER",
                "roles=VIEWER,BOSS                    | users[0].roles cannot be \"VIEWER,BOSS\"         | AUDITOR",
                "root-kdt-ids=all                     | users[0].root-kdt-ids cannot be \"all\"          | positive numbers",
                "root-kdt-ids=-1                      | users[0].root-kdt-ids cannot be \"-1\"           | positive numbers",
                "pasword=x                            | The hub has no setting member-hub.staff.users[0].pasword | Correct"
            })
    void givenAUserThatCannotBe_thenTheStartStopsWithASentenceThatKeepsThePasswordToItself(
            String wrong, String sentence, String action, CapturedOutput output) {
        String prefix = "member-hub.staff.users[0].";
        Map<String, String> user = new HashMap<>(Map.of("name", "li.na", "password", HASH, "roles", "VIEWER"));
        String[] setting = wrong.strip().split("=", -1);
        user.put(setting[0], setting[1]);
        List<String> settings = new ArrayList<>();
        user.forEach((name, value) -> settings.add(prefix + name + "=" + value));

        assertThatThrownBy(() -> Hub.on(TestDatabase.create(), settings.toArray(String[]::new))
                        .close())
                .isNotNull();

        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .contains("member-hub.staff." + sentence.replace("The hub has no setting member-hub.staff.", ""))
                .contains(action)
                .doesNotContain("hunter2");
    }

    @Test
    void givenTwoUsersOfOneName_thenTheStartStopsWithASentence(CapturedOutput output) {
        assertThatThrownBy(() -> Hub.on(TestDatabase.create(), Staff.settings("li.na VIEWER", "li.na AUDITOR"))
                        .close())
                .isNotNull();

        assertThat(output).contains("Two users of member-hub.staff.users have the name li.na.");
    }

    @Test
    void givenABearerToken_thenItsClaimsSayWhoAndWhatAndWhere(CapturedOutput output) throws Exception {
        try (TokenIssuer issuer = new TokenIssuer()) {
            Path key = Files.writeString(folder.resolve("key.pem"), issuer.publicKey());
            try (Hub hub = Hub.on(
                    TestDatabase.create(),
                    "spring.security.oauth2.resourceserver.jwt.public-key-location=file:" + key,
                    "member-hub.staff.roles-claim=realm_access.roles")) {
                assertThat(output).contains("believed whomever they were issued for");
                Staff program = new Staff(hub);
                Map<String, Object> anywhere = Map.of("realm_access", Map.of("roles", List.of("viewer", "unheard-of")));
                Map<String, Object> viewer = new HashMap<>(anywhere);
                viewer.put("rootKdtIds", List.of(7));
                Map<String, Object> auditor =
                        Map.of("realm_access", Map.of("roles", List.of("AUDITOR")), "rootKdtIds", List.of(7));
                Map<String, Object> nowhere = new HashMap<>(anywhere);
                nowhere.put("rootKdtIds", List.of());

                assertThat(bearer(program, ATTENTION, issuer.sign(viewer)).statusCode())
                        .isEqualTo(200);
                assertThat(bearer(program, "/api/access-log", issuer.sign(viewer))
                                .statusCode())
                        .isEqualTo(403);
                assertThat(bearer(program, "/api/access-log", issuer.sign(auditor))
                                .statusCode())
                        .isEqualTo(200);
                assertThat(bearer(program, ATTENTION, issuer.sign(auditor)).statusCode())
                        .isEqualTo(403);
                HttpResponse<String> without = bearer(program, ATTENTION, issuer.sign(Map.of()));
                assertThat(without.statusCode()).isEqualTo(403);
                assertThat(without.body()).contains("没有被授予任何角色");
                assertThat(bearer(program, ATTENTION, issuer.sign(nowhere)).statusCode())
                        .as("limited to no root shop at all")
                        .isEqualTo(403);
                assertThat(bearer(program, ATTENTION, issuer.sign(anywhere)).statusCode())
                        .as("limited to nothing that is said")
                        .isEqualTo(403);
                HttpResponse<String> forged = bearer(program, ATTENTION, issuer.sign(viewer) + "x");
                assertThat(forged.statusCode()).isEqualTo(401);
                assertThat(forged.headers().firstValue("WWW-Authenticate").orElse(""))
                        .startsWith("Bearer error=");
                assertThat(forged.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            }
        }
    }

    @Test
    void givenTheSettingsSayThatNoRootShopsMeanAll_thenATokenWithoutThemSeesAll(CapturedOutput output)
            throws Exception {
        try (TokenIssuer issuer = new TokenIssuer()) {
            Path key = Files.writeString(folder.resolve("key.pem"), issuer.publicKey());
            try (Hub hub = Hub.on(
                    TestDatabase.create(),
                    "spring.security.oauth2.resourceserver.jwt.public-key-location=file:" + key,
                    "spring.security.oauth2.resourceserver.jwt.audiences=" + TokenIssuer.CLIENT,
                    "member-hub.staff.require-root-kdt-ids=false")) {
                hub.caller().create(Calls.smallest("13800138000"));

                HttpResponse<String> answer =
                        bearer(new Staff(hub), "/api/statistics", issuer.sign(Map.of("roles", List.of("VIEWER"))));

                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(output).doesNotContain("believed whomever they were issued for");
            }
        }
    }

    @Test
    void givenAProviderWhoseKeysCannotBeHad_thenWhoBringsATokenIsToldToComeAgain(CapturedOutput output)
            throws Exception {
        try (TokenIssuer issuer = new TokenIssuer();
                Hub hub = Hub.on(
                        TestDatabase.create(),
                        "spring.security.oauth2.resourceserver.jwt.jwk-set-uri=http://localhost:1/keys")) {
            HttpResponse<String> answer =
                    bearer(new Staff(hub), "/api/statistics", issuer.sign(Map.of("roles", List.of("VIEWER"))));

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).hasValue("10");
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(output)
                    .contains("The OpenID Connect provider did not serve: ", "refused")
                    .doesNotContain("A defect");
        }
    }

    @Test
    void givenAProvider_thenPeopleSignInThereAndComeBackWithTheirRoles() throws Exception {
        try (TokenIssuer issuer = new TokenIssuer();
                Hub hub = Hub.on(TestDatabase.create(), issuer.clientSettings())) {
            Staff operator = new Staff(hub);
            operator.get("/console/attention");
            assertThat(operator.get("/console/login").body())
                    .contains("Single sign-on", "/console/oauth2/authorization/sso");

            HttpResponse<String> back =
                    signInAtProvider(operator, issuer, Map.of("roles", List.of("OPERATOR"), "rootKdtIds", "7"));

            assertThat(location(back)).endsWith("/console/attention");
            assertThat(operator.get("/console/attention").statusCode()).isEqualTo(200);
            assertThat(operator.get("/console/access-log").statusCode()).isEqualTo(403);

            Staff stranger = new Staff(hub);
            signInAtProvider(stranger, issuer, Map.of("roles", List.of("cook"), "rootKdtIds", "7"));
            HttpResponse<String> refused = stranger.get("/console");
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(refused.body()).contains("没有被授予任何角色");

            Staff nowhere = new Staff(hub);
            signInAtProvider(nowhere, issuer, Map.of("roles", List.of("OPERATOR")));
            HttpResponse<String> without = nowhere.get("/console");
            assertThat(without.statusCode()).isEqualTo(403);
            assertThat(without.body()).contains("没有指定你可以查看哪些总部店铺");
        }
    }

    private static HttpResponse<String> signInAtProvider(Staff person, TokenIssuer issuer, Map<String, Object> claims) {
        URI provider = URI.create(location(person.get("/console/oauth2/authorization/sso")));
        assertThat(provider.toString()).startsWith(issuer.uri("/authorize"));
        var asked = UriComponentsBuilder.fromUri(provider).build().getQueryParams();
        Map<String, Object> said = new HashMap<>(claims);
        said.put("nonce", String.valueOf(asked.getFirst("nonce")));
        said.put("preferred_username", "li.na");
        issuer.says(said);
        return person.get("/login/oauth2/code/sso?code=1&state=" + asked.getFirst("state"));
    }
}
