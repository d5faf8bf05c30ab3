package com.memberhub.endtoend;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/** Requests of staff to each path under {@code /api} of the document. */
final class GeneratedStaffRequests {

    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> METHODS = List.of("get", "post", "delete");
    private static final String FILE = "mobile,outOpenId\n13800138000,80012345\n";

    private final OpenApi api;
    private final Random random;
    private final BrokenValues values;
    private final Map<String, String> pathVariables;

    /**
     * Makes requests.
     *
     * @param pathVariables what there is, by the names of the variables in the paths
     */
    GeneratedStaffRequests(OpenApi api, Random random, Map<String, String> pathVariables) {
        this.api = api;
        this.random = random;
        this.values = new BrokenValues(random);
        this.pathVariables = Map.copyOf(pathVariables);
    }

    /** So many requests of each operation; what deletes comes last. */
    Stream<Generated> requests(int ofEach) {
        return METHODS.stream()
                .flatMap(method -> api.paths()
                        .filter(path -> path.startsWith("/api")
                                && !api.operation(method, path).isMissingNode())
                        .flatMap(path -> IntStream.range(0, ofEach).mapToObj(i -> request(method, path, i))));
    }

    private Generated request(String method, String path, int number) {
        JsonNode operation = api.operation(method, path);
        JsonNode content = operation.at("/requestBody/content");
        JsonNode json = content.path("application/json").path("schema");
        List<JsonNode> parameters = operation
                .path("parameters")
                .valueStream()
                .filter(parameter -> parameter.path("in").asString().equals("query"))
                .toList();
        boolean breaks = number % 2 == 1;
        String broken = null;
        StringBuilder query = new StringBuilder();
        if (!parameters.isEmpty()) {
            JsonNode parameter = parameters.get(random.nextInt(parameters.size()));
            String name = parameter.path("name").asString();
            String value = breaks
                    ? brokenParameter(name, parameter.path("schema"))
                    : rightParameter(name, parameter.path("schema"));
            if (value != null) {
                // Only the list of one kind has pages.
                boolean ofOneKind = path.equals("/api/attention") && name.equals("cursor");
                query.append(ofOneKind ? "?kind=refused&" : "?");
                query.append(name).append('=').append(encoded(value));
                broken = breaks ? name : null;
            }
        }
        String body = null;
        String type = "";
        if (!json.isMissingNode()) {
            type = "application/json";
            ObjectNode object = right(json);
            broken = breaks ? breakField(object, json) : null;
            body = object.toString();
        } else if (content.has("text/csv")) {
            type = "text/csv";
            body = FILE;
        }
        boolean strange = !breaks && path.contains("{") && number % 10 == 0;
        return new Generated(
                method.toUpperCase(Locale.ROOT), url(path, strange) + query, type, body, operation, broken, strange);
    }

    private String url(String path, boolean strange) {
        String url = path;
        for (Map.Entry<String, String> variable : pathVariables.entrySet()) {
            url = url.replace(
                    "{" + variable.getKey() + "}",
                    strange ? encoded(values.text(1 + random.nextInt(99))) : variable.getValue());
        }
        return url;
    }

    private @Nullable String rightParameter(String name, JsonNode schema) {
        if (schema.has("enum")) {
            JsonNode listed = schema.path("enum");
            return listed.get(random.nextInt(listed.size())).asString();
        }
        if (schema.has("minimum")) {
            return Integer.toString(1 + random.nextInt(schema.path("maximum").asInt(100)));
        }
        return switch (name) {
            case "from", "before" -> "2026-11-20";
            case "actor" -> values.text(9);
            case "outOpenId" -> pathVariables.get(name);
            default -> null;
        };
    }

    private @Nullable String brokenParameter(String name, JsonNode schema) {
        if (schema.has("enum")) {
            return "unlisted";
        }
        if (schema.has("minimum")) {
            return List.of("0", "-1", "abc", "1.5", "99999999999999999999", "1e9999")
                    .get(random.nextInt(6));
        }
        return switch (name) {
            case "from", "before" ->
                List.of("x", "2026-02-30", "2026-11-20T10:00").get(random.nextInt(3));
            case "cursor" ->
                schema.has("maxLength")
                        ? List.of("x", "%00", "A".repeat(600), "Y3JlYXRlZA").get(random.nextInt(4))
                        : null;
            default ->
                schema.has("maxLength") ? values.text(schema.path("maxLength").intValue() + 1) : null;
        };
    }

    /** Every field with its example, but for some that are left out. */
    private ObjectNode right(JsonNode schema) {
        ObjectNode object = JSON.createObjectNode();
        JsonNode resolved = api.resolved(schema);
        resolved.path("properties").properties().forEach(property -> {
            JsonNode field = api.resolved(property.getValue());
            boolean required = resolved.path("required")
                    .valueStream()
                    .anyMatch(name -> name.asString().equals(property.getKey()));
            if (!required && random.nextBoolean()) {
                return;
            }
            if (field.has("example")) {
                object.set(property.getKey(), field.path("example"));
            } else if (field.has("properties")) {
                object.set(property.getKey(), right(field));
            }
        });
        return object;
    }

    /** Breaks one field, or adds one that nobody asked for; says which. */
    private String breakField(ObjectNode object, JsonNode schema) {
        if (random.nextInt(8) == 0) {
            object.put("unheardOf", 1);
            return "unheardOf";
        }
        List<Map.Entry<String, JsonNode>> properties =
                new ArrayList<>(api.resolved(schema).path("properties").properties());
        Map.Entry<String, JsonNode> property = properties.get(random.nextInt(properties.size()));
        String name = property.getKey();
        JsonNode field = api.resolved(property.getValue());
        if (field.has("properties") && random.nextInt(6) > 0) {
            ObjectNode part = object.path(name) instanceof ObjectNode some ? some : object.putObject(name);
            return name + "." + breakField(part, field);
        }
        object.putRawValue(name, new RawValue(values.of(name, field)));
        return name;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /**
     * A request.
     *
     * @param brokenField the one field that is broken; null where none is
     * @param strangePath whether the path names what there is not
     */
    record Generated(
            String method,
            String url,
            String contentType,
            @Nullable String body,
            JsonNode operation,
            @Nullable String brokenField,
            boolean strangePath) {

        @Override
        public String toString() {
            return method + " " + url + " " + body + " broken at " + brokenField;
        }
    }
}
