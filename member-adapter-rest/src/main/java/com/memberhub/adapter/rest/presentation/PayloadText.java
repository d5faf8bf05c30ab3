package com.memberhub.adapter.rest.presentation;

import com.memberhub.adapter.rest.extension.JsonTree;
import com.memberhub.application.journal.Payload;
import com.memberhub.domain.member.JsonObject;
import com.memberhub.domain.privacy.Masker;
import com.memberhub.domain.privacy.Masking;
import com.memberhub.domain.privacy.Place;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Payloads and maps as formatted JSON. Keys stay in the order in which they were sent, one that was sent twice stands
 * there twice. Values under keys that look like secrets are hidden in every case.
 */
public final class PayloadText {

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(JsonTree.CONSTRAINTS)
                    .build())
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    /** A longer number is no mobile, and to make a number of it would take long. */
    private static final int LONGEST_NUMBER = 64;

    /** More than the fields of the contract that are a person's. */
    private static final int MOST_VALUES_OF_A_PERSON = 32;

    private PayloadText() {}

    /** The payload with personal data masked; empty where nobody can say what in it is personal: it is no JSON, or hostile. */
    public static Optional<String> masked(Payload payload) {
        try {
            Masker masker = Masking.knowing(valuesOfThePerson(payload));
            return Optional.of(formatted(payload, masker::inText, masker::value));
        } catch (JacksonException notJson) {
            return Optional.empty();
        }
    }

    /** The payload as it was sent, but for secrets; the bare text where it is no JSON. */
    public static String clear(Payload payload) {
        try {
            return formatted(payload, UnaryOperator.identity(), PayloadText::withoutSecret);
        } catch (JacksonException notJson) {
            return asSent(payload);
        }
    }

    /** The payload, every character of it. What is not UTF-8 becomes U+FFFD. */
    public static String asSent(Payload payload) {
        return new String(payload.bytes(), StandardCharsets.UTF_8);
    }

    /** A map field, masked already where that is asked, but for secrets. */
    public static String ofMap(String field, JsonObject map) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = JSON.createGenerator(text)) {
            write(generator, Place.of(field), map.values());
        }
        return text.toString();
    }

    /** The values of a map field, masked already where that is asked, but for secrets. */
    public static Map<String, @Nullable Object> valuesOfMap(String field, JsonObject map) {
        return withoutSecrets(Place.of(field), map.values());
    }

    /** What masks other texts that tell of a call: it knows the personal data in the payload. */
    public static Masker masker(@Nullable Payload payload) {
        try {
            return payload == null ? Masking.knowingNobody() : Masking.knowing(valuesOfThePerson(payload));
        } catch (JacksonException notJson) {
            return Masking.knowingNobody();
        }
    }

    /**
     * The paths at which a payload repeats the mask of another: somebody corrected what they were shown, and would store
     * {@code ****} over what they could not see.
     */
    public static List<String> masksOf(Payload original, Payload submitted) {
        try {
            Masker masker = masker(original);
            Map<String, Set<Object>> sent = scalars(original);
            Map<String, Set<Object>> masks = new HashMap<>();
            sent.forEach((path, values) -> masks.put(path, masked(masker, path, values)));
            return scalars(submitted).entrySet().stream()
                    .filter(field -> {
                        Set<Object> known = sent.getOrDefault(field.getKey(), Set.of());
                        Set<Object> masked = masks.getOrDefault(field.getKey(), Set.of());
                        return field.getValue().stream()
                                .anyMatch(value -> masked.contains(value) && !known.contains(value));
                    })
                    .map(Map.Entry::getKey)
                    .toList();
        } catch (JacksonException notJson) {
            return List.of();
        }
    }

    private static Set<Object> masked(Masker masker, String path, Set<Object> values) {
        Place place = Place.of(path);
        return values.stream()
                .<Object>flatMap(value -> Stream.ofNullable(masker.value(place, value)))
                .collect(Collectors.toSet());
    }

    private static Map<String, Set<Object>> scalars(Payload payload) {
        Map<String, Set<Object>> scalars = new LinkedHashMap<>();
        try (JsonParser parser = JSON.createParser(payload.bytes())) {
            Walk walk = new Walk(parser);
            while (walk.next()) {
                String path = walk.here().path();
                if (walk.isAtText() && path != null) {
                    scalars.computeIfAbsent(path, fresh -> new LinkedHashSet<>())
                            .add(parser.getString());
                }
            }
        }
        return scalars;
    }

    /** Of a key that stands twice both values are the person's; of one that stands a thousand times, nobody's. */
    private static List<String> valuesOfThePerson(Payload payload) {
        Set<String> values = new LinkedHashSet<>();
        try (JsonParser parser = JSON.createParser(payload.bytes())) {
            Walk walk = new Walk(parser);
            while (walk.next()) {
                String path = walk.here().path();
                if (walk.isAtText() && path != null && Masking.isOfThePerson(path)) {
                    values.add(parser.getString());
                }
            }
        }
        if (values.size() > MOST_VALUES_OF_A_PERSON) {
            throw new TooManyValuesException();
        }
        return List.copyOf(values);
    }

    /** A hostile payload: to look for all its values everywhere would take a minute. */
    private static final class TooManyValuesException extends JacksonException {

        TooManyValuesException() {
            super("no person has so many names");
        }
    }

    private static Map<String, @Nullable Object> withoutSecrets(Place place, Map<?, ?> map) {
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        map.forEach((key, value) -> shown.put((String) key, withoutSecrets(place.below((String) key), value)));
        return shown;
    }

    private static @Nullable Object withoutSecrets(Place place, @Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return withoutSecrets(place, map);
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> shown = new ArrayList<>(list.size());
            list.forEach(item -> shown.add(withoutSecrets(place, item)));
            return shown;
        }
        return withoutSecret(place, value);
    }

    private static void write(JsonGenerator generator, Place place, @Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            generator.writeStartObject();
            map.forEach((key, item) -> {
                generator.writeName((String) key);
                write(generator, place.below((String) key), item);
            });
            generator.writeEndObject();
        } else if (value instanceof Iterable<?> list) {
            generator.writeStartArray();
            list.forEach(item -> write(generator, place, item));
            generator.writeEndArray();
        } else {
            generator.writePOJO(withoutSecret(place, value));
        }
    }

    private static String formatted(Payload payload, UnaryOperator<String> keys, ValueView view) {
        StringWriter text = new StringWriter();
        try (JsonParser parser = JSON.createParser(payload.bytes());
                JsonGenerator generator = JSON.createGenerator(text)) {
            Walk walk = new Walk(parser);
            while (walk.next()) {
                copy(parser, walk.here(), generator, keys, view);
            }
        }
        return text.toString();
    }

    private static void copy(
            JsonParser parser, Place place, JsonGenerator generator, UnaryOperator<String> keys, ValueView view) {
        switch (parser.currentToken()) {
            case PROPERTY_NAME -> generator.writeName(keys.apply(parser.currentName()));
            case VALUE_STRING -> {
                Object shown = view.of(place, parser.getString());
                generator.writeString(String.valueOf(shown));
            }
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
                String spelling = parser.getString();
                Object value = number(spelling);
                Object shown = view.of(place, value);
                if (value.equals(shown)) {
                    // As it was spelled: 1.0 stays 1.0, and -0 stays -0.
                    generator.writeNumber(spelling);
                } else {
                    generator.writeString(String.valueOf(shown));
                }
            }
            case START_OBJECT,
                    END_OBJECT,
                    START_ARRAY,
                    END_ARRAY,
                    VALUE_TRUE,
                    VALUE_FALSE,
                    VALUE_NULL,
                    VALUE_EMBEDDED_OBJECT,
                    NOT_AVAILABLE -> generator.copyCurrentEvent(parser);
        }
    }

    /** The spelling itself where it makes no number of ours. */
    private static Object number(String spelling) {
        try {
            return spelling.length() > LONGEST_NUMBER ? spelling : new BigDecimal(spelling);
        } catch (NumberFormatException exponentBeyondInt) {
            return spelling;
        }
    }

    private static @Nullable Object withoutSecret(Place place, @Nullable Object value) {
        boolean hidden = (value instanceof String || value instanceof BigDecimal) && place.isSecret();
        return hidden ? Masking.HIDDEN : value;
    }

    /** What of a value is shown. */
    @FunctionalInterface
    private interface ValueView {

        @Nullable
        Object of(Place place, @Nullable Object value);
    }
}
