package com.memberhub.adapter.rest.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import com.memberhub.domain.finding.ValueKind;
import com.memberhub.domain.finding.Violation;
import com.memberhub.domain.finding.ViolationCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTest {

    private static final List<Locale> LANGUAGES = List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH);

    private final Messages messages = new Messages();

    @ParameterizedTest
    @EnumSource
    void givenAViolation_whenToldInEachLanguage_thenItIsASentenceWithItsArgumentsIn(ViolationCode code) {
        Object[] arguments = argumentsOf(code);

        for (Locale language : LANGUAGES) {
            String message = messages.of(Violation.of("field", code, arguments), language);

            assertThat(message).isNotBlank().doesNotContain("{", "}", "''");
            for (Object argument : arguments) {
                assertThat(message).contains(said(argument, language));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void givenAKindOfValue_whenNamedInEachLanguage_thenTheNameIsThatLanguages(ValueKind kind) {
        assertThat(said(kind, Locale.SIMPLIFIED_CHINESE)).isNotBlank().isNotEqualTo(said(kind, Locale.ENGLISH));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 405, 408, 413, 415, 429, 500, 501, 503, 505})
    void givenAStatusThatWeAnswer_whenToldInEachLanguage_thenItHasAMessageOfItsOwn(int status) {
        for (Locale language : LANGUAGES) {
            assertThat(messages.ofStatus(status, language)).isNotBlank().isNotEqualTo(messages.ofStatus(418, language));
        }
    }

    @Test
    void givenAnyOtherStatus_whenTold_thenTheMessageIsAGeneralOne() {
        assertThat(messages.ofStatus(418, Locale.ENGLISH)).isEqualTo("the request cannot be served");
        assertThat(messages.ofStatus(507, Locale.ENGLISH)).isEqualTo(messages.ofStatus(500, Locale.ENGLISH));
    }

    @Test
    void bothLanguagesKnowTheSameKeys() throws IOException {
        assertThat(keysOf("messages_en.properties")).isEqualTo(keysOf("messages.properties"));
    }

    @Test
    void noMessageIsForAViolationThatDoesNotExist() throws IOException {
        Set<String> known = Set.copyOf(Stream.of(ViolationCode.values())
                .map(code -> "violation." + code.wireName())
                .toList());

        assertThat(keysOf("messages.properties"))
                .filteredOn(key -> key.startsWith("violation."))
                .containsExactlyInAnyOrderElementsOf(known);
    }

    private String said(Object argument, Locale language) {
        return argument instanceof ValueKind kind ? messages.of("kind." + kind, language) : argument.toString();
    }

    private static Object[] argumentsOf(ViolationCode code) {
        return switch (code) {
            case WRONG_TYPE -> new Object[] {ValueKind.OBJECT};
            case OUT_OF_RANGE -> new Object[] {1, Long.MAX_VALUE};
            case NOT_LISTED -> new Object[] {"0, 1, 2"};
            case TOO_LONG, TOO_MANY, TOO_MANY_CELLS, TOO_LARGE, JSON_TOO_DEEP -> new Object[] {65_536};
            case OUT_OPEN_ID_DIFFERS -> new Object[] {"80012345"};
            case JSON_MALFORMED -> new Object[] {12, 3_456};
            case REQUIRED,
                    UNLISTED,
                    MOBILE_MALFORMED,
                    DATE_MALFORMED,
                    DATE_IN_FUTURE,
                    TIME_MALFORMED,
                    AREA_CODE_MALFORMED,
                    DUPLICATE_KEY,
                    NOT_UTF8,
                    OUT_OPEN_ID_MALFORMED,
                    OUT_OPEN_ID_ROUNDED,
                    OUT_OPEN_ID_PERSONAL,
                    OUT_OPEN_ID_TAKEN,
                    FOREIGN_SHOP -> new Object[0];
        };
    }

    private static Set<String> keysOf(String bundle) throws IOException {
        try (InputStream file = Messages.class.getResourceAsStream(bundle)) {
            Properties properties = new Properties();
            properties.load(new InputStreamReader(Objects.requireNonNull(file), StandardCharsets.UTF_8));
            return properties.stringPropertyNames();
        }
    }
}
