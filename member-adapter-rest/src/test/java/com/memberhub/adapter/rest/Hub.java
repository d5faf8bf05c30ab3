package com.memberhub.adapter.rest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Speaks HTTP with the hub, as a well-mannered client or byte by byte as an ill-mannered one. */
public final class Hub {

    public static final String CREATE = "/MemberCreateExtension";

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String END_OF_HEAD = "\r\n\r\n";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final int port;

    Hub(int port) {
        this.port = port;
    }

    public Answer create(String body) {
        return create(body.getBytes(UTF_8));
    }

    public Answer create(byte[] body) {
        return send(createRequest(body));
    }

    /** A call in JSON, to which more can be added. */
    public HttpRequest.Builder createRequest(byte[] body) {
        return request(CREATE).header("Content-Type", "application/json").POST(BodyPublishers.ofByteArray(body));
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(PATIENCE);
    }

    public Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString(UTF_8));
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** Sends these bytes, no more, and reads the answer. The hub has to close the connection. */
    public Answer sendRaw(String bytes) {
        return parse(exchange(bytes));
    }

    /** Sends these bytes, no more, and reads whatever comes back until the hub closes the connection. */
    public String exchange(String bytes) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            OutputStream out = socket.getOutputStream();
            out.write(bytes.getBytes(ISO_8859_1));
            out.flush();
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Answer parse(String response) {
        int end = response.indexOf(END_OF_HEAD);
        if (end < 0) {
            throw new IllegalStateException("no HTTP answer: " + response);
        }
        List<String> head = response.substring(0, end).lines().toList();
        Map<String, List<String>> headers = new TreeMap<>();
        for (String line : head.subList(1, head.size())) {
            int colon = line.indexOf(':');
            headers.computeIfAbsent(line.substring(0, colon), name -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
        }
        int status = Integer.parseInt(head.get(0).split(" ", 3)[1]);
        String body = response.substring(end + END_OF_HEAD.length());
        return new Answer(status, HttpHeaders.of(headers, (name, value) -> true), body);
    }
}
