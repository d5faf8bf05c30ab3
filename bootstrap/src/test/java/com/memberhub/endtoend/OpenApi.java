package com.memberhub.endtoend;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The hub's own OpenAPI document, as whoever integrates reads it: what it takes, and what it answers. */
final class OpenApi {

    private static final JsonMapper JSON = new JsonMapper();
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private final JsonNode root;
    private final Map<String, Schema> compiled = new LinkedHashMap<>();

    OpenApi(JsonNode root) {
        this.root = root;
    }

    Stream<String> paths() {
        return root.path("paths").propertyStream().map(Map.Entry::getKey);
    }

    JsonNode operation(String method, String path) {
        return root.path("paths").path(path).path(method);
    }

    JsonNode resolved(JsonNode schema) {
        return schema.has("$ref") ? root.at(schema.path("$ref").asString().substring(1)) : schema;
    }

    JsonNode schema(String name) {
        return root.at("/components/schemas/" + name);
    }

    /** The schema of an answer; null where the document has none for this status and type. */
    @Nullable
    JsonNode answer(JsonNode operation, int status, String type) {
        JsonNode schema = operation
                .path("responses")
                .path(Integer.toString(status))
                .path("content")
                .path(type)
                .path("schema");
        return schema.isMissingNode() ? null : schema;
    }

    /** The headers that an answer of this status never lacks. */
    Stream<String> promisedHeaders(JsonNode operation, int status) {
        return operation.path("responses").path(Integer.toString(status)).path("headers").properties().stream()
                .filter(header -> resolved(header.getValue()).path("required").asBoolean(false))
                .map(Map.Entry::getKey);
    }

    /** What a generated client takes: each format that the document lists for an answer. */
    String accepted(JsonNode operation) {
        return operation
                .path("responses")
                .valueStream()
                .flatMap(response -> response.path("content").propertyNames().stream())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /** What is wrong with a value by a schema of the document. */
    List<String> violations(JsonNode schema, JsonNode value) {
        Schema known = compiled.computeIfAbsent(schema.toString(), text -> {
            ObjectNode standalone = ((ObjectNode) JSON.readTree(text));
            standalone.set("components", root.at("/components"));
            return REGISTRY.getSchema(standalone);
        });
        return known.validate(value).stream().map(Error::toString).toList();
    }

    /** A value made of nothing but the examples of the fields. */
    JsonNode exampleOf(JsonNode schema) {
        JsonNode resolved = resolved(schema);
        if (resolved.has("example")) {
            return resolved.path("example").deepCopy();
        }
        if (resolved.path("type").asString("").equals("array")) {
            ArrayNode array = JSON.createArrayNode();
            return array.add(exampleOf(resolved.path("items")));
        }
        ObjectNode object = JSON.createObjectNode();
        resolved.path("properties")
                .properties()
                .forEach(property -> object.set(property.getKey(), exampleOf(property.getValue())));
        return object;
    }
}
