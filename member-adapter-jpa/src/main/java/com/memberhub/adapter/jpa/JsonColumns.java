package com.memberhub.adapter.jpa;

import com.memberhub.application.directory.CallView;
import com.memberhub.domain.finding.Notice;
import com.memberhub.domain.finding.Violation;
import com.memberhub.domain.member.Change;
import com.memberhub.domain.member.CustomAttribute;
import com.memberhub.domain.member.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The text of jsonb columns. What is empty is null: most rows have nothing to say there. */
@Component
class JsonColumns {

    private static final TypeReference<List<StoredAttribute>> ATTRIBUTES = new TypeReference<>() {};

    /** What is stored was judged before it was stored: here no limit may keep a member from being read. */
    private final JsonMapper json = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNameLength(Integer.MAX_VALUE)
                            .maxNumberLength(Integer.MAX_VALUE)
                            .maxStringLength(Integer.MAX_VALUE)
                            .build())
                    .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    @Nullable
    String ofAttributes(List<CustomAttribute> attributes) {
        return ofList(
                attributes,
                attribute -> new StoredAttribute(attribute.name(), attribute.value(), attribute.dataType()));
    }

    List<CustomAttribute> attributes(@Nullable String column) {
        if (column == null) {
            return List.of();
        }
        return json.readValue(column, ATTRIBUTES).stream()
                .map(stored -> new CustomAttribute(stored.name(), stored.value(), stored.dataType()))
                .toList();
    }

    @Nullable
    String ofObject(@Nullable JsonObject object) {
        return object == null ? null : json.writeValueAsString(object.values());
    }

    @Nullable
    JsonObject object(@Nullable String column) {
        if (column == null) {
            return null;
        }
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        json.readTree(column).properties().forEach(entry -> values.put(entry.getKey(), plain(entry.getValue())));
        return new JsonObject(values);
    }

    /** The column's own text where it says the same: jsonb spells it its own way, and a rewrite is not free. */
    @Nullable
    String ofAttributes(List<CustomAttribute> attributes, @Nullable String column) {
        return attributes.equals(attributes(column)) ? column : ofAttributes(attributes);
    }

    /** The column's own text where it says the same. */
    @Nullable
    String ofObject(@Nullable JsonObject object, @Nullable String column) {
        return Objects.equals(object, object(column)) ? column : ofObject(object);
    }

    byte[] ofSealed(Sealed sealed) {
        return json.writeValueAsBytes(sealed);
    }

    Sealed sealed(byte[] text) {
        return json.readValue(text, Sealed.class);
    }

    @Nullable
    String ofViolations(List<Violation> violations) {
        return ofList(
                violations,
                violation -> finding(violation.path(), violation.code().wireName(), violation.arguments()));
    }

    @Nullable
    String ofNotices(List<Notice> notices) {
        return ofList(notices, notice -> finding(notice.path(), notice.code().wireName(), notice.arguments()));
    }

    @Nullable
    String ofChanges(List<Change> changes) {
        return ofList(changes, change -> {
            Map<String, @Nullable Object> stored = new LinkedHashMap<>();
            stored.put("field", change.field());
            stored.put("before", change.before());
            stored.put("after", change.after());
            return stored;
        });
    }

    List<CallView.Finding> findings(@Nullable String column) {
        return items(
                column,
                finding -> new CallView.Finding(
                        finding.get("path").stringValue(),
                        finding.get("code").stringValue(),
                        arguments(finding.get("arguments"))));
    }

    private static List<Object> arguments(JsonNode arguments) {
        List<Object> values = new ArrayList<>(arguments.size());
        arguments.forEach(argument -> values.add(argument.isNumber() ? number(argument) : argument.asString()));
        return values;
    }

    List<Change> changes(@Nullable String column) {
        return items(
                column,
                change -> new Change(
                        change.get("field").stringValue(), value(change.get("before")), value(change.get("after"))));
    }

    /** Whole numbers of the wire are Long; only those of maps, which nobody interprets, are not. */
    private static @Nullable Object value(JsonNode node) {
        return node.isNumber() ? number(node) : plain(node);
    }

    private static Object number(JsonNode node) {
        return node.isIntegralNumber() && node.canConvertToLong() ? (Object) node.longValue() : node.decimalValue();
    }

    private <T> List<T> items(@Nullable String column, Function<JsonNode, T> form) {
        List<T> items = new ArrayList<>();
        if (column != null) {
            json.readTree(column).forEach(item -> items.add(form.apply(item)));
        }
        return items;
    }

    private static Map<String, Object> finding(String path, String code, List<Object> arguments) {
        Map<String, Object> stored = new LinkedHashMap<>();
        stored.put("path", path);
        stored.put("code", code);
        stored.put(
                "arguments",
                arguments.stream()
                        .map(argument -> argument instanceof Number ? argument : argument.toString())
                        .toList());
        return stored;
    }

    private <T> @Nullable String ofList(List<T> items, Function<T, Object> stored) {
        return items.isEmpty()
                ? null
                : json.writeValueAsString(items.stream().map(stored).toList());
    }

    private static @Nullable Object plain(JsonNode node) {
        return switch (node.getNodeType()) {
            case STRING -> node.stringValue();
            case BOOLEAN -> node.booleanValue();
            case NUMBER -> node.decimalValue();
            case NULL -> null;
            case ARRAY -> {
                List<@Nullable Object> items = new ArrayList<>(node.size());
                node.forEach(item -> items.add(plain(item)));
                yield items;
            }
            case OBJECT -> {
                Map<String, @Nullable Object> values = new LinkedHashMap<>();
                node.properties().forEach(entry -> values.put(entry.getKey(), plain(entry.getValue())));
                yield values;
            }
            case BINARY, MISSING, POJO -> throw new IllegalStateException("jsonb has no " + node.getNodeType());
        };
    }

    private record StoredAttribute(
            @Nullable String name,
            @Nullable String value,
            @Nullable Long dataType) {}
}
