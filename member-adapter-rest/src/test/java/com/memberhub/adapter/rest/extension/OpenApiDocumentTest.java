package com.memberhub.adapter.rest.extension;

import static com.memberhub.adapter.rest.AnswerAssert.assertThatAnswer;
import static org.assertj.core.api.Assertions.assertThat;

import com.memberhub.adapter.rest.Answer;
import com.memberhub.adapter.rest.Hub;
import com.memberhub.adapter.rest.HubTest;
import com.memberhub.adapter.rest.problem.Problem;
import com.memberhub.domain.finding.ViolationCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The OpenAPI document says what the endpoint does. */
@HubTest
class OpenApiDocumentTest {

    private static final Path CHECKED_IN = Path.of("..", "docs", "openapi.yaml");

    private final Hub hub;

    OpenApiDocumentTest(Hub hub) {
        this.hub = hub;
    }

    /** {@code -Dopenapi.update=true} rewrites the file instead. */
    @Test
    void theCheckedInDocumentIsTheOneServed() throws IOException {
        String served = served();

        if (Boolean.getBoolean("openapi.update")) {
            Files.writeString(CHECKED_IN, served);
        }

        assertThat(CHECKED_IN).content().isEqualTo(served);
    }

    @Test
    void theDocumentIsOpenApi31AndDescribesOneCallBesideTheStaffs() {
        OpenApiDocument document = document();

        assertThat(document.root().path("openapi").asString()).startsWith("3.1.");
        assertThat(document.root().path("paths").propertyNames())
                .filteredOn(path -> !path.startsWith("/api/"))
                .containsExactly(Hub.CREATE);
        assertThat(document.root().at("/paths/~1MemberCreateExtension").propertyNames())
                .containsExactly("post");
    }

    @Test
    void everyAnswerIsAnEnvelopeInJsonWithARequestId() {
        assertThat(document().responses()).isNotEmpty().allSatisfy(response -> {
            JsonNode content = response.getValue().path("content");
            assertThat(content.propertyNames()).containsExactly("application/json");
            assertThat(content.at("/application~1json/schema/$ref").asString())
                    .isEqualTo("#/components/schemas/Envelope");
            assertThat(response.getValue().path("headers").propertyNames()).contains("X-Request-Id");
        });
    }

    @Test
    void everyAnswerOfEveryOperationBearsItsRequestId() {
        assertThat(document().allResponses())
                .hasSizeGreaterThan(100)
                .allSatisfy(response -> assertThat(
                                response.getValue().path("headers").propertyNames())
                        .contains("X-Request-Id"));
    }

    @ParameterizedTest
    @CsvSource({"401, WWW-Authenticate", "429, Retry-After", "503, Retry-After"})
    void everyAnswerThatBearsAHeaderPromisesIt(String status, String header) {
        assertThat(document()
                        .allResponses()
                        .filter(response -> response.getKey().endsWith(status)))
                .hasSizeGreaterThan(20)
                .allSatisfy(response -> assertThat(response.getValue()
                                .at("/headers/" + header + "/required")
                                .asBoolean(false))
                        .isTrue());
    }

    /** Whoever generates a client has to handle every field that may be missing. Only a problem may lack one. */
    @Test
    void whatIsAnsweredHasAllItsFields() {
        OpenApiDocument document = document();
        Set<String> answered = document.schemasOf(JsonNodeFactory.instance
                .arrayNode()
                .addAll(document.allResponses().map(Map.Entry::getValue).toList()));

        assertThat(answered).hasSizeGreaterThan(20).allSatisfy(name -> {
            JsonNode schema = document.root().at("/components/schemas/" + name);
            assertThat(schema.path("required").valueStream().map(JsonNode::asString))
                    .containsExactlyInAnyOrderElementsOf(schema.path("properties").propertyNames().stream()
                            .filter(property -> !(name.equals("Problem") && property.equals("errors")))
                            .toList());
        });
    }

    @ParameterizedTest
    @MethodSource("com.memberhub.adapter.rest.extension.CallField#freeTexts")
    void theLimitsAreTheContracts(CallField field) {
        assertThat(document().field(field.path()).path("type").asString()).isEqualTo("string");
        assertThat(document().field(field.path()).path("maxLength").intValue()).isEqualTo(field.limit());
    }

    @ParameterizedTest
    @MethodSource("com.memberhub.adapter.rest.extension.CallField#integers")
    void theIntegersAreInt64(CallField field) {
        assertThat(document().field(field.path()).path("type").asString()).isEqualTo("integer");
        assertThat(document().field(field.path()).path("format").asString()).isEqualTo("int64");
    }

    @Test
    void whatIsRequiredIsTheContracts() {
        assertThat(required("MemberCreateRequest"))
                .containsExactlyInAnyOrder("rootKdtId", "appId", "extendMap", "mobile");
        assertThat(required("LevelDTO")).containsExactly("yzLevelAlias");
        assertThat(Stream.of("AddressDTO", "WeixinDTO", "CustomerAttrInfoDTO").flatMap(this::required))
                .isEmpty();
    }

    @Test
    void closedListsAreEnumsOfTheirTypes() {
        assertThat(document().field("gender").path("enum").toString()).isEqualTo("[\"0\",\"1\",\"2\"]");
        assertThat(document().field("freeLevel.levelType").path("enum").toString())
                .isEqualTo("[1,2]");
    }

