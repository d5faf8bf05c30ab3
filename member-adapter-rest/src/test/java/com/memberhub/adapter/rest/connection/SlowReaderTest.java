package com.memberhub.adapter.rest.connection;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.memberhub.adapter.rest.HubTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** A client that asks for more than fits on its way and reads nothing. Tomcat alone would wait a minute for it. */
@HubTest
@TestPropertySource(properties = "server.tomcat.connection-timeout=60s")
@Timeout(45)
class SlowReaderTest {

    private final int port;

    SlowReaderTest(@LocalServerPort int port) {
        this.port = port;
    }

    @Test
    void givenAnswersThatNobodyReads_thenTheConnectionIsCut() throws IOException {
        try (Socket client = new Socket()) {
            client.setReceiveBufferSize(4_096);
            client.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            client.getOutputStream()
                    .write("GET /v3/api-docs HTTP/1.1\r\nHost: localhost\r\n\r\n"
                            .repeat(200)
                            .getBytes(StandardCharsets.US_ASCII));

            assertThatThrownBy(() -> {
                        while (true) {
                            client.getOutputStream().write('G');
                            Thread.sleep(200);
                        }
                    })
                    .isInstanceOf(SocketException.class);
        }
    }
}
