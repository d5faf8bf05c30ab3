package com.memberhub.adapter.rest.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EditedPayloadTest {

    private static final String BODY = """
            {"mobile": "1380013800", "memberSourceChannel": "x", "freeLevel": {"yzLevelAlias": ""},
             "customerAttrInfos": [{"name": "a"}, {"name": "b", "value": "old"}],
             "extendMap": {"token": "secret", "list": [{"password": "secret"}]}}""";

    private static EditedPayload body(String json) {
        return EditedPayload.read(json).orElseThrow();
    }

    private static String compact(EditedPayload payload) {
        return payload.text().replaceAll("\\s", "");
    }

    @ParameterizedTest
    @CsvSource({
        "mobile, 13800138000, '\"mobile\":\"13800138000\"'",
        "freeLevel.yzLevelAlias, silver, '{\"yzLevelAlias\":\"silver\"}'",
        "customerAttrInfos[1].value, new, '{\"name\":\"b\",\"value\":\"new\"}'",
        "birthday, 1992-05-21, '\"birthday\":\"1992-05-21\"'"
    })
    void replacesAFieldByItsPath(String path, String value, String expected) {
        EditedPayload payload = body(BODY);

        payload.replace(path, value, false, false);

        assertThat(compact(payload)).contains(expected);
        assertThat(payload.value(path)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "customerAttrInfos.x",
                "customerAttrInfos.99999999999",
                "customerAttrInfos.-1",
                "customerAttrInfos.99999999999.name"
            })
    void givenAPathThatNoPageHas_thenNothingHappens(String path) {
        EditedPayload payload = body(BODY);

        payload.replace(path, "new", false, false);

        assertThat(payload.text()).isEqualTo(body(BODY).text());
        assertThat(payload.value(path)).isEmpty();
    }

    @Test
    void writesDigitsAsANumberWhereANumberIsAsked() {
        EditedPayload payload = body(BODY);

        payload.replace("memberSourceChannel", "102", true, false);

        assertThat(compact(payload)).contains("\"memberSourceChannel\":102");
    }

    @Test
    void readsAWholeAsJson() {
        EditedPayload payload = body("{}");

        payload.replace("extendMap", "{\"a\": 1}", false, true);

        assertThat(compact(payload)).isEqualTo("{\"extendMap\":{\"a\":1}}");
    }

    @Test
    void takesABlankFieldAway() {
        EditedPayload payload = body(BODY);

        payload.replace("mobile", " ", false, false);

        assertThat(compact(payload)).doesNotContain("mobile");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "$", "address.cityName", "customerAttrInfos[9].value", "mobile.digits"})
    void changesNothingWhereThereIsNoSuchPlace(String path) {
        EditedPayload payload = body(BODY);
        String before = payload.text();

        payload.replace(path, "x", false, false);

        assertThat(payload.text())
                .satisfiesAnyOf(
                        text -> assertThat(text).isEqualTo(before),
                        text -> assertThat(path).isEqualTo("$"));
    }

    @Test
    void putsSecretsBackThatWereNotShown() {
        EditedPayload payload = body(BODY.replace("\"secret\"", "\"****\""));

        payload.restoreSecrets(body(BODY));

        assertThat(compact(payload))
                .contains("\"token\":\"secret\"", "\"password\":\"secret\"")
                .doesNotContain("****");
    }

    @Test
    void keepsASecretThatWasChanged() {
        EditedPayload payload = body(BODY.replace("\"secret\"", "\"other\""));

        payload.restoreSecrets(body(BODY));

        assertThat(compact(payload)).contains("\"token\":\"other\"").doesNotContain("\"secret\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[1]", "\"text\"", "{\"a\": ", "null"})
    void readsNothingButObjects(String text) {
        assertThat(EditedPayload.read(text)).isEmpty();
    }
}
