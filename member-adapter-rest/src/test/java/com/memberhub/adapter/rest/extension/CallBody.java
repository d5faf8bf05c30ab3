package com.memberhub.adapter.rest.extension;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/** Builds bodies of calls. Fields are named by the paths that errorData uses; values are raw JSON. */
public final class CallBody {

    private static final JsonMapper JSON = new JsonMapper();

    private final ObjectNode root;

    private CallBody(String json) {
        root = (ObjectNode) JSON.readTree(json);
    }

    /** Every field, each with a value that is right. */
    public static CallBody full() {
        return new CallBody(OpenApiExamples.FULL_REQUEST);
    }

    /** The least that is a member. */
    public static CallBody smallest() {
        return new CallBody(OpenApiExamples.SMALLEST_REQUEST);
    }

    /** The example of the vendor's page, letter by letter. */
    static CallBody ofSeedPage() {
        try (InputStream example = CallBody.class.getResourceAsStream("seed-page-example.json")) {
            return new CallBody(new String(Objects.requireNonNull(example).readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Sets a field, as raw JSON. Whatever the field lies in has to be there. */
    public CallBody with(String path, String rawJson) {
        JsonPointer pointer = pointer(path);
        JsonNode parent = root.at(pointer.head());
        RawValue value = new RawValue(rawJson);
        if (parent instanceof ArrayNode array) {
            array.remove(pointer.last().getMatchingIndex());
            array.insertRawValue(pointer.last().getMatchingIndex(), value);
        } else {
            ((ObjectNode) parent).putRawValue(pointer.last().getMatchingProperty(), value);
        }
        return this;
    }

    public CallBody withText(String path, String text) {
        return with(path, JSON.writeValueAsString(text));
    }

    public CallBody without(String field) {
        root.remove(field);
        return this;
    }

    public String json() {
        return root.toString();
    }

    public byte[] bytes() {
        return json().getBytes(StandardCharsets.UTF_8);
    }

    /** The same call in exactly so many bytes. */
    public byte[] bytes(int size) {
        byte[] unfilled = with("filling", "\"\"").bytes();
        byte[] filled = with("filling", "\"" + "x".repeat(size - unfilled.length) + "\"")
                .bytes();
        if (filled.length != size) {
            throw new IllegalStateException("not " + size + " bytes but " + filled.length);
        }
        return filled;
    }

    private static JsonPointer pointer(String path) {
        return JsonPointer.compile(
                "/" + path.replace("].", "/").replace("]", "").replace('[', '/').replace('.', '/'));
    }
}
