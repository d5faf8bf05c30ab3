package com.memberhub.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractAssert;
import tools.jackson.databind.JsonNode;

/** What the contract says of answers. Each of these methods asks for the whole envelope. */
public final class AnswerAssert extends AbstractAssert<AnswerAssert, Answer> {

    private static final List<String> MEMBERS = List.of("success", "code", "message", "requestId", "errorData", "data");

    private AnswerAssert(Answer actual) {
        super(actual, AnswerAssert.class);
    }

    public static AnswerAssert assertThatAnswer(Answer actual) {
        return new AnswerAssert(actual).describedAs("answer %s", actual);
    }

    /** The member is stored, and this is what became of the call. */
    public AnswerAssert isStored(String outcome) {
        isEnvelope(200, true, 200);
        assertThat(actual.errorCodes()).as(descriptionText()).isEmpty();
        assertThat(actual.json().path("data").propertyNames())
                .as(descriptionText())
                .containsExactly("outOpenId");
        assertThat(actual.outOpenId()).as(descriptionText()).isNotBlank();
        assertThat(actual.header("Member-Outcome")).as(descriptionText()).isEqualTo(outcome);
        return this;
    }

    /** The call breaks this rule and no other. */
    public AnswerAssert isRefused(String path, String code) {
        return isRefused(Map.of(path, code));
    }

    /** The call breaks these rules and no others: codes by path. */
    public AnswerAssert isRefused(Map<String, String> codes) {
        isEnvelope(200, false, 400);
        assertThat(actual.errorCodes()).as(descriptionText()).containsExactlyInAnyOrderEntriesOf(codes);
        assertThat(actual.errorMessages().values()).as(descriptionText()).noneMatch(String::isBlank);
        return hasNoMember();
    }

    /** The call failed as a whole, with this HTTP status. */
    public AnswerAssert isFailure(int status) {
        isEnvelope(status, false, status);
        assertThat(actual.errorCodes()).as(descriptionText()).isEmpty();
        return hasNoMember();
    }

    private AnswerAssert hasNoMember() {
        assertThat(actual.json().path("data").isNull()).as(descriptionText()).isTrue();
        assertThat(actual.header("Member-Outcome")).as(descriptionText()).isEmpty();
        return this;
    }

    private void isEnvelope(int status, boolean success, int code) {
        assertThat(actual.status()).as(descriptionText()).isEqualTo(status);
        assertThat(actual.header("Content-Type")).as(descriptionText()).isEqualTo("application/json");
        JsonNode envelope = actual.json();
        assertThat(envelope.propertyNames()).as(descriptionText()).containsExactlyElementsOf(MEMBERS);
        assertThat(envelope.path("errorData").isObject()).as(descriptionText()).isTrue();
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("success", envelope.path("success").booleanValue());
        said.put("code", envelope.path("code").intValue());
        assertThat(said).as(descriptionText()).isEqualTo(Map.of("success", success, "code", code));
        assertThat(actual.message()).as(descriptionText()).isNotBlank();
        assertThat(actual.requestId()).as(descriptionText()).isNotBlank().isEqualTo(actual.header("X-Request-Id"));
    }
}
