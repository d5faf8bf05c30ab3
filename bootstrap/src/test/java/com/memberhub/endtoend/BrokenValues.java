package com.memberhub.endtoend;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Values that a schema does not allow, as raw JSON. */
final class BrokenValues {

    /** Rules that a schema cannot say stand in the field's description. */
    private static final Set<String> READ_AS_TIME =
            Set.of("customerCreatedTime", "memberCreatedTime", "createdFrom", "createdBefore", "from", "before");

    private static final JsonMapper JSON = new JsonMapper();
    private static final String BEYOND_INT64 = "9223372036854775808";
    private static final int[] FIRST_CHARACTERS = {'a', 'Z', '0', 0x4E00, 0x1F600, '<', 0xE9};

    private final Random random;

    BrokenValues(Random random) {
        this.random = random;
    }

    /** A value for this field that has to be refused at its path. */
    String of(String name, JsonNode schema) {
        List<String> broken = all(name, schema);
        return broken.get(random.nextInt(broken.size()));
    }

    private List<String> all(String name, JsonNode schema) {
        List<String> broken = new ArrayList<>();
        String type = schema.path("type").isString() ? schema.path("type").asString() : "any";
        switch (type) {
            case "string" -> {
                broken.addAll(List.of("{}", "[]", "true", "[\"a\"]", "{\"a\": 1}"));
                addTexts(broken, name, schema);
            }
            case "integer" -> {
                broken.addAll(List.of(
                        "{}",
                        "[]",
                        "false",
                        "\"abc\"",
                        "1.5",
                        "\"1.5\"",
                        BEYOND_INT64,
                        "-" + BEYOND_INT64 + "0",
                        "1e9999"));
                addNumbers(broken, schema);
            }
            case "boolean" -> broken.addAll(List.of("{}", "[]", "\"maybe\"", "2"));
            case "array" -> {
                broken.addAll(List.of("{\"a\": 1}", "true", "1", "\"text\""));
                if (schema.has("maxItems")) {
                    broken.add("[" + "{},".repeat(schema.path("maxItems").intValue()) + "{}]");
                }
            }
            case "object" -> broken.addAll(List.of("[]", "true", "1", "\"text\"", "[{}]"));
            default -> broken.addAll(List.of("1", "true", "[]"));
        }
        return broken;
    }

    private void addTexts(List<String> broken, String name, JsonNode schema) {
        if (schema.has("maxLength")) {
            broken.add(JSON.writeValueAsString(text(schema.path("maxLength").intValue() + 1)));
        }
        if (schema.has("pattern") || READ_AS_TIME.contains(name) || name.equals("mobile")) {
            broken.addAll(List.of("\"x\"", "\"2026-02-30\"", "\"2026-13-01 10:00:00\"", "\"12345\""));
        }
        if (schema.has("enum")) {
            broken.addAll(List.of("\"unlisted\"", "\"-1\"", "99"));
        }
    }

    private static void addNumbers(List<String> broken, JsonNode schema) {
        if (schema.has("minimum")) {
            broken.add(Long.toString(schema.path("minimum").longValue() - 1));
        }
        if (schema.has("maximum")) {
            broken.add(Long.toString(schema.path("maximum").longValue() + 1));
        }
        if (schema.has("enum")) {
            broken.addAll(List.of("0", "3", "-1"));
        }
    }

    /** Text of so many characters of many kinds; none of them is blank. */
    String text(int codePoints) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < codePoints; i++) {
            text.appendCodePoint(FIRST_CHARACTERS[random.nextInt(FIRST_CHARACTERS.length)] + random.nextInt(9));
        }
        return text.toString();
    }
}
