package com.memberhub.adapter.rest.staff;

import com.memberhub.adapter.rest.envelope.Envelopes;
import com.memberhub.adapter.rest.problem.Problem;
import com.memberhub.adapter.rest.security.SignedIn;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.converter.ResolvedSchema;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;

/** What is the same for every operation of the staff's API, said once. */
@Configuration(proxyBeanMethods = false)
class StaffOpenApi {

    static final String NOT_FOUND = "There is no such thing in the root shops that whoever asks may see.";

    private static final String UNDER = "/api/";
    private static final String PROBLEM_JSON = org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE;
    private static final String BASIC = "basic";
    private static final String BEARER = "bearer";

    private static final Map<String, Class<?>> ANSWERS = Map.ofEntries(
            Map.entry("Member", MemberJson.class),
            Map.entry("Address", MemberJson.AddressJson.class),
            Map.entry("Weixin", MemberJson.WeixinJson.class),
            Map.entry("CustomAttribute", MemberJson.AttributeJson.class),
            Map.entry("Level", MemberJson.LevelJson.class),
            Map.entry("Code", CodeJson.class),
            Map.entry("Channel", ChannelJson.class),
            Map.entry("Call", CallJson.class),
            Map.entry("Finding", CallJson.FindingJson.class),
            Map.entry("Change", CallJson.ChangeJson.class),
            Map.entry("Resubmission", ResubmissionJson.class),
            Map.entry("Attention", AttentionJson.class),
            Map.entry("AttentionKind", AttentionJson.KindJson.class),
            Map.entry("AccessEntry", AccessEntryJson.class),
            Map.entry("RefusedCaller", RefusedCallerJson.class),
            Map.entry("Statistics", StatisticsJson.class),
            Map.entry("StatisticsDay", StatisticsJson.DayJson.class),
            Map.entry("ChannelCount", StatisticsJson.ChannelCountJson.class));

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(SignedIn.class);
    }

    /** Every field of an answer is always there. What may be null is what its record says may be. */
    @Bean
    OpenApiCustomizer answersHaveAllTheirFields() {
        return document -> document.getComponents().getSchemas().forEach((name, schema) -> {
            Class<?> answer = name.startsWith("PageOf") ? PageOf.class : ANSWERS.get(name);
            if (answer != null) {
                complete(schema, answer);
            }
        });
    }

    private static void complete(Schema<?> schema, Class<?> type) {
        List<String> required = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            required.add(component.getName());
            if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                properties(schema).computeIfPresent(component.getName(), (name, property) -> orNull(property));
            }
        }
        schema.setRequired(required);
    }

    @SuppressWarnings({"rawtypes", "unchecked"}) // a schema's properties are raw
    private static Map<String, Schema<Object>> properties(Schema<?> schema) {
        return (Map) schema.getProperties();
    }

    private static Schema<Object> orNull(Schema<Object> property) {
        if (property.get$ref() == null) {
            if (property.getTypes() != null) {
                property.addType("null");
            }
            return property;
        }
        Schema<Object> schema = new Schema<>();
        schema.setDescription(property.getDescription());
        schema.addOneOfItem(new Schema<>().$ref(property.get$ref()));
        schema.addOneOfItem(new Schema<>().types(Set.of("null")));
        return schema;
    }

    @Bean
    OpenApiCustomizer everyOperationOfTheStaffMayFail() {
        return document -> {
            addComponents(document);
            document.getPaths().forEach((path, item) -> {
                if (path.startsWith(UNDER)) {
                    item.readOperations().forEach(StaffOpenApi::complete);
                }
            });
        };
    }

    private static void addComponents(OpenAPI document) {
        document.getComponents()
                .addSecuritySchemes(
                        BASIC,
                        new SecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme(BASIC)
                                .description("A user of the hub's configuration."))
                .addSecuritySchemes(
                        BEARER,
                        new SecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme(BEARER)
                                .bearerFormat("JWT")
                                .description("A token of the configured OpenID provider."));
        ResolvedSchema problem = ModelConverters.getInstance(true)
                .resolveAsResolvedSchema(new AnnotatedType(Problem.class).resolveAsRef(true));
        problem.referencedSchemas.forEach(document.getComponents()::addSchemas);
    }

    private static void complete(Operation operation) {
        operation
                .addSecurityItem(new SecurityRequirement().addList(BASIC))
                .addSecurityItem(new SecurityRequirement().addList(BEARER))
                .addParametersItem(new Parameter()
                        .name(HttpHeaders.ACCEPT_LANGUAGE)
                        .in("header")
                        .description("Language of labels and messages: zh (default) or en.")
                        .schema(new StringSchema())
                        .example("en"));
        ApiResponses responses = operation.getResponses();
        responses.forEach((status, response) -> {
            if (Integer.parseInt(status) >= 400) {
                response.setContent(problem());
            }
        });
        if (responses.values().stream().anyMatch(StaffOpenApi::isOfOneFormat)) {
            addIfAbsent(responses, "406", "The answer cannot have the format that Accept asks for.");
        }
        addIfAbsent(responses, "400", "The request breaks a rule; errors say which.");
        addIfAbsent(responses, "401", "Nobody is signed in, or the password or token is wrong.")
                .addHeaderObject(
                        HttpHeaders.WWW_AUTHENTICATE,
                        promised("Basic; or Bearer, and what is wrong with the token.", new StringSchema()));
        addIfAbsent(responses, "403", "Whoever is signed in may not do this.");
        addIfAbsent(responses, "500", "A defect of ours; the requestId finds it in the log.");
        addIfAbsent(
                        responses,
                        "429",
                        "Too many failed sign-ins, or searches for whole mobiles that found nobody; Retry-After says"
                                + " when.")
                .addHeaderObject(HttpHeaders.RETRY_AFTER, retryAfter());
        addIfAbsent(responses, "503", "The database is away or too busy.")
                .addHeaderObject(HttpHeaders.RETRY_AFTER, retryAfter());
        if (operation.getRequestBody() != null) {
            addIfAbsent(responses, "413", "The body is too large.");
            addIfAbsent(responses, "415", "The body is not of the type that is asked for, or it is compressed.");
        }
    }

    private static boolean isOfOneFormat(ApiResponse response) {
        Content content = response.getContent();
        return content != null && !content.isEmpty() && !content.containsKey(PROBLEM_JSON);
    }

    private static Header retryAfter() {
        return promised("Seconds to wait.", new IntegerSchema().minimum(BigDecimal.ONE));
    }

    private static Header promised(String description, Schema<?> schema) {
        return new Header().description(description).required(true).schema(schema);
    }

    /** Bears X-Request-Id itself: which customizer comes first is nobody's to say. */
    private static ApiResponse addIfAbsent(ApiResponses responses, String status, String description) {
        return responses.computeIfAbsent(
                status,
                absent -> new ApiResponse()
                        .description(description)
                        .addHeaderObject(Envelopes.REQUEST_ID_HEADER, new Header().$ref(Envelopes.REQUEST_ID_HEADER))
                        .content(problem()));
    }

    private static Content problem() {
        return new Content()
                .addMediaType(
                        PROBLEM_JSON, new MediaType().schema(new Schema<>().$ref("#/components/schemas/Problem")));
    }
}
