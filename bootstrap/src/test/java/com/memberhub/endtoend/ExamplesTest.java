package com.memberhub.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.memberhub.adapter.jpa.database.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** What the pages tell people to run does what the pages say. */
class ExamplesTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final JsonMapper JSON = new JsonMapper();
    private static final TestDatabase DATABASE = TestDatabase.create();

    private static final String TOKEN = "token-of-the-app-of-the-examples";
    private static final String KEY = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String PUSH_SECRET = "secret-of-the-message-push-0123";
    private static final String APP = "91234567_crm";

    /** Each scheme with the app that proves itself by it. Two apps cannot have one name. */
    private static final Map<String, String> APPS =
            Map.of("token", APP, "signature", "91234567_shop", "event-sign", "91234567_push");

    private static final Map<String, String> SECRETS =
            Map.of("token", TOKEN, "signature", KEY, "event-sign", PUSH_SECRET);

    @SuppressWarnings("NullAway.Init") // started once for all tests
    private static Hub hub;

    /** With no app configured. */
    @SuppressWarnings("NullAway.Init")
    private static Hub hubOfThisMachine;

    @BeforeAll
    static void start() {
        hub = Hub.on(
                DATABASE,
                Stream.concat(
                                Stream.of(Staff.settings("xiaolin VIEWER,PRIVACY,EXPORTER,OPERATOR,AUDITOR")),
                                Stream.of(
                                        "member-hub.platform.apps[0].app-id=" + APP,
                                        "member-hub.platform.apps[0].scheme=token",
                                        "member-hub.platform.apps[0].secrets=" + TOKEN,
                                        "member-hub.platform.apps[0].token-header=X-Token",
                                        "member-hub.platform.apps[0].token-parameter=key",
                                        "member-hub.platform.apps[1].app-id=91234567_shop",
                                        "member-hub.platform.apps[1].scheme=signature",
                                        "member-hub.platform.apps[1].secrets=" + KEY,
                                        "member-hub.platform.apps[2].app-id=91234567_push",
                                        "member-hub.platform.apps[2].scheme=event-sign",
                                        "member-hub.platform.apps[2].secrets=" + PUSH_SECRET))
                        .toArray(String[]::new));
        hubOfThisMachine = Hub.on(DATABASE);
    }

    @AfterAll
    static void stop() {
        hubOfThisMachine.close();
        hub.close();
    }

    @Test
    void everyRequestOfTheHttpFileIsAnsweredAsItSays() throws Exception {
        HttpFile file = HttpFile.read(ROOT.resolve("docs/member-hub.http"));
        Map<String, String> variables = new LinkedHashMap<>(file.variables());
        variables.putAll(Map.of(
                "hub",
                url(hub, "local.server.port"),
                "management",
                url(hub, "local.management.port"),
                "token",
                TOKEN,
                "user",
                "xiaolin",
                "password",
                Staff.PASSWORD));
        for (HttpFile.Request request : file.requests()) {
            sign(request.body(), variables);
            if (request.url().contains("{{importId}}")) {
                awaitImport(variables);
            }

            HttpResponse<String> answer = send(request, variables);

            assertThat(answer.statusCode())
                    .as("%s: %s", request.title(), answer.body())
                    .isEqualTo(request.status());
            remember(request, answer, variables);
        }
    }

    @Test
    void everyPathOfTheOpenApiDocumentIsInTheHttpFile() throws IOException {
        TreeSet<String> documented = new TreeSet<>();
        String path = "";
        for (String line : Files.readAllLines(ROOT.resolve("docs/openapi.yaml"))) {
            if (line.matches(" {2}/\\S+:")) {
                path = line.strip().replace(":", "");
            } else if (line.matches(" {4}(get|post|put|patch|delete):")) {
                documented.add(line.strip().replace(":", "").toUpperCase(java.util.Locale.ROOT) + " " + path);
            }
        }
        List<String> sent = HttpFile.read(ROOT.resolve("docs/member-hub.http")).requests().stream()
                .map(request -> request.method() + " "
                        + request.url()
                                .replace("{{hub}}", "")
                                .replace("{{importId}}", "{id}")
                                .replaceAll("\\{\\{(\\w+)}}", "{$1}")
                                .replaceAll("\\?.*", ""))
                .toList();

        assertThat(documented).hasSizeGreaterThan(20);
        assertThat(sent).containsAll(documented);
    }

    @ParameterizedTest
    @ValueSource(strings = {"token", "signature", "event-sign"})
    void theJavaExampleCreatesAMember(String scheme) throws Exception {
        String[] call = {"http://localhost:" + port(hub), app(scheme), "91234567", "13800138020"};

        assertThat(java(scheme, secret(scheme), call))
                .contains("200 {\"success\":true")
                .contains("outOpenId")
                .endsWith("exit 0");
        call[3] = "1380013802";
        assertThat(java(scheme, secret(scheme), call))
                .contains("mobile_malformed")
                .endsWith("exit 1");
        assertThat(java(scheme, secret("signature").replace("MfKQ", "AAAA"), call))
                .contains("401 {\"success\":false")
                .endsWith("exit 2");
    }

    @Test
    void theJavaExampleCreatesAMemberAtAHubOfThisMachine() throws Exception {
        assertThat(java("none", "", "http://localhost:" + port(hubOfThisMachine), APP, "91234567", "13800138021"))
                .contains("200 {\"success\":true")
                .endsWith("exit 0");
    }

    @ParameterizedTest
    @CsvSource({"README.md", "README.zh-CN.md"})
    void theCommandsOfTheReadmeDoWhatItSays(String readme) throws Exception {
        assumeTrue(has("curl") && has("openssl"), "curl or openssl is not installed");
        String text = Files.readString(ROOT.resolve(readme));
        List<String> commands = Pattern.compile("(?ms)^```sh\\n(.*?)^```")
                .matcher(text)
                .results()
                .map(block -> block.group(1))
                .filter(block -> block.contains("curl "))
                .toList();
        String body = Pattern.compile("(?m)^BODY='(.*)'$")
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow();
        List<String> schemes = new ArrayList<>();
        for (String command : commands) {
            String scheme = scheme(command);
            schemes.add(scheme);
            String output = bash(command, scheme, body);
            switch (scheme) {
                case "staff" -> assertThat(output).contains("\"items\":[{");
                case "none" ->
                    assertThat(output).contains(command.contains("女") ? "mobile_malformed" : "\"success\":true");
                default -> assertThat(output).contains("\"success\":true").contains("outOpenId");
            }
        }

        assertThat(schemes).containsExactly("none", "none", "none", "signature", "token", "event-sign", "staff");
    }

    private static String scheme(String command) {
        if (command.contains("/api/")) {
            return "staff";
        }
        if (command.contains("webhook-signature")) {
            return "signature";
        }
        if (command.contains("Event-Sign")) {
            return "event-sign";
        }
        return command.contains("Bearer") ? "token" : "none";
    }

    /** Runs a command of the README as it stands there, but for the port, the password and the name of the app. */
    private static String bash(String command, String scheme, String body) throws Exception {
        String app = APPS.getOrDefault(scheme, APP);
        String here = command.replace("8080", Integer.toString(port(scheme.equals("none") ? hubOfThisMachine : hub)))
                .replace("-u xiaolin", "-u 'xiaolin:" + Staff.PASSWORD + "'")
                .replace(APP, app);
        ProcessBuilder builder = new ProcessBuilder("bash", "-euc", here);
        builder.environment().put("SECRET", SECRETS.getOrDefault(scheme, ""));
        builder.environment().put("BODY", body.replace(APP, app));
        return output(builder);
    }

    private static String java(String scheme, String secret, String... call) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                ROOT.resolve("docs/examples/Create.java").toString(),
                scheme));
        command.addAll(Arrays.asList(call));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("SECRET", secret);
        return output(builder);
    }

    private static String output(ProcessBuilder builder) throws IOException, InterruptedException {
        Process process = builder.redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        return output + "exit " + process.waitFor();
    }

    private static boolean has(String program) throws IOException, InterruptedException {
        return output(new ProcessBuilder("bash", "-c", "command -v " + program)).endsWith("exit 0");
    }

    private static void sign(String body, Map<String, String> variables) {
        long now = Instant.now().getEpochSecond();
        variables.put("webhookTimestamp", Long.toString(now));
        variables.put("webhookSignature", PlatformCaller.signature(KEY, variables.get("webhookId"), now, body));
        variables.put("eventSign", PlatformCaller.eventSign(app("event-sign"), PUSH_SECRET, body));
    }

    /** What the title says that later requests need. */
    private static void remember(HttpFile.Request request, HttpResponse<String> answer, Map<String, String> variables) {
        if (request.title().contains("the answer has the outOpenId")) {
            variables.put(
                    "outOpenId",
                    JSON.readTree(answer.body()).at("/data/outOpenId").stringValue());
        } else if (request.title().contains("a requestId to go on with")) {
            variables.put(
                    "requestId", JSON.readTree(answer.body()).get("requestId").stringValue());
        } else if (request.title().contains("the answer has the id of the import")) {
            variables.put("importId", JSON.readTree(answer.body()).get("id").stringValue());
        }
    }

    private static void awaitImport(Map<String, String> variables) {
        Program xiaolin = new Program(hub, "xiaolin");
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> List.of("CHECKED", "DONE")
                        .contains(Program.json(xiaolin.get("/api/imports/" + variables.get("importId")))
                                .get("state")
                                .stringValue()));
    }

    private static HttpResponse<String> send(HttpFile.Request request, Map<String, String> variables)
            throws IOException, InterruptedException {
        HttpRequest.Builder sent = HttpRequest.newBuilder(URI.create(filled(request.url(), variables)))
                .method(request.method(), BodyPublishers.ofString(filled(request.body(), variables)));
        request.headers().forEach((name, value) -> sent.header(name, header(name, value, variables)));
        return HttpClient.newHttpClient().send(sent.build(), BodyHandlers.ofString());
    }

    /** Those clients encode a name and a password themselves. */
    private static String header(String name, String value, Map<String, String> variables) {
        return name.equals("Authorization") && value.startsWith("Basic ")
                ? Staff.basic("xiaolin", Staff.PASSWORD)
                : filled(value, variables);
    }

    private static String filled(String text, Map<String, String> variables) {
        return Pattern.compile("\\{\\{(\\w+)}}")
                .matcher(text)
                .replaceAll((MatchResult variable) -> Matcher.quoteReplacement(variables.get(variable.group(1))));
    }

    private static String app(String scheme) {
        return APPS.getOrDefault(scheme, APP);
    }

    private static String secret(String scheme) {
        return SECRETS.getOrDefault(scheme, "");
    }

    private static String url(Hub of, String port) {
        return "http://localhost:" + of.context().getEnvironment().getRequiredProperty(port);
    }

    private static int port(Hub of) {
        return of.context().getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }
}
