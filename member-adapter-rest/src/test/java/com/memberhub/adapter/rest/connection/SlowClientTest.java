package com.memberhub.adapter.rest.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.memberhub.adapter.rest.HubTest;
import com.memberhub.adapter.rest.RestTestApplication;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** Clients that send just enough for no read to time out. The hub of these tests has little patience. */
@HubTest
@TestPropertySource(properties = {"server.tomcat.connection-timeout=3s", "server.tomcat.keep-alive-timeout=20s"})
@Timeout(60)
class SlowClientTest {

    private static final long A_MOMENT = 200;

    private final int port;

    SlowClientTest(@LocalServerPort int port) {
        this.port = port;
    }

    @Test
    void givenHeadersThatDoNotEnd_thenTheConnectionIsCut() throws IOException, InterruptedException {
        try (Socket client = connect()) {
            send(client, "POST /MemberCreateExtension HTTP/1.1\r\nHost: localhost\r\n");
            assertThat(drip(client, "X-Slow: yes\r\n"))
                    .as("not for their number")
                    .isEmpty();
        }
    }

    @Test
    void givenABodyThatDoesNotEnd_thenItIsAnswered408AndTheConnectionIsCut() throws IOException, InterruptedException {
        try (Socket client = connect()) {
            send(client, post("/MemberCreateExtension", "application/json", 100_000) + "{");
            String answer = drip(client, " ");

            assertThat(answer).startsWith("HTTP/1.1 408").contains("Connection: close", "\"code\":408");
        }
    }

    @Test
    void givenARefusedBodyThatDoesNotEnd_thenTheConnectionIsCut() throws IOException, InterruptedException {
        try (Socket client = connect()) {
            send(client, post("/MemberCreateExtension", "application/json", 1_000_000) + "{");
            String answer = drip(client, " ");

            assertThat(answer).startsWith("HTTP/1.1 413");
        }
    }

    @Test
    void givenAFormOfSomebodyUnknownThatDoesNotEnd_thenTheConnectionIsCut() throws IOException, InterruptedException {
        try (Socket client = connect()) {
            send(client, post("/console/login", "application/x-www-form-urlencoded", 100_000) + "username=");

            assertThat(drip(client, "a")).as("waited for, not refused at once").doesNotContain(" 404 ", " 403 ");
        }
    }

    @Test
    void givenAChunkOfAFormThatDoesNotEnd_thenTheConnectionIsCut() throws IOException, InterruptedException {
        try (Socket client = connect()) {
            send(
                    client,
                    post("/console/login", "application/x-www-form-urlencoded", 0)
                                    .replace("Content-Length: 0", "Transfer-Encoding: chunked")
                            + "1;");

            assertThat(drip(client, "a")).as("waited for, not refused at once").doesNotContain(" 404 ", " 403 ");
        }
    }

    @Test
    void givenAnAnswerThatNeedsNoBody_whenTheBodyDoesNotEnd_thenTheConnectionIsCut()
            throws IOException, InterruptedException {
        try (Socket client = connect()) {
            send(client, post("/nothing", "application/json", 100_000));

            assertThat(drip(client, " ")).startsWith("HTTP/1.1 404");
        }
    }

    @Test
    void givenASearchThatDoesNotEnd_thenTheConnectionIsCut() throws IOException, InterruptedException {
        try (Socket client = connect()) {
            send(client, postByStaff("/api/members/search", "application/json", 100_000) + "{");

            assertThat(drip(client, " ")).as("waited for, not refused at once").doesNotContain(" 401 ", " 415 ");
        }
    }

    @Test
    void givenACallThatComesSteadilyButSlowly_thenItHasNoMoreTimeForItsSize() throws IOException, InterruptedException {
        try (Socket client = connect()) {
            send(client, post("/MemberCreateExtension", "application/json", 250_000) + "{");

            // Twice as fast as bodies have to come elsewhere: it would be complete after eight seconds.
            assertThat(drip(client, " ".repeat(6_500))).startsWith("HTTP/1.1 408");
        }
    }

    @Test
    void givenABodyOfWhichNothingComes_thenItIsAnswered408() throws IOException {
        try (Socket client = connect()) {
            send(client, post("/MemberCreateExtension", "application/json", 1_000));

            assertThat(some(client)).startsWith("HTTP/1.1 408").contains("Connection: close", "\"code\":408");
        }
    }

    @Test
    void givenALargeFileThatComesSteadily_thenItMayTakeLongerThanASmallBodyMay()
            throws IOException, InterruptedException {
        String line = """
                {"rootKdtId": 91234567, "mobile": "13800138000", "name": "%s"}
                """.formatted("张".repeat(60));
        int lines = 500;
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        try (Socket client = connect()) {
            send(client, postByStaff("/api/imports", "application/x-ndjson", bytes.length * lines));
            for (int sent = 0; sent < lines; sent++) {
                client.getOutputStream().write(bytes);
                Thread.sleep(10);
            }
            client.getOutputStream().flush();

            assertThat(some(client)).startsWith("HTTP/1.1 202");
        }
    }

    @Test
    void givenAConnectionThatRestsBetweenTwoRequests_thenItIsKept() throws IOException, InterruptedException {
        String request = "GET /MemberCreateExtension HTTP/1.1\r\nHost: localhost\r\n\r\n";
        try (Socket client = connect()) {
            send(client, request);
            assertThat(some(client)).startsWith("HTTP/1.1 405");
            // Longer than the headers of one request may take.
            Thread.sleep(3_000);
            send(client, request);
            assertThat(some(client)).startsWith("HTTP/1.1 405");
        }
    }

    private Socket connect() throws IOException {
        Socket client = new Socket(InetAddress.getLoopbackAddress(), port);
        client.setTcpNoDelay(true);
        return client;
    }

    /** The head of a request. */
    private static String post(String path, String contentType, int contentLength) {
        return "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + contentType + "\r\nContent-Length: "
                + contentLength + "\r\n\r\n";
    }

    /** The same, by somebody who may do everything. */
    private static String postByStaff(String path, String contentType, int contentLength) {
        String credentials = "hangzhou:" + RestTestApplication.PASSWORD;
        String encoded = Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
        return post(path, contentType, contentLength)
                .replace("Host: localhost", "Host: localhost\r\nAuthorization: Basic " + encoded);
    }

    private static void send(Socket client, String text) throws IOException {
        OutputStream out = client.getOutputStream();
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    /** Sends a little again and again until it is cut off, and gives what was answered until then. */
    private static String drip(Socket client, String drop) throws IOException, InterruptedException {
        StringBuilder answer = new StringBuilder();
        InputStream in = client.getInputStream();
        try {
            while (true) {
                send(client, drop);
                Thread.sleep(A_MOMENT);
                while (in.available() > 0) {
                    answer.append((char) in.read());
                }
            }
        } catch (SocketException cut) {
            return answer.toString();
        }
    }

    private static String some(Socket client) throws IOException {
        byte[] bytes = new byte[8_192];
        int length = client.getInputStream().read(bytes);
        return new String(bytes, 0, Math.max(length, 0), StandardCharsets.US_ASCII);
    }
}
