package com.memberhub.endtoend;

import com.memberhub.MemberHubApplication;
import com.memberhub.adapter.jpa.database.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A whole hub in this JVM, spoken to by HTTP. Several of them on one database are several nodes. */
public final class Hub implements AutoCloseable {

    /** For many calls at once, on a machine that may stand still for longer than a call waits to be started. */
    static final String PATIENT = "member-hub.overload.start-within=30s";

    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> USUAL = List.of("management.server.port=0", "logging.structured.format.console=");

    private final ConfigurableApplicationContext context;
    private final Caller caller;

    private Hub(ConfigurableApplicationContext context) {
        this.context = context;
        this.caller = new Caller(context.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
    }

    /** Starts a hub on a database, with further settings in the form {@code name=value}. */
    public static Hub on(TestDatabase database, String... settings) {
        List<String> arguments = new ArrayList<>(List.of("server.port=0"));
        arguments.addAll(List.of(database.properties()));
        arguments.addAll(List.of(settings));
        return start(arguments);
    }

    /** Starts a hub with these settings and, unless they say otherwise, any management port and a plain log. */
    public static Hub start(List<String> settings) {
        List<String> arguments = new ArrayList<>(settings);
        for (String usual : USUAL) {
            String name = usual.substring(0, usual.indexOf('=') + 1);
            if (settings.stream().noneMatch(setting -> setting.startsWith(name))) {
                arguments.add(usual);
            }
        }
        return new Hub(new SpringApplicationBuilder(MemberHubApplication.class)
                .run(arguments.stream().map(setting -> "--" + setting).toArray(String[]::new)));
    }

    public ConfigurableApplicationContext context() {
        return context;
    }

    public Caller caller() {
        return caller;
    }

    /** Speaks to the port of whoever watches over the hub. */
    public Caller management() {
        return new Caller(context.getEnvironment().getRequiredProperty("local.management.port", Integer.class));
    }

    @Override
    public void close() {
        context.close();
    }

    /** Speaks to a hub on this machine. */
    public static final class Caller {

        private final HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        private final int port;

        public Caller(int port) {
            this.port = port;
        }

        public Answer create(String json) {
            return create(json.getBytes(StandardCharsets.UTF_8));
        }

        public Answer create(byte[] body) {
            return send(HttpRequest.newBuilder(uri("/MemberCreateExtension"))
                    .timeout(Duration.ofSeconds(30))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                    .build());
        }

        public Answer get(String path) {
            return send(HttpRequest.newBuilder(uri(path))
                    .timeout(Duration.ofSeconds(30))
                    .GET()
                    .build());
        }

        private URI uri(String path) {
            return URI.create("http://localhost:" + port + path);
        }

        private Answer send(HttpRequest request) {
            try {
                HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
                return new Answer(response, JSON.readTree(response.body()));
            } catch (IOException notAnswered) {
                throw new NotAnswered(notAnswered);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(interrupted);
            }
        }
    }

    /** What came back. */
    public record Answer(HttpResponse<String> response, JsonNode body) {

        public int status() {
            return response.statusCode();
        }

        public boolean success() {
            return body.get("success").booleanValue();
        }

        public int code() {
            return body.get("code").intValue();
        }

        public String requestId() {
            return body.get("requestId").stringValue();
        }

        public String outOpenId() {
            return body.get("data").get("outOpenId").stringValue();
        }

        public String outcome() {
            return response.headers().firstValue("Member-Outcome").orElse("");
        }
    }

    /** The hub died, or the connection did, before an answer was complete. */
    public static final class NotAnswered extends RuntimeException {

        NotAnswered(IOException cause) {
            super(cause);
        }
    }
}
