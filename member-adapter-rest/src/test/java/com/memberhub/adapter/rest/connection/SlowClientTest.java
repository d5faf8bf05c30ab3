package com.memberhub.adapter.rest.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.memberhub.adapter.rest.HubTest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Clients that send just enough for no read to time out. The hub of these tests has little patience. */
@HubTest
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
            drip(client, "X-Slow: yes\r\n");
        }
    }

    @Test
    void givenABodyThatDoesNotEnd_thenItIsAnswered408AndTheConnectionIsCut() throws IOException, InterruptedException {
        try (Socket client = connect()) {
            send(
                    client,
                    "POST /MemberCreateExtension HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n{");
            String answer = drip(client, " ");

            assertThat(answer).startsWith("HTTP/1.1 408").contains("Connection: close", "\"code\":408");
        }
    }

    @Test
    void givenARefusedBodyThatDoesNotEnd_thenTheConnectionIsCut() throws IOException, InterruptedException {
        try (Socket client = connect()) {
            send(
                    client,
                    "POST /MemberCreateExtension HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 1000000\r\n\r\n{");
            String answer = drip(client, " ");

            assertThat(answer).startsWith("HTTP/1.1 413");
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
