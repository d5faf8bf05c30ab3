package com.memberhub.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.memberhub.adapter.jpa.database.TestDatabase;
import com.memberhub.endtoend.Hub;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.Environment;

/** What is told about the hub, on which port, and to whom. */
@ExtendWith(OutputCaptureExtension.class)
class ManagementPortTest {

    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final String SECRET = "cl13nt-s3cr3t-x9";

    private static Hub hub;

    @BeforeAll
    static void start() {
        hub = Hub.on(
                DATABASE,
                "spring.security.oauth2.client.registration.sso.client-id=hub",
                "spring.security.oauth2.client.registration.sso.client-secret=" + SECRET,
                "spring.security.oauth2.client.registration.sso.authorization-grant-type=authorization_code",
                "spring.security.oauth2.client.registration.sso.redirect-uri={baseUrl}/login/oauth2/code/sso",
                "spring.security.oauth2.client.registration.sso.scope=openid",
                "spring.security.oauth2.client.provider.sso.authorization-uri=http://localhost:1/authorize",
                "spring.security.oauth2.client.provider.sso.token-uri=http://localhost:1/token",
                "spring.security.oauth2.client.provider.sso.jwk-set-uri=http://localhost:1/keys",
                "spring.security.oauth2.client.provider.sso.user-info-uri=http://localhost:1/userinfo",
                "spring.security.oauth2.client.provider.sso.user-name-attribute=sub");
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // path                            | main | management
                "/livez                            | 200  | 404",
                "/readyz                           | 200  | 404",
                "/actuator                         | 404  | 404",
                "/actuator/health                  | 404  | 200",
                "/actuator/health/liveness         | 404  | 200",
                "/actuator/health/readiness        | 404  | 200",
                "/actuator/health/db               | 404  | 404",
                "/actuator/info                    | 404  | 200",
                "/actuator/prometheus              | 404  | 200",
                "/actuator/beans                   | 404  | 404",
                "/actuator/conditions              | 404  | 404",
                "/actuator/configprops             | 404  | 404",
                "/actuator/env                     | 404  | 404",
                "/actuator/env/spring.datasource.password | 404 | 404",
                "/actuator/flyway                  | 404  | 404",
                "/actuator/heapdump                | 404  | 404",
                "/actuator/httpexchanges           | 404  | 404",
                "/actuator/loggers                 | 404  | 404",
                "/actuator/logfile                 | 404  | 404",
                "/actuator/mappings                | 404  | 404",
                "/actuator/metrics                 | 404  | 404",
                "/actuator/sbom                    | 404  | 404",
                "/actuator/scheduledtasks          | 404  | 404",
                "/actuator/sessions                | 404  | 404",
                "/actuator/shutdown                | 404  | 404",
                "/actuator/startup                 | 404  | 404",
                "/actuator/threaddump              | 404  | 404",
                "/MemberCreateExtension            | 405  | 404",
                "/v3/api-docs                      | 200  | 404",
                "/console/login                    | 200  | 404"
            })
    void givenAPath_thenItIsOnItsPortOnly(String path, int main, int management) throws Exception {
        assertThat(status(port("local.server.port"), path)).as("main port").isEqualTo(main);
        assertThat(status(port("local.management.port"), path))
                .as("management port")
                .isEqualTo(management);
    }

    @Test
    void givenItIsNotConfigured_thenOnlyThisMachineReachesTheManagementPort() throws Exception {
        InetAddress outside = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                .findAny()
                .orElse(null);

        assertThat(environment().getProperty("management.server.address")).isEqualTo("127.0.0.1");
        if (outside != null) {
            assertThatThrownBy(() -> new Socket(outside, port("local.management.port")).close())
                    .isInstanceOf(ConnectException.class);
            new Socket(outside, port("local.server.port")).close();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator/health",
                "/actuator/health/readiness",
                "/actuator/info",
                "/actuator/prometheus",
                "/livez",
                "/readyz"
            })
    void givenSecretsInTheConfiguration_thenNoneIsTold(String path) throws Exception {
        String port = path.startsWith("/actuator") ? "local.management.port" : "local.server.port";

        HttpResponse<String> answer = get(port(port), path);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().map() + answer.body())
                .doesNotContain(SECRET)
                .doesNotContain(DATABASE.jdbcUrl())
                .doesNotContain("client-secret");
    }

    @Test
    void givenCalls_thenTheirNumberAndTimeAreThereForPrometheus() throws Exception {
        hub.caller().create("{}");

        assertThat(get(port("local.management.port"), "/actuator/prometheus").body())
                .contains("http_server_requests_seconds_count{")
                .contains("uri=\"/MemberCreateExtension\"")
                .contains("hikaricp_connections_active{")
                .contains("jvm_memory_used_bytes{");
    }

    @Test
    void whoWatchesOverTheHubIsToldWhichVersionItIsAndOfWhichCommit() throws Exception {
        String info = get(port("local.management.port"), "/actuator/info").body();

        assertThat(info)
                .contains("\"artifact\":\"bootstrap\"")
                .containsPattern("\"version\":\"[0-9]+\\.[0-9]+\\.[0-9]+");
        // A source archive has no commit to tell of.
        if (Files.exists(Path.of("..").toAbsolutePath().normalize().resolve(".git"))) {
            assertThat(info).containsPattern("\"commit\":\\{\"id\":\"[0-9a-f]{7}\"");
        }
    }

    @Test
    void givenAPortThatIsTaken_thenTheStartStopsWithASentence(CapturedOutput output) throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> Hub.on(DATABASE, "management.server.port=" + taken.getLocalPort())
                            .close())
                    .isNotNull();

            assertThat(output)
                    .contains("APPLICATION FAILED TO START")
                    .contains("Port " + taken.getLocalPort() + " is in use")
                    .contains("SERVER_PORT")
                    .contains("MANAGEMENT_SERVER_PORT");
        }
    }

    private static Environment environment() {
        return hub.context().getEnvironment();
    }

    private static int port(String name) {
        return environment().getRequiredProperty(name, Integer.class);
    }

    private static int status(int port, String path) throws IOException, InterruptedException {
        return get(port, path).statusCode();
    }

    private static HttpResponse<String> get(int port, String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .build(),
                        BodyHandlers.ofString());
    }
}
