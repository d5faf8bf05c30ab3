package com.memberhub.adapter.rest.extension;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An OpenAPI document as an integrator's tools see it. It is read as YAML 1.1, which takes an unquoted 1992-05-21 for a
 * date, because many tools still do.
 */
record OpenApiDocument(JsonNode root) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String SCHEMAS = "/components/schemas";
    private static final String OPERATION = "/paths/~1MemberCreateExtension/post";

    static OpenApiDocument parse(String yaml) {
        return new OpenApiDocument(JSON.valueToTree(new Yaml().load(yaml)));
    }

    /** The responses of the operation, by status. */
    Stream<Map.Entry<String, JsonNode>> responses() {
        return root.at(OPERATION + "/responses").properties().stream();
    }

    /** Every response of every operation, by the id of the operation and its status. */
    Stream<Map.Entry<String, JsonNode>> allResponses() {
        return root.path("paths")
                .valueStream()
                .flatMap(JsonNode::valueStream)
                .flatMap(operation -> operation.path("responses").properties().stream()
                        .map(response -> Map.entry(
                                operation.path("operationId").asString() + " " + response.getKey(),
                                response.getValue())));
    }

    /** The names of the schemas that a part of the document refers to, and of those that these refer to. */
    Set<String> schemasOf(JsonNode part) {
        Set<String> names = new TreeSet<>();
        collect(part, names);
        return names;
    }

    private void collect(JsonNode part, Set<String> names) {
        String reference = part.path("$ref").asString("");
        String name = reference.substring(reference.lastIndexOf('/') + 1);
        if (reference.startsWith("#" + SCHEMAS) && names.add(name)) {
            collect(root.at(reference.substring(1)), names);
        }
        part.forEach(child -> collect(child, names));
    }

    JsonNode requestExample(String name) {
        return root.at(OPERATION + "/requestBody/content/application~1json/examples/" + name + "/value");
    }

    JsonNode responseExample(String name) {
        return root.at(OPERATION + "/responses/200/content/application~1json/examples/" + name + "/value");
    }

    Stream<Map.Entry<String, JsonNode>> schemas() {
        return root.at(SCHEMAS).properties().stream();
    }

    /** What is wrong with a value by a schema of the document, which is given by its JSON pointer. */
    List<String> violations(String schema, JsonNode value) {
        ObjectNode standalone = JSON.createObjectNode();
        standalone.put("$ref", "#" + schema);
        standalone.set("components", root.at("/components"));
        Schema compiled = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(standalone);
        return compiled.validate(value).stream().map(Error::toString).toList();
    }

    /** What is wrong with a value by a schema of the document, which is given by its name. */
    List<String> violationsByName(String schema, JsonNode value) {
        return violations(SCHEMAS + "/" + schema, value);
    }

    /** The schema of a field of the call, {@code customerAttrInfos[0].name}, say. */
    JsonNode field(String path) {
        JsonNode schema = root.at(SCHEMAS + "/MemberCreateRequest");
        for (String step : path.split("\\.", -1)) {
            schema = resolved(schema.path("properties").path(step.replace("[0]", "")));
            if (step.endsWith("[0]")) {
                schema = resolved(schema.path("items"));
            }
        }
        return schema;
    }

    /** A value made of nothing but the examples of the fields. */
    JsonNode exampleOf(JsonNode schema) {
        JsonNode resolved = resolved(schema);
        if (resolved.has("example")) {
            return resolved.path("example");
        }
        if (resolved.has("items")) {
            return JSON.createArrayNode().add(exampleOf(resolved.path("items")));
        }
        ObjectNode object = JSON.createObjectNode();
        resolved.path("properties")
                .properties()
                .forEach(property -> object.set(property.getKey(), exampleOf(property.getValue())));
        return object;
    }

    private JsonNode resolved(JsonNode schema) {
        return schema.has("$ref") ? root.at(schema.path("$ref").asString().substring(1)) : schema;
    }
}
