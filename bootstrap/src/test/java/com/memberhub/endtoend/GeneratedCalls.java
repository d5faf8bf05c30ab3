package com.memberhub.endtoend;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/** Calls of the platform from the document: right ones, and ones of which exactly one field is broken. */
final class GeneratedCalls {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int PEOPLE = 100_000;
    private static final int LARGEST_TEXT = 60;

    private final Random random;
    private final BrokenValues values;
    private final JsonNode example;
    private final List<Field> fields = new ArrayList<>();

    GeneratedCalls(OpenApi api, Random random) {
        this.random = random;
        this.values = new BrokenValues(random);
        JsonNode request = api.schema("MemberCreateRequest");
        this.example = api.exampleOf(request);
        collect(api, "", request);
    }

    private void collect(OpenApi api, String prefix, JsonNode object) {
        object.path("properties").properties().forEach(property -> {
            String path = prefix + property.getKey();
            JsonNode schema = api.resolved(property.getValue());
            boolean required = object.path("required")
                    .valueStream()
                    .anyMatch(name -> name.asString().equals(property.getKey()));
            fields.add(new Field(path, property.getKey(), schema, required));
            if (schema.has("items")) {
                JsonNode item = api.resolved(schema.path("items"));
                fields.add(new Field(path + "[0]", "", item, false));
                collect(api, path + "[0].", item);
            } else {
                collect(api, path + ".", schema);
            }
        });
    }

    GeneratedCall next() {
        ObjectNode call = (ObjectNode) example.deepCopy();
        call.put("mobile", "139%08d".formatted(random.nextInt(PEOPLE)));
        for (int i = random.nextInt(4); i > 0; i--) {
            vary(call);
        }
        if (random.nextInt(3) == 0) {
            return new GeneratedCall(call.toString(), null);
        }
        Field broken = fields.get(random.nextInt(fields.size()));
        if (!isThere(call, broken.path())) {
            return new GeneratedCall(call.toString(), null);
        }
        if (broken.required() && random.nextInt(3) == 0) {
            leaveOut(call, broken);
        } else {
            set(call, broken.path(), values.of(broken.name(), broken.schema()));
        }
        return new GeneratedCall(call.toString(), broken.path());
    }

    /** Changes a field to something else that is right. */
    private void vary(ObjectNode call) {
        Field field = fields.get(random.nextInt(fields.size()));
        if (!isThere(call, field.path())) {
            return;
        }
        String type = field.schema().path("type").asString("");
        boolean free = type.equals("string")
                && field.schema().has("maxLength")
                && !field.name().equals("mobile");
        int choice = random.nextInt(5);
        if (choice == 0) {
            call.put("unheard-of " + random.nextInt(9), values.text(9));
        } else if (choice == 1 && free) {
            int longest = field.schema().path("maxLength").intValue();
            int length = random.nextInt(9) == 0 ? longest : 1 + random.nextInt(Math.min(longest, LARGEST_TEXT));
            set(call, field.path(), JSON.writeValueAsString(values.text(length)));
        } else if (choice == 2 && free) {
            set(call, field.path(), Integer.toString(random.nextInt(999)));
        } else if (choice == 3 && type.equals("integer") && !field.schema().has("enum")) {
            set(call, field.path(), "\" " + (1 + random.nextInt(3_000)) + "\"");
        } else if (!field.required()) {
            set(call, field.path(), random.nextBoolean() ? "null" : "\" \"");
        }
    }

    private void leaveOut(ObjectNode call, Field field) {
        int choice = random.nextInt(3);
        if (choice > 0) {
            set(call, field.path(), choice == 1 ? "null" : "\"  \"");
            return;
        }
        JsonPointer pointer = pointer(field.path());
        ((ObjectNode) call.at(pointer.head())).remove(pointer.last().getMatchingProperty());
    }

    private static boolean isThere(ObjectNode call, String path) {
        JsonNode parent = call.at(pointer(path).head());
        return parent.isContainer() && parent.size() > 0;
    }

    private static void set(ObjectNode call, String path, String raw) {
        JsonPointer pointer = pointer(path);
        JsonNode parent = call.at(pointer.head());
        if (parent instanceof ArrayNode array) {
            array.remove(0);
            array.insertRawValue(0, new RawValue(raw));
        } else {
            ((ObjectNode) parent).putRawValue(pointer.last().getMatchingProperty(), new RawValue(raw));
        }
    }

    private static JsonPointer pointer(String path) {
        return JsonPointer.compile("/" + path.replace("[0]", "/0").replace('.', '/'));
    }

    private record Field(String path, String name, JsonNode schema, boolean required) {}

    /**
     * A call.
     *
     * @param brokenPath the one field that is broken; null where none is
     */
    record GeneratedCall(String body, @Nullable String brokenPath) {

        boolean isRight() {
            return brokenPath == null;
        }

        Set<String> brokenPaths() {
            return brokenPath == null ? Set.of() : Set.of(brokenPath);
        }

        @Override
        public String toString() {
            int longest = 2_000;
            return (brokenPath == null ? "right " : "broken at " + brokenPath + " ")
                    + body.substring(0, Math.min(body.length(), longest));
        }
    }
}
