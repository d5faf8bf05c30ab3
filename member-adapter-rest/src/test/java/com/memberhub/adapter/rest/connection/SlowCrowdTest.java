package com.memberhub.adapter.rest.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.memberhub.adapter.rest.Answer;
import com.memberhub.adapter.rest.Hub;
import com.memberhub.adapter.rest.HubTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** More clients that send no body than the hub has threads to wait for them. */
@HubTest
@TestPropertySource(properties = {"server.tomcat.threads.max=6", "server.tomcat.threads.min-spare=1"})
@Timeout(60)
class SlowCrowdTest {

    private final Hub hub;
    private final int port;

    SlowCrowdTest(Hub hub, @LocalServerPort int port) {
        this.hub = hub;
        this.port = port;
    }

    @ParameterizedTest
    @CsvSource({
        "waits for the form,  /console/login",
        "swallows the body,   /nothing",
    })
    void givenTwiceAsManySlowClientsAsThreads_thenTheOthersDoNotWaitUntilTheirTimeIsUp(String hub, String path)
            throws IOException {
        String head = """
                POST %s HTTP/1.1
                Host: localhost
                Content-Type: application/x-www-form-urlencoded
                Content-Length: 1000

                """.formatted(path).replace("\n", "\r\n");
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 12; i++) {
                Socket client = new Socket(InetAddress.getLoopbackAddress(), port);
                client.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
                slow.add(client);
            }
            long began = System.nanoTime();

            assertThat(this.hub.create("""
                    {"appId": "91234567_crm", "rootKdtId": 91234567, "mobile": "13800138000"}""")).extracting(Answer::status).isEqualTo(200);

            // Two rounds of them had the threads before; each has three seconds where there are few.
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(6));
        } finally {
            for (Socket client : slow) {
                client.close();
            }
        }
    }
}
