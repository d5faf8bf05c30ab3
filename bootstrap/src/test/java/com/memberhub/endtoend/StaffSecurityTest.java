package com.memberhub.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.memberhub.adapter.jpa.database.TestDatabase;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.catalina.Context;
import org.apache.catalina.Session;
import org.apache.catalina.session.ManagerBase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

/** Who may do what, by role and path: decided before any handler is asked. */
class StaffSecurityTest {

    private static final Set<String> ROLES = Set.of("VIEWER", "PRIVACY", "EXPORTER", "OPERATOR", "AUDITOR");
    private static final String OUT_OPEN_ID = "01KAR2V6M9R5E1B8K6A4V0Y2DF";

    /** Method, path, and the roles that may; every other one may not. */
    private static final String[] API = {
        "POST   /api/members/search            VIEWER,PRIVACY,EXPORTER,OPERATOR",
        "GET    /api/members/{member}          VIEWER,PRIVACY,EXPORTER,OPERATOR",
        "HEAD   /api/members/{member}          VIEWER,PRIVACY,EXPORTER,OPERATOR",
        "GET    /api/members/{member}/calls    VIEWER,PRIVACY,EXPORTER,OPERATOR",
        "GET    /api/calls/{call}              VIEWER,PRIVACY,EXPORTER,OPERATOR",
        "POST   /api/calls/search              VIEWER,PRIVACY,EXPORTER,OPERATOR",
        "GET    /api/attention                 VIEWER,PRIVACY,EXPORTER,OPERATOR",
        "GET    /api/statistics                VIEWER,PRIVACY,EXPORTER,OPERATOR",
        "POST   /api/members/{member}/reveal   PRIVACY",
        "POST   /api/calls/{call}/reveal       PRIVACY",
        "DELETE /api/members/{member}          PRIVACY",
        "POST   /api/members/export            EXPORTER",
        "DELETE /api/members/export            PRIVACY",
        "POST   /api/calls/{call}/correction   OPERATOR",
        "POST   /api/calls/{call}/resubmit     OPERATOR",
        "POST   /api/imports                   OPERATOR",
        "GET    /api/imports/{import}          OPERATOR",
        "GET    /api/access-log                AUDITOR",
        "HEAD   /api/access-log                AUDITOR",
        "GET    /api/refused-callers           AUDITOR",
        "PUT    /api/members/{member}          none",
        "DELETE /api/access-log                none",
        "POST   /api/anything-new              none",
    };

    private static final String[] CONSOLE = {
        "GET    /console                           VIEWER,PRIVACY,EXPORTER,OPERATOR",
        "GET    /console/members                   VIEWER,PRIVACY,EXPORTER,OPERATOR",
        "HEAD   /console/members                   VIEWER,PRIVACY,EXPORTER,OPERATOR",
        "GET    /console/members/{member}          VIEWER,PRIVACY,EXPORTER,OPERATOR",
        "GET    /console/calls/{call}              VIEWER,PRIVACY,EXPORTER,OPERATOR",
        "GET    /console/attention                 VIEWER,PRIVACY,EXPORTER,OPERATOR",
        "GET    /console/calls                     VIEWER,PRIVACY,EXPORTER,OPERATOR",
        "POST   /console/members                   VIEWER,PRIVACY,EXPORTER,OPERATOR",
        "POST   /console/members/{member}/reveal   PRIVACY",
        "POST   /console/members/{member}/erase    PRIVACY",
        "POST   /console/calls/{call}/reveal       PRIVACY",
        "GET    /console/calls/{call}/correct      OPERATOR",
        "POST   /console/calls/{call}/correct      OPERATOR",
        "GET    /console/imports                   OPERATOR",
        "POST   /console/imports                   OPERATOR",
        "GET    /console/imports/{import}          OPERATOR",
        "POST   /console/imports/{import}/start    OPERATOR",
        "POST   /console/imports/{import}/cancel   OPERATOR",
        "POST   /console/imports/{import}/refused-lines OPERATOR",
        "POST   /console/exports                   EXPORTER",
        "GET    /console/access-log                AUDITOR",
        "GET    /console/refused-callers           AUDITOR",
        "POST   /console/anything-new              none",
    };

    @SuppressWarnings("NullAway.Init") // started once for all tests
    private static Hub hub;

