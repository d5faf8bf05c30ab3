package com.memberhub.adapter.rest.extension;

import com.memberhub.domain.finding.InvalidValueException;
import com.memberhub.domain.finding.ValueKind;
import com.memberhub.domain.finding.Violation;
import com.memberhub.domain.finding.ViolationCode;
import com.memberhub.domain.member.Limits;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

/**
 * A body as plain values: String, {@link NumberLiteral}, Boolean, List, Map, or null. A key that stands twice in one
 * object counts for nothing and is null.
 *
 * @param root the values of the outermost object
 * @param duplicates a violation for each key that stands twice
 */
public record JsonTree(Map<String, @Nullable Object> root, List<Violation> duplicates) {

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final char REPLACEMENT = '\uFFFD';
    private static final int LONGEST_PATH = 256;

    /** What a body may be. The body's own limit is the only one on sizes. */
    public static final StreamReadConstraints CONSTRAINTS = StreamReadConstraints.builder()
            .maxNestingDepth(Limits.JSON_DEPTH)
            .maxNameLength(Limits.BODY_BYTES)
            .maxNumberLength(Limits.BODY_BYTES)
            .maxStringLength(Limits.BODY_BYTES)
            .build();

    /** Names are not cached between calls: a caller may make them up. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(CONSTRAINTS)
            .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
            .build();

    /**
     * Reads a body. A byte order mark before it is passed over, as RFC 8259 allows.
     *
     * @throws InvalidValueException when it is no JSON object in UTF-8 at all
     */
    public static JsonTree read(byte[] body) {
        String text = decode(body);
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            List<Violation> duplicates = new ArrayList<>();
            if (parser.nextToken() == null) {
                throw malformed(parser.currentLocation());
            }
            Object root = value(parser, duplicates);
            if (parser.nextToken() != null) {
                throw malformed(parser.currentTokenLocation());
            }
            return new JsonTree(object(root), duplicates);
        } catch (StreamConstraintsException tooDeep) {
            throw new InvalidValueException(ViolationCode.JSON_TOO_DEEP, Limits.JSON_DEPTH);
        } catch (StreamReadException notJson) {
            throw malformed(notJson.getLocation());
        }
    }

    private static String decode(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        if (text.indexOf(REPLACEMENT) >= 0) {
            requireUtf8(body);
        }
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }

    /** What stands for bytes that are no UTF-8 may have been sent as itself, too. */
    private static void requireUtf8(byte[] body) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
        } catch (CharacterCodingException notUtf8) {
            throw new InvalidValueException(ViolationCode.NOT_UTF8);
        }
    }

    @SuppressWarnings("unchecked") // value() makes no other maps
    private static Map<String, @Nullable Object> object(@Nullable Object root) {
        if (root instanceof Map<?, ?> object) {
            return (Map<String, @Nullable Object>) object;
        }
        throw new InvalidValueException(ViolationCode.WRONG_TYPE, ValueKind.OBJECT);
    }

    private static @Nullable Object value(JsonParser parser, List<Violation> duplicates) {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser, duplicates);
            case START_ARRAY -> {
                List<@Nullable Object> items = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    items.add(value(parser, duplicates));
                }
                yield items;
            }
            case VALUE_STRING -> parser.getString();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new NumberLiteral(parser.getString());
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            case END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
                throw new IllegalStateException("a JSON text has no value that begins with " + parser.currentToken());
        };
    }

    private static Map<String, @Nullable Object> object(JsonParser parser, List<Violation> duplicates) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            boolean twice = values.containsKey(name);
            if (twice) {
                duplicates.add(Violation.of(path(parser.streamReadContext()), ViolationCode.DUPLICATE_KEY));
            }
            parser.nextToken();
            Object value = value(parser, duplicates);
            values.put(name, twice ? null : value);
        }
        return values;
    }

    private static InvalidValueException malformed(@Nullable TokenStreamLocation location) {
        int line = location == null ? 1 : location.getLineNr();
        int column = location == null ? 1 : location.getColumnNr();
        return new InvalidValueException(ViolationCode.JSON_MALFORMED, line, column);
    }

    /** {@code customerAttrInfos[3].name}; a name that the caller made up is cut and made storable. */
    private static String path(TokenStreamContext context) {
        StringBuilder path = new StringBuilder();
        appendPath(path, context);
        int end = Math.min(path.length(), LONGEST_PATH);
        return StorableText.of(path.substring(0, end));
    }

    private static void appendPath(StringBuilder path, @Nullable TokenStreamContext context) {
        if (context == null || context.inRoot()) {
            return;
        }
        appendPath(path, context.getParent());
        if (path.length() > LONGEST_PATH) {
            return;
        }
        if (context.inArray()) {
            path.append('[').append(context.getCurrentIndex()).append(']');
        } else {
            appendName(path, context.currentName());
        }
    }

    /** A name that nobody could see is set in brackets, as JSONPath sets any (RFC 9535): no finding is without a path. */
    private static void appendName(StringBuilder path, String name) {
        int end = Math.min(name.length(), LONGEST_PATH);
        if (name.isBlank()) {
            path.append("['").append(name, 0, end).append("']");
        } else {
            path.append(path.isEmpty() ? "" : ".").append(name, 0, end);
        }
    }
}
