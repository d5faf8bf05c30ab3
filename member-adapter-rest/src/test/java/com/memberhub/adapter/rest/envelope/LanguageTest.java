package com.memberhub.adapter.rest.envelope;

import static com.memberhub.adapter.rest.AnswerAssert.assertThatAnswer;
import static org.assertj.core.api.Assertions.assertThat;

import com.memberhub.adapter.rest.Answer;
import com.memberhub.adapter.rest.Hub;
import com.memberhub.adapter.rest.HubTest;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The envelope speaks Chinese unless the caller prefers English, wherever the hub runs. */
@HubTest
class LanguageTest {

    private static final String CHINESE = "必填";
    private static final String ENGLISH = "is required";

    private final Hub hub;
    private Locale localeOfTheMachine = Locale.getDefault();

    LanguageTest(Hub hub) {
        this.hub = hub;
    }

    @BeforeEach
    void onAnEnglishMachine() {
        localeOfTheMachine = Locale.getDefault();
        Locale.setDefault(Locale.ENGLISH);
    }

    @AfterEach
    void restoreTheMachine() {
        Locale.setDefault(localeOfTheMachine);
    }

    @Test
    void givenNoLanguage_whenRefused_thenTheMessagesAreChinese() {
        assertThat(messageOf(hub.create("{}"))).isEqualTo(CHINESE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "zh",
                "zh-CN",
                "zh-TW",
                "zh-Hant-HK",
                "ZH",
                "fr",
                "fr-FR, de;q=0.7",
                "zh, en;q=0.9",
                "en;q=0.5, zh;q=0.9",
                "en;q=0",
                "en;q=0, fr",
                "*",
                "",
                ",",
                ";;;",
                ";q=1",
                "en;q=abc",
                "not a language at all",
                "é",
                "-",
                "--;q=0.5",
                "en, -",
                "x-klingon",
                "\"; DROP TABLE member; --"
            })
    void givenAnotherLanguageOrNone_whenRefused_thenTheMessagesAreChinese(String accepted) {
        assertThat(messageOf(refused(accepted))).isEqualTo(CHINESE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"en", "en-US", "EN-gb", "en-US,en;q=0.9,zh;q=0.8", "fr, en;q=0.5", "zh;q=0.1, en;q=0.2", "en, *"
            })
    void givenEnglish_whenRefused_thenTheMessagesAreEnglish(String accepted) {
        assertThat(messageOf(refused(accepted))).isEqualTo(ENGLISH);
    }

    @Test
    void givenMoreLanguagesThanTomcatLikes_whenRefused_thenTheMessagesAreInTheOneWeSpeak() {
        assertThat(messageOf(refused("aa, bb, cc, dd, ee, ff, gg, hh, ii, jj, kk, ll, en")))
                .isEqualTo(ENGLISH);
    }

    @Test
    void givenThousandsOfLanguages_whenRefused_thenNobodyPutsThemInOrder() {
        assertThat(messageOf(refused("en" + ", aa".repeat(1_500)))).isEqualTo(CHINESE);
    }

    @Test
    void givenEnglish_whenStored_thenTheMessageIsEnglish() {
        String body = "{\"rootKdtId\": 1, \"appId\": \"a\", \"mobile\": \"13800138000\", \"extendMap\": {}}";

        assertThat(inEnglish(body).message()).isEqualTo("member created");
        assertThat(inEnglish(body).message()).isEqualTo("member known");
    }

    @Test
    void givenEnglish_whenTheCallFailsAsAWhole_thenTheMessageIsEnglish() {
        Answer answer = hub.send(hub.request("/nowhere").header("Accept-Language", "en"));

        assertThatAnswer(answer).isFailure(404);
        assertThat(answer.message()).isEqualTo("no such path");
    }

    private Answer inEnglish(String body) {
        return hub.send(hub.createRequest(body.getBytes(StandardCharsets.UTF_8)).header("Accept-Language", "en"));
    }

    private Answer refused(String acceptedLanguages) {
        return hub.send(
                hub.createRequest("{}".getBytes(StandardCharsets.UTF_8)).header("Accept-Language", acceptedLanguages));
    }

    private static String messageOf(Answer answer) {
        return answer.errorMessages().getOrDefault("mobile", "");
    }
}
