package com.memberhub.adapter.rest.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.memberhub.adapter.rest.Answer;
import com.memberhub.adapter.rest.Hub;
import com.memberhub.adapter.rest.HubTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** More clients that send no body than the hub has threads to wait for them. */
@HubTest
@TestPropertySource(properties = {"server.tomcat.threads.max=6", "server.tomcat.threads.min-spare=1"})
@Timeout(60)
class SlowCrowdTest {

    private static final String HEAD = """
            POST /console/login HTTP/1.1
            Host: localhost
            Content-Type: application/x-www-form-urlencoded
            Content-Length: 1000

            """.replace("\n", "\r\n");

    private final Hub hub;
    private final int port;

    SlowCrowdTest(Hub hub, @LocalServerPort int port) {
        this.hub = hub;
        this.port = port;
    }

    @Test
    void givenMoreSlowClientsThanThreads_thenHalfOfTheThreadsAreForTheOthersAndTheyNeedNotWaitForTheSlow()
            throws IOException {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 12; i++) {
                Socket client = new Socket(InetAddress.getLoopbackAddress(), port);
                client.getOutputStream().write(HEAD.getBytes(StandardCharsets.US_ASCII));
                slow.add(client);
            }
            assertThat(hub.create("""
                    {"appId": "91234567_crm", "rootKdtId": 91234567, "mobile": "13800138000"}""")).extracting(Answer::status).isEqualTo(200);

            assertThat(slow.stream().filter(SlowCrowdTest::isStillWaitedFor)).hasSize(3);
        } finally {
            for (Socket client : slow) {
                client.close();
            }
        }
    }

    private static boolean isStillWaitedFor(Socket client) {
        try {
            return client.getInputStream().available() == 0 && isOpen(client);
        } catch (IOException cut) {
            return false;
        }
    }

    /** Whether the other side has not closed it, seen within a moment. */
    private static boolean isOpen(Socket client) throws IOException {
        client.setSoTimeout(50);
        try {
            return client.getInputStream().read() >= 0;
        } catch (SocketTimeoutException nothing) {
            return true;
        }
    }
}