    @Test
    void openListsAreNoEnums() {
        assertThat(Stream.of(
                                "memberSourceChannel",
                                "customerSourceChannel",
                                "memberSrcWay",
                                "customerAttrInfos[0].dataType")
                        .map(path -> document().field(path)))
                .allSatisfy(field -> assertThat(field.has("enum")).isFalse());
    }

    @ParameterizedTest
    @EnumSource
    void everyReasonOfARefusalIsNamed(ViolationCode code) {
        assertThat(document()
                        .root()
                        .at("/components/schemas/FieldError/properties/code/description")
                        .asString())
                .contains(code.wireName());
    }

    @Test
    void everyCodeOfAProblemIsNamed() throws IOException {
        Properties messages = new Properties();
        try (InputStream bundle = Problem.class.getResourceAsStream("messages.properties")) {
            messages.load(Objects.requireNonNull(bundle));
        }

        assertThat(messages.stringPropertyNames())
                .filteredOn(key -> key.startsWith("field."))
                .hasSizeGreaterThan(10)
                .allSatisfy(key -> assertThat(document()
                                .root()
                                .at("/components/schemas/ProblemFieldError/properties/code/description")
                                .asString())
                        .contains(key.substring("field.".length())));
    }

    @Test
    void theExampleOfEveryFieldIsValid() {
        OpenApiDocument document = document();

        document.schemas()
                .forEach(schema -> schema.getValue()
                        .path("properties")
                        .properties()
                        .forEach(property -> {
                            String pointer = "/components/schemas/%s/properties/%s"
                                    .formatted(schema.getKey(), property.getKey());
                            JsonNode example = property.getValue().path("example");
                            assertThat(example.isMissingNode() ? List.of() : document.violations(pointer, example))
                                    .as(pointer)
                                    .isEmpty();
                        }));
    }

    @Test
    void theExamplesOfAllFieldsTogetherAreAMember() {
        JsonNode request = document().exampleOf(document().root().at("/components/schemas/MemberCreateRequest"));

        assertThat(document().violationsByName("MemberCreateRequest", request)).isEmpty();
        assertThatAnswer(hub.create(request.toString())).isStored("created");
    }

    @ParameterizedTest
    @ValueSource(strings = {"full", "smallest"})
    void theExamplesOfMembersAreValidAndStored(String name) {
        JsonNode request = document().requestExample(name);

        assertThat(document().violationsByName("MemberCreateRequest", request)).isEmpty();
        assertThatAnswer(hub.create(request.toString())).isStored("created");
    }

    @Test
    void theBrokenExampleIsInvalidAndRefused() {
        JsonNode request = document().requestExample("broken");

        assertThat(document().violationsByName("MemberCreateRequest", request))
                .singleElement()
                .asString()
                .contains("yzLevelAlias");
        assertThatAnswer(hub.create(request.toString())).isRefused("freeLevel.yzLevelAlias", "required");
    }

    @Test
    void theExamplesOfAnswersAreWhatTheExamplesOfRequestsGet() {
        OpenApiDocument document = document();

        assertThat(withoutIds(
                        hub.create(document.requestExample("full").toString()).json()))
                .isEqualTo(withoutIds(document.responseExample("stored")));
        assertThat(withoutIds(
                        hub.create(document.requestExample("broken").toString()).json()))
                .isEqualTo(withoutIds(document.responseExample("refused")));
    }

    @Test
    void everyKindOfAnswerIsAnEnvelopeByTheSchema() {
        OpenApiDocument document = document();

        assertThat(Stream.of(
                                document.responseExample("stored"),
                                document.responseExample("refused"),
                                hub.create(CallBody.full().json()).json(),
                                hub.create("{").json(),
                                hub.send(hub.request("/nowhere")).json())
                        .flatMap(answer -> document.violationsByName("Envelope", answer).stream()))
                .isEmpty();
    }

    @Test
    void theDocumentIsServedAsJsonToo() {
        Answer answer = hub.send(hub.request("/v3/api-docs"));

        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(answer.json()).isEqualTo(document().root());
    }

    @Test
    void swaggerUiShowsTheDocument() {
        Answer page = hub.send(hub.request("/swagger-ui/index.html"));

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.body()).contains("swagger-ui");
        assertThat(hub.send(hub.request("/swagger-ui/swagger-initializer.js")).body())
                .contains("/v3/api-docs/swagger-config");
        assertThat(hub.send(hub.request("/v3/api-docs/swagger-config"))
                        .json()
                        .path("url")
                        .asString())
                .isEqualTo("/v3/api-docs");
    }

    @Test
    void swaggerUiIsFoundByItsShortName() {
        Answer answer = hub.send(hub.request("/swagger-ui.html"));

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location")).isEqualTo("/swagger-ui/index.html");
    }

    private Stream<String> required(String schema) {
        return document()
                .root()
                .at("/components/schemas/" + schema + "/required")
                .valueStream()
                .map(JsonNode::asString);
    }

    private OpenApiDocument document() {
        return OpenApiDocument.parse(served());
    }

    private String served() {
        return hub.send(hub.request("/v3/api-docs.yaml")).body();
    }

    private static JsonNode withoutIds(JsonNode answer) {
        ObjectNode copy = (ObjectNode) answer.deepCopy();
        copy.remove("requestId");
        if (Objects.requireNonNull(copy.get("data")) instanceof ObjectNode data) {
            data.remove("outOpenId");
        }
        return copy;
    }
}
