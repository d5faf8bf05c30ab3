package com.memberhub.adapter.rest.console;

import com.memberhub.domain.privacy.Masking;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** The body of a refused call while somebody corrects it: fields are replaced by their paths. */
final class EditedPayload {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final Pattern STEP = Pattern.compile("([^.\\[\\]]+)|\\[([0-9]{1,4})]");
    private static final Pattern POSITION = Pattern.compile("[0-9]{1,4}");
    private static final int NOWHERE = -1;
    private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,18}");

    private final JsonNode root;

    private EditedPayload(JsonNode root) {
        this.root = root;
    }

    /** The body as fields; empty where it is no JSON object. */
    static Optional<EditedPayload> read(String text) {
        try {
            JsonNode root = JSON.readTree(text);
            return root instanceof ObjectNode ? Optional.of(new EditedPayload(root)) : Optional.empty();
        } catch (JacksonException notJson) {
            return Optional.empty();
        }
    }

    /** What stands at a path: a text as it is, everything else as JSON; empty where nothing does. */
    String value(String path) {
        JsonNode node = at(steps(path));
        if (node == null || node.isNull()) {
            return "";
        }
        return node.isString() ? node.asString() : JSON.writeValueAsString(node);
    }

    /** Whether an object or array stands at a path. */
    boolean isWhole(String path) {
        JsonNode node = at(steps(path));
        return node != null && node.isContainer();
    }

    /**
     * Replaces what stands at a path. A blank value takes the field away. Where there is no such place nothing happens.
     *
     * @param number whether digits are a number
     * @param json whether objects and arrays are read as such
     */
    void replace(String path, String value, boolean number, boolean json) {
        List<String> steps = steps(path);
        if (steps.isEmpty()) {
            return;
        }
        JsonNode parent = at(steps.subList(0, steps.size() - 1));
        String last = steps.get(steps.size() - 1);
        if (parent instanceof ObjectNode object) {
            if (value.isBlank()) {
                object.remove(last);
            } else {
                object.set(last, node(value, number, json));
            }
        } else if (parent instanceof ArrayNode array && array.has(position(last))) {
            array.set(position(last), node(value, number, json));
        }
    }

    /** Puts back the secrets that the form did not show. */
    void restoreSecrets(EditedPayload original) {
        restore("", root, original.root);
    }

    String text() {
        return JSON.writeValueAsString(root);
    }

    byte[] bytes() {
        return text().getBytes(StandardCharsets.UTF_8);
    }

    private static void restore(String path, JsonNode shown, @Nullable JsonNode original) {
        if (shown instanceof ObjectNode object) {
            for (String name : List.copyOf(object.propertyNames())) {
                String below = path.isEmpty() ? name : path + "." + name;
                JsonNode kept = original == null ? null : original.get(name);
                JsonNode value = object.get(name);
                if (value.isString() && value.asString().equals(Masking.HIDDEN) && Masking.isSecret(below)) {
                    if (kept != null) {
                        object.set(name, kept);
                    }
                } else {
                    restore(below, value, kept);
                }
            }
        } else if (shown instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                JsonNode kept = original == null ? null : original.get(i);
                JsonNode value = array.get(i);
                boolean hidden = value.isString() && value.asString().equals(Masking.HIDDEN);
                if (hidden && Masking.isSecret(path) && kept != null) {
                    array.set(i, kept);
                } else {
                    restore(path, value, kept);
                }
            }
        }
    }

    private static JsonNode node(String value, boolean number, boolean json) {
        if (number && INTEGER.matcher(value.strip()).matches()) {
            return JSON.getNodeFactory().numberNode(Long.parseLong(value.strip()));
        }
        if (json) {
            try {
                return JSON.readTree(value);
            } catch (JacksonException notJson) {
                return StringNode.valueOf(value);
            }
        }
        return StringNode.valueOf(value);
    }

    private @Nullable JsonNode at(List<String> steps) {
        JsonNode node = root;
        for (String step : steps) {
            if (node == null) {
                return null;
            }
            node = node instanceof ArrayNode ? node.get(position(step)) : node.get(step);
        }
        return node;
    }

    /** Where in an array a step leads; nowhere for one that no page has, which somebody made up. */
    private static int position(String step) {
        return POSITION.matcher(step).matches() ? Integer.parseInt(step) : NOWHERE;
    }

    private static List<String> steps(String path) {
        List<String> steps = new ArrayList<>();
        Matcher step = STEP.matcher(path);
        while (step.find()) {
            steps.add(step.group(1) == null ? step.group(2) : step.group(1));
        }
        return steps;
    }
}
