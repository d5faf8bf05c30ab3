package com.memberhub.adapter.rest.extension;

import static com.memberhub.adapter.rest.AnswerAssert.assertThatAnswer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.memberhub.adapter.rest.Answer;
import com.memberhub.adapter.rest.Hub;
import com.memberhub.adapter.rest.HubTest;
import com.memberhub.adapter.rest.InMemoryRegistration;
import com.memberhub.domain.finding.Notice;
import com.memberhub.domain.finding.NoticeCode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts that break careless systems, in every field that takes text. */
@HubTest
class HostileTextTest {

    /** Raw JSON each: no text of a database's. */
    private static final Map<String, String> UNSTORABLE = Map.of(
            "NUL", "\"a\\u0000b\"",
            "only NULs", "\"\\u0000\\u0000\"",
            "lone high surrogate", "\"a\\ud83d\"",
            "lone low surrogate", "\"\\ude00b\"",
            "surrogates the wrong way round", "\"\\ude00\\ud83d\"");

    private static final Map<String, String> STRANGE = Map.of(
            "emoji", "👩\u200D👩\u200D👧\u200D👦 🇨🇳 😀",
            "right to left", "\u202Eabc\u202C עברית العربية \u200F",
            "zero width", "a\u200Bb\u200Dc\uFEFFd",
            "control characters", "\u0001\u001B[31m\u007F\u0085",
            "SQL", "'; DROP TABLE member; --",
            "HTML", "<script>alert('x')</script>",
            "expression", "${jndi:ldap://x/y} #{7*7} {{7*7}} %s {0}",
            "noncharacters", "\uFFFE\uFFFF",
            "combining", "Z̸̧̛̹͍a̴l̷g̵o̶",
            "backslashes", "\\\\ \" \\u0000 \\n");

    /** What the rule of each field says to whatever it does not know. */
    private static final Map<String, String> RULES = Map.of(
            "gender", "not_listed",
            "mobile", "mobile_malformed",
            "birthday", "date_malformed",
            "customerCreatedTime", "time_malformed",
            "memberCreatedTime", "time_malformed",
            "address.areaCode", "area_code_malformed");

    private final Hub hub;
    private final InMemoryRegistration registration;

    HostileTextTest(Hub hub, InMemoryRegistration registration) {
        this.hub = hub;
        this.registration = registration;
    }

    @AfterEach
    void theNextCallWorks() {
        assertThat(hub.create(OpenApiExamples.SMALLEST_REQUEST).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @MethodSource
    void givenAText_whenPartOfItCannotBeStored_thenThePartIsReplacedAndNoticed(CallField field, String value) {
        CallBody body = CallBody.full().with(field.path(), value);

        assertThatAnswer(hub.create(body.json())).isStored("created");

        assertThat(registration.lastCall().notices())
                .containsExactly(Notice.of(field.path(), NoticeCode.UNSTORABLE_REPLACED));
        assertThat(registration.lastCall().payload().bytes()).isEqualTo(body.bytes());
    }

    static Stream<Arguments> givenAText_whenPartOfItCannotBeStored_thenThePartIsReplacedAndNoticed() {
        return each(CallField.freeTexts(), UNSTORABLE);
    }

    @ParameterizedTest
    @MethodSource
    void givenAFieldWithARule_whenItsTextCannotBeStored_thenTheRuleDecides(CallField field, String value) {
        assertThatAnswer(hub.create(CallBody.full().with(field.path(), value).json()))
                .isRefused(field.path(), RULES.getOrDefault(field.path(), ""));
    }

    static Stream<Arguments> givenAFieldWithARule_whenItsTextCannotBeStored_thenTheRuleDecides() {
        return each(CallField.ruledTexts(), UNSTORABLE);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '\'', textBlock = """
                    "a\\u0000b", a�b
                    "\\ud83d", �
                    "\\ude00\\ud83d", ��
                    "\\ud83d\\ude00\\u0000", 😀�
                    """)
    void givenAText_whenPartOfItIsReplaced_thenTheRestIsAsSent(String value, String stored) {
        hub.create(CallBody.full().with("name", value).json());

        assertThat(registration.members().get(0).profile().name()).isEqualTo(stored);
    }

    @Test
    void givenAMap_whenPartOfItCannotBeStored_thenOneNoticeNamesTheMap() {
        hub.create(CallBody.full()
                .with("extendMap", "{\"k\\u0000\": \"v\\u0000\", \"list\": [\"\\ud800\"]}")
                .json());

        assertThat(registration.lastCall().notices())
                .containsExactly(Notice.of("extendMap", NoticeCode.UNSTORABLE_REPLACED));
        assertThat(registration.members().get(0).profile().extendMap())
                .satisfies(map ->
                        assertThat(map.values()).containsEntry("k�", "v�").containsEntry("list", List.of("�")));
    }

    @Test
    void givenAnUnknownField_whenItsTextCannotBeStored_thenNobodyIsTold() {
        hub.create(CallBody.full().with("unknown", "\"\\u0000\"").json());

        assertThat(registration.lastCall().notices()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource
    void givenAText_whenItIsStrange_thenItIsAcceptedWithoutANotice(CallField field, String text) {
        assertThatAnswer(hub.create(CallBody.full().withText(field.path(), text).json()))
                .isStored("created");

        assertThat(registration.lastCall().notices()).isEmpty();
    }

    static Stream<Arguments> givenAText_whenItIsStrange_thenItIsAcceptedWithoutANotice() {
        return each(CallField.freeTexts(), STRANGE);
    }

    @ParameterizedTest
    @MethodSource
    void givenAFieldWithARule_whenItsTextIsStrange_thenTheRefusalDoesNotRepeatIt(CallField field, String text) {
        Answer answer = hub.create(CallBody.full().withText(field.path(), text).json());

        assertThatAnswer(answer).isRefused(field.path(), RULES.getOrDefault(field.path(), ""));
        assertThat(answer.body()).doesNotContain(text);
    }

    static Stream<Arguments> givenAFieldWithARule_whenItsTextIsStrange_thenTheRefusalDoesNotRepeatIt() {
        return each(CallField.ruledTexts(), STRANGE);
    }

    @ParameterizedTest
    @MethodSource
    void givenAName_whenItIsStrange_thenItIsStoredAsSent(String text) {
        hub.create(CallBody.full().withText("name", text).json());

        assertThat(registration.members().get(0).profile().name()).isEqualTo(text);
    }

    static Stream<Arguments> givenAName_whenItIsStrange_thenItIsStoredAsSent() {
        return STRANGE.entrySet().stream().map(text -> argumentSet(text.getKey(), text.getValue()));
    }

    private static Stream<Arguments> each(Stream<CallField> fields, Map<String, String> texts) {
        return fields.flatMap(field -> texts.entrySet().stream()
                .map(text -> argumentSet(field + ": " + text.getKey(), field, text.getValue())));
    }
}
