package com.memberhub.adapter.rest.extension;

import static com.memberhub.adapter.rest.AnswerAssert.assertThatAnswer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.memberhub.adapter.rest.Answer;
import com.memberhub.adapter.rest.Hub;
import com.memberhub.adapter.rest.HubTest;
import com.memberhub.adapter.rest.InMemoryRegistration;
import com.memberhub.domain.member.Birthday;
import com.memberhub.domain.member.CustomAttribute;
import com.memberhub.domain.member.Gender;
import com.memberhub.domain.member.Profile;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the platform may send in another form than the page says, and is understood all the same. */
@HubTest
class LenientReadingTest {

    private final Hub hub;
    private final InMemoryRegistration registration;

    LenientReadingTest(Hub hub, InMemoryRegistration registration) {
        this.hub = hub;
        this.registration = registration;
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '\'', textBlock = """
                    42, 42
                    42.0, 42
                    4.2e1, 42
                    1e3, 1000
                    -0, 0
                    "42", 42
                    " 42 ", 42
                    "42.0", 42
                    "1e3", 1000
                    "+7", 7
                    -5, -5
                    9223372036854775807, 9223372036854775807
                    "-9223372036854775808", -9223372036854775808
                    """)
    void givenAWholeNumber_whenItIsSpelledOtherwise_thenItIsThatNumber(String spelling, long number) {
        assertThat(stored("yzAscriptionKdtId", spelling).yzAscriptionKdtId()).isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource({"12345678901234567890, 12345678901234567890", "1.50, 1.50", "-0.0, -0.0", "1E400, 1E400"})
    void givenAText_whenItIsSentAsANumber_thenEveryDigitIsKept(String number, String text) {
        assertThat(stored("name", number).name()).isEqualTo(text);
    }

    /** Some JSON libraries know numbers with a floating point only: Gson reads a whole number into 1.3900139E10. */
    @ParameterizedTest
    @CsvSource({
        "2.0, 2",
        "0.0, 0",
        "1.3900139E10, 13900139000",
        "330106.0, 330106",
        "123456789012345678.0, 123456789012345678"
    })
    void givenAText_whenItIsSentAsAWholeNumberWithAPointOrAnExponent_thenItIsThatNumber(String number, String text) {
        assertThat(stored("outStoreId", number).outStoreId()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"13900139000", "13900139000.0", "1.3900139E10"})
    void givenAMobile_whenItIsSentAsANumber_thenItIsThatMobile(String number) {
        stored("mobile", number);

        assertThat(registration.members().get(0).key().mobile().e164()).isEqualTo("+8613900139000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "1.0"})
    void givenAGender_whenItIsSentAsANumber_thenItIsThatGender(String number) {
        assertThat(stored("gender", number).gender()).isEqualTo(Gender.MALE);
    }

    @Test
    void givenALevelType_whenItIsSentAsText_thenItIsUnderstood() {
        stored("freeLevel.levelType", "\"1\"");

        assertThat(registration.lastCall().notices()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource
    void givenAField_whenItIsNullOrBlank_thenItIsAbsent(CallField field, String nothing) {
        Answer answer = hub.create(CallBody.full().with(field.path(), nothing).json());

        if (field.isRequired()) {
            assertThatAnswer(answer).isRefused(field.path(), "required");
        } else {
            assertThatAnswer(answer).isStored("created");
        }
    }

    static Stream<Arguments> givenAField_whenItIsNullOrBlank_thenItIsAbsent() {
        return CallField.all()
                .flatMap(field -> Stream.of("null", "\"\"", "\" \\t\\n\"", "\"\\u00a0\\u2007\\u202f\"")
                        .map(nothing -> argumentSet(field + ": " + nothing, field, nothing)));
    }

    @Test
    void givenAnEmptyLevel_whenCalled_thenItsAliasIsRequired() {
        assertThatAnswer(hub.create(CallBody.full().with("freeLevel", "{}").json()))
                .isRefused("freeLevel.yzLevelAlias", "required");
    }

    @Test
    void givenOnlyBlanks_whenCalled_thenNothingOfItIsStored() {
        assertThat(stored("address", "{\"cityName\": \"\", \"areaCode\": \" \"}")
                        .address())
                .isNull();
        assertThat(registration.members()).hasSize(1);
    }

    @Test
    void givenTextWithSpacesAround_whenCalled_thenTheyAreGone() {
        assertThat(stored("name", "\"  张 小满\\t\"").name()).isEqualTo("张 小满");
    }

    @Test
    void givenADateWithSpacesAroundThatDoNotBreak_whenCalled_thenTheyAreGoneToo() {
        assertThat(stored("birthday", "\"\\u00a01992-05-21\\u202f\"").birthday())
                .isEqualTo(new Birthday(LocalDate.of(1992, 5, 21)));
    }

    @Test
    void givenANumberWithSpacesAroundThatDoNotBreak_whenCalled_thenTheyAreGoneToo() {
        assertThat(stored("yzAscriptionKdtId", "\"\\u00a042\\u2007\"").yzAscriptionKdtId())
                .isEqualTo(42);
    }

    @Test
    void givenMemberSrcWay_whenCalled_thenItIsKeptAsSent() {
        assertThat(stored("memberSrcWay", "\" 01 \"").memberSrcWay()).isEqualTo(" 01 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1992-05-21", "1992-05-21 23:59:59", " 1992-05-21 "})
    void givenABirthday_whenItBearsATimeOrNone_thenItIsThatDay(String spelling) {
        assertThat(stored("birthday", "\"" + spelling + "\"").birthday())
                .isEqualTo(new Birthday(LocalDate.of(1992, 5, 21)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-20 10:15:30",
                "2026-11-20T10:15:30+08:00",
                "2026-11-20T02:15:30Z",
                "2026-11-20T02:15:30.000Z"
            })
    void givenATime_whenItBearsAnOffsetOrNone_thenItIsThatInstant(String spelling) {
        assertThat(stored("memberCreatedTime", "\"" + spelling + "\"").memberCreatedTime())
                .isEqualTo(Instant.parse("2026-11-20T02:15:30Z"));
    }

    @Test
    void givenToday_whenItIsABirthday_thenItIsNotInTheFuture() {
        assertThatAnswer(hub.create(
                        CallBody.full().withText("birthday", "2026-11-23").json()))
                .isStored("created");
    }

    @Test
    void givenTomorrow_whenItIsABirthday_thenItIsRefused() {
        assertThatAnswer(hub.create(
                        CallBody.full().withText("birthday", "2026-11-24").json()))
                .isRefused("birthday", "date_in_future");
    }

    @Test
    void givenUnknownFields_whenCalled_thenTheyAreKeptWithTheCallByteForByte() {
        byte[] sent =
                "{\"newField\" : [1, {\"a\": null}],\n\"rootKdtId\":91234567, \"appId\":\"a\",\"mobile\":\"13800138000\",\"extendMap\":{} , \"Mobile\": \"x\" }"
                        .getBytes(StandardCharsets.UTF_8);

        assertThatAnswer(hub.create(sent)).isStored("created");

        assertThat(registration.lastCall().payload().bytes()).isEqualTo(sent);
        assertThat(registration.lastCall().notices()).isEmpty();
    }

    @Test
    void givenAByteOrderMark_whenCalled_thenItIsPassedOver() {
        assertThatAnswer(hub.create("\uFEFF" + CallBody.full().json())).isStored("created");
    }

    @Test
    void givenNullsAmongAttributes_whenCalled_thenTheOthersAreStored() {
        String attributes = "[null, {\"name\": \"a\", \"value\": 1}, {}, {\"name\": \"b\", \"dataType\": \"3\"}, null]";

        assertThat(stored("customerAttrInfos", attributes).customerAttrInfos())
                .containsExactly(new CustomAttribute("a", "1", null), new CustomAttribute("b", null, 3L));
    }

    @Test
    void givenNullsAmongAttributes_whenOneIsWrong_thenItsIndexIsTheOneSent() {
        String attributes = "[null, {\"name\": \"a\"}, null, {\"name\": true}]";

        assertThatAnswer(hub.create(
                        CallBody.full().with("customerAttrInfos", attributes).json()))
                .isRefused("customerAttrInfos[3].name", "wrong_type");
    }

    private Profile stored(String path, String json) {
        assertThatAnswer(hub.create(CallBody.full().with(path, json).json())).isStored("created");
        return registration.members().get(0).profile();
    }
}