    private static int nextMobile;

    @BeforeAll
    static void start() {
        hub = Hub.on(
                TestDatabase.create(),
                Staff.settings(
                        "viewer VIEWER",
                        "privacy PRIVACY",
                        "exporter EXPORTER",
                        "operator OPERATOR",
                        "auditor AUDITOR",
                        "at-the-shop VIEWER,PRIVACY,EXPORTER,OPERATOR,AUDITOR " + Calls.ROOT_KDT_ID,
                        "at-another VIEWER,PRIVACY,EXPORTER,OPERATOR,AUDITOR 7"));
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    /** What belongs to one root shop: whoever may see it finds it, for whoever may not there is none. */
    @ParameterizedTest
    @CsvSource({
        "GET,    /api/members/{member}",
        "GET,    /api/members/{member}/calls",
        "POST,   /api/members/{member}/reveal",
        "DELETE, /api/members/{member}",
        "GET,    /api/calls/{call}",
        "POST,   /api/calls/{call}/reveal",
        "GET,    /console/members/{member}"
    })
    void showsToEachTenantWhatIsTheirsOnly(String method, String path) {
        Hub.Answer created = hub.caller().create(Calls.smallest("138001380" + String.format("%02d", nextMobile++)));
        String there = path.replace("{member}", created.outOpenId()).replace("{call}", created.requestId());

        assertThat(byTenant(method, there, "at-another"))
                .as("for another root shop there is none")
                .isEqualTo(404);
        assertThat(byTenant(method, there, "at-the-shop")).isBetween(200, 204);
    }

    private static int byTenant(String method, String path, String name) {
        Staff staff = new Staff(hub);
        HttpRequest.Builder request = staff.request(method, path).header("Accept-Language", "en");
        if (path.startsWith("/console")) {
            staff.signIn(name, Staff.PASSWORD);
        } else {
            request.header("Authorization", Staff.basic(name, Staff.PASSWORD));
        }
        if (!method.equals("GET")) {
            request.header("Content-Type", "application/json")
                    .method(method, BodyPublishers.ofString("{\"reason\": \"the person asked\"}"));
        }
        return staff.send(request).statusCode();
    }

    private static Stream<Arguments> rows(String... table) {
        return Arrays.stream(table).flatMap(row -> {
            String[] cells = row.split(" +", -1);
            Set<String> may = Set.of(cells[2].split(","));
            String path = cells[1].replace("{member}", OUT_OPEN_ID)
                    .replace("{call}", OUT_OPEN_ID)
                    .replace("{import}", "1");
            return ROLES.stream().map(role -> Arguments.of(cells[0], path, role, may.contains(role)));
        });
    }

    static Stream<Arguments> api() {
        return rows(API);
    }

    static Stream<Arguments> console() {
        return rows(CONSOLE);
    }

    @ParameterizedTest(name = "{0} {1} by {2}: {3}")
    @MethodSource("api")
    void letsThroughWhoHasTheRoleAndNobodyElse(String method, String path, String role, boolean may) {
        Staff nobody = new Staff(hub);
        Staff program = new Staff(hub);

        HttpResponse<String> anonymous = nobody.send(nobody.request(method, path));
        HttpResponse<String> answer = program.send(program.request(method, path)
                .header("Authorization", Staff.basic(role.toLowerCase(Locale.ROOT), Staff.PASSWORD)));

        assertThat(anonymous.statusCode()).isEqualTo(401);
        assertThat(answer.statusCode()).isNotEqualTo(401);
        if (may) {
            assertThat(answer.statusCode()).isNotEqualTo(403);
        } else {
            assertThat(answer.statusCode()).isEqualTo(403);
        }
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @ParameterizedTest(name = "{0} {1} by {2}: {3}")
    @MethodSource("console")
    void showsPagesToWhoHasTheRoleAndToNobodyElse(String method, String path, String role, boolean may) {
        Staff person = new Staff(hub);
        assertThat(person.get(path).headers().firstValue("Location")).hasValue("/console/login");
        person.signIn(role.toLowerCase(Locale.ROOT), Staff.PASSWORD);

        HttpResponse<String> answer = !method.equals("POST")
                ? person.send(person.request(method, path))
                : person.post(
                        path,
                        "_csrf",
                        person.tokenOf(role.equals("AUDITOR") ? "/console/access-log" : "/console/members"));

        // Nobody of that name is stored, and the forms lack what they are to say: all of that is found out by who may.
        assertThat(answer.statusCode()).isNotIn(401, 405).isLessThan(500);
        assertThat(answer.headers().firstValue("Location").orElse("")).doesNotContain("/login");
        if (may) {
            assertThat(answer.statusCode()).isNotEqualTo(403);
        } else {
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
            assertThat(answer.body()).as("for want of a role, not of a token").doesNotContain("页面已过期");
        }
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    @Test
    void givenASession_whenTheApiIsCalledWithItsCookie_thenItMeansNothing() {
        Staff person = new Staff(hub);
        person.signIn("viewer", Staff.PASSWORD);

        assertThat(person.get("/console/members").statusCode()).isNotIn(302, 401, 403);
        assertThat(person.get("/api/attention").statusCode()).isEqualTo(401);
    }

    @Test
    void givenNobodyIsSignedIn_whenTheApiIsCalled_thenTheAnswerIsAProblem() {
        Staff nobody = new Staff(hub);
        HttpRequest.Builder request = nobody.request("GET", "/api/attention");

        HttpResponse<String> chinese = nobody.send(request);
        HttpResponse<String> english = nobody.send(request.header("Accept-Language", "en"));

        assertThat(chinese.statusCode()).isEqualTo(401);
        assertThat(chinese.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(chinese.headers().firstValue("WWW-Authenticate").orElse(""))
                .startsWith("Basic realm=\"member-hub\"");
        assertThat(chinese.body()).contains("\"status\":401", "请先登录", "\"requestId\":\"");
        assertThat(english.body()).contains("sign in first");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/console/login",
                "/console/members;x=1",
                "/console//members",
                "/console/nothing",
                "/swagger-ui/index.html",
                "/v3/api-docs",
                "/api/attention",
                "/nothing"
            })
    void whateverIsAnswered_thenItIsNeitherFramedNorTakenForWhatItIsNot(String path) {
        HttpResponse<String> answer = new Staff(hub).get(path);

        assertThat(answer.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(answer.headers().allValues("X-Frame-Options")).containsExactly("DENY");
    }

    /** Without TLS a browser tells the origin alone. */
    @ParameterizedTest
    @CsvSource({
        "X-Nothing,      nothing,             404",
        "Sec-Fetch-Site, none,                404",
        "Sec-Fetch-Site, same-origin,         404",
        "Sec-Fetch-Site, same-site,           403",
        "Sec-Fetch-Site, cross-site,          403",
        "Origin,         http://{host},       404",
        "Origin,         http://shop.example, 403",
        "Origin,         null,                403"
    })
    void givenABrowserRepeatsAPasswordForAFormOfAnotherSite_thenTheApiRefuses(String header, String value, int status) {
        Staff program = new Staff(hub);
        HttpRequest.Builder request = program.request("POST", "/api/imports/1/start")
                .header("Authorization", Staff.basic("operator", Staff.PASSWORD));
        String host = request.copy().build().uri().getAuthority();

        assertThat(program.send(request.header(header, value.replace("{host}", host)))
                        .statusCode())
                .isEqualTo(status);
    }

    @Test
    void givenNobodyIsSignedIn_whenAPageIsAskedFor_thenNoSessionIsKeptForThem() {
        HttpResponse<String> answer = new Staff(hub).get("/console/members?city=" + "x".repeat(6_000));

        assertThat(answer.headers().firstValue("Location")).hasValue("/console/login");
        assertThat(answer.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.startsWith("JSESSIONID"));
    }

    @Test
    void givenTheLoginPage_thenItsSessionEndsSoonAndOnesOfStaffLater() {
        Staff person = new Staff(hub);
        String strangers = sessionOf(person.get("/console/login"));
        int stranger = session(strangers).getMaxInactiveInterval();

        String staffs = sessionOf(person.signIn("viewer", Staff.PASSWORD));

        assertThat(stranger).isEqualTo(600);
        assertThat(session(staffs).getMaxInactiveInterval()).isEqualTo(7_200);
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void givenAsManySessionsAsThereIsRoomFor_thenTheNextIsToldToComeAgain(CapturedOutput log) {
        ManagerBase manager = manager();
        assertThat(manager.getMaxActiveSessions()).isEqualTo(10_000);
        manager.setMaxActiveSessions(manager.getActiveSessions());
        try {
            HttpResponse<String> answer = new Staff(hub).get("/console/login");
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).hasValue("60");
            assertThat(log).doesNotContain("ERROR", "Exception");
        } finally {
            manager.setMaxActiveSessions(10_000);
        }
    }

    private static Session session(String id) {
        return Arrays.stream(manager().findSessions())
                .filter(session -> session.getId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static ManagerBase manager() {
        ServletWebServerApplicationContext context = (ServletWebServerApplicationContext) hub.context();
        TomcatWebServer server = (TomcatWebServer) context.getWebServer();
        Context webapp = (Context) server.getTomcat().getHost().findChildren()[0];
        return (ManagerBase) webapp.getManager();
    }

    private static String sessionOf(HttpResponse<String> answer) {
        return cookie(answer).replaceAll("JSESSIONID=([^;]+).*", "$1");
    }

    @Test
    void givenNobodyIsSignedIn_whenALargeFormIsPosted_thenItIsTooLarge() {
        Staff nobody = new Staff(hub);

        assertThat(nobody.post("/console/login", "username", "x".repeat(20_000)).statusCode())
                .isEqualTo(413);
    }

    /** Nothing of the second chunk ever comes: whoever reads the form first waits for it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/console/login",
                "/console/logout",
                "/console/language",
                "/login/oauth2/code/keycloak",
                "/console/members"
            })
    void givenNobodyIsSignedIn_whenAFormComesInChunks_thenItIsTooLarge(String path) {
        assertThat(RawConnection.to(hub).send("""
                                POST %s HTTP/1.1
                                Host: localhost
                                Connection: close
                                Content-Type: application/x-www-form-urlencoded
                                Transfer-Encoding: chunked

                                a
                                username=x
                                """.formatted(path)).statuses()).containsExactly(413);
    }

    @ParameterizedTest
    @CsvSource({
        "/console/assets/console.css,       200",
        "/console/assets/%63onsole.css,     404",
        "/console/assets/./console.css,     404",
        "/console//assets/console.css,      404",
        "/swagger-ui/index.html,            200",
        "/swagger-ui/%69ndex.html,          404",
        "/webjars/htmx.org/2.0.10/dist/htmx.min.js,   200",
        "/webjars/htmx.org/2.0.10/dist/%68tmx.min.js, 404"
    })
    void givenAnAsset_thenItHasOnePathOnly(String path, int status) {
        assertThat(new Staff(hub).get(path).statusCode()).isEqualTo(status);
    }

    @Test
    void givenAMalformedHeader_whenTheApiIsCalled_thenTheAnswerIsA401() {
        Staff program = new Staff(hub);

        assertThat(program.send(program.request("GET", "/api/attention").header("Authorization", "Basic !!!"))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void givenAPathThatIsNot_thenEachSideSaysSoInItsOwnForm() {
        Staff person = new Staff(hub);
        person.signIn("viewer", Staff.PASSWORD);

        HttpResponse<String> page = person.get("/console/nowhere");
        HttpResponse<String> problem = person.send(
                person.request("GET", "/api/nowhere").header("Authorization", Staff.basic("viewer", Staff.PASSWORD)));
        HttpResponse<String> envelope = person.get("/nowhere");

        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(page.body())
                .contains(page.headers().firstValue("X-Request-Id").orElseThrow());
        assertThat(problem.statusCode()).isEqualTo(404);
        assertThat(problem.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(envelope.statusCode()).isEqualTo(404);
        assertThat(envelope.body()).contains("\"success\":false");
    }

    @Test
    void givenTheLoginPage_thenNothingFromAnotherHostMayRunInIt() {
        HttpResponse<String> page = new Staff(hub).get("/console/login");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .hasValue("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                        + " font-src 'self'; connect-src 'self'; frame-ancestors 'none'; base-uri 'none';"
                        + " form-action 'self'");
        assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("same-origin");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    /** A drawing may hold a script. */
    @Test
    void givenAnAssetThatSomebodyOpensByItself_thenNothingMayRunInIt() {
        HttpResponse<String> asset = new Staff(hub).get("/console/assets/icons.svg");

        assertThat(asset.statusCode()).isEqualTo(200);
        assertThat(asset.headers().firstValue("Content-Security-Policy").orElse(""))
                .startsWith("default-src 'none'; script-src 'self'");
    }

    @Test
    void givenSomebodySignsIn_thenTheSessionIsANewOneWhoseCookieScriptsCannotRead() {
        Staff person = new Staff(hub);
        String before = cookie(person.get("/console/login"));

        String after = cookie(person.signIn("viewer", Staff.PASSWORD));

        assertThat(before).contains("; HttpOnly").contains("; SameSite=Lax").doesNotContain("; Secure");
        assertThat(after).contains("; HttpOnly").contains("; SameSite=Lax");
        assertThat(after.substring(0, after.indexOf(';'))).isNotEqualTo(before.substring(0, before.indexOf(';')));
    }

    private static String cookie(HttpResponse<String> answer) {
        return answer.headers().firstValue("Set-Cookie").orElse("");
    }

    @Test
    void givenSomebodyAskedForAPage_whenTheySignIn_thenTheyGetThere() {
        Staff person = new Staff(hub);
        person.get("/console/attention");

        assertThat(location(person.signIn("viewer", Staff.PASSWORD))).endsWith("/console/attention");
    }

    @Test
    void givenAPartOfAPageWasAskedFor_whenSomebodySignsIn_thenTheyGetHome() {
        Staff person = new Staff(hub);
        person.send(person.request("GET", "/console/calls").header("HX-Request", "true"));

        assertThat(location(person.signIn("viewer", Staff.PASSWORD))).endsWith("/console");
    }

    @Test
    void givenNoPageWasAskedFor_whenSomebodySignsIn_thenTheyGetHome() {
        assertThat(location(new Staff(hub).signIn("viewer", Staff.PASSWORD))).endsWith("/console");
        assertThat(location(new Staff(hub).signIn("auditor", Staff.PASSWORD))).endsWith("/console/access-log");
    }

    @Test
    void whenSomebodySignsOut_thenTheirSessionIsOver() {
        Staff person = new Staff(hub);
        person.signIn("viewer", Staff.PASSWORD);
        String session = person.cookies();

        assertThat(location(person.post("/console/logout", "_csrf", person.tokenOf("/console/members"))))
                .endsWith("/console/login?signed-out");

        Staff thief = new Staff(hub);
        assertThat(location(thief.send(thief.request("GET", "/console/members").header("Cookie", session))))
                .endsWith("/console/login");
    }

    /** Another site may have it as a picture. */
    @Test
    void givenALinkToTheSignOut_whenSomebodyFollowsIt_thenTheyStaySignedIn() {
        Staff person = new Staff(hub);
        person.signIn("viewer", Staff.PASSWORD);

        person.get("/console/logout");

        assertThat(person.get("/console/members").statusCode()).isEqualTo(200);
    }

    @Test
    void givenSomebodyIsSignedIn_whenTheyOpenTheLoginPage_thenTheyGetHome() {
        Staff person = new Staff(hub);
        person.signIn("viewer", Staff.PASSWORD);

        assertThat(location(person.get("/console/login"))).endsWith("/console");
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/console/members", "/console/calls/1/correct", "/console/imports"})
    void givenAFormFromAnotherSite_thenItIsRefusedOnAPage(String path) {
        Staff person = new Staff(hub);
        person.signIn("operator", Staff.PASSWORD);

        HttpResponse<String> answer = person.post(path, "name", "value");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("页面已过期");
    }

    @Test
    void givenALoginPageThatWasLeftOpen_whenItIsSent_thenItIsShownAfresh() {
        HttpResponse<String> answer =
                new Staff(hub).post("/console/login", "username", "viewer", "password", Staff.PASSWORD);

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(location(answer)).endsWith("/console/login?expired");
    }

    @Test
    void givenASessionThatIsOver_whenAPartOfAPageIsAskedFor_thenTheBrowserGoesToTheLoginPage() {
        Staff person = new Staff(hub);

        HttpResponse<String> answer =
                person.send(person.request("GET", "/console/members").header("HX-Request", "true"));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("HX-Redirect")).hasValue("/console/login");
    }
}
