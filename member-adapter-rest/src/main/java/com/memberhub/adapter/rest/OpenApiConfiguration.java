package com.memberhub.adapter.rest;

import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.memberhub.adapter.rest.envelope.Envelopes;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.properties.SpringDocConfigProperties;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The head of the OpenAPI document, and what annotations cannot say. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("member-hub")
                        .version("1")
                        .description(
                                "Stores the members that Youzan creates and answers with one member number for ever.")
                        .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
                .servers(List.of(new Server().url("/").description("This hub")))
                .components(new Components()
                        .addHeaders(
                                Envelopes.REQUEST_ID_HEADER,
                                new Header()
                                        .description("The requestId of the envelope.")
                                        .required(true)
                                        .schema(ofType("string"))));
    }

    @Bean
    OpenApiCustomizer everyAnswerBearsItsRequestId() {
        return document -> document.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .flatMap(operation -> operation.getResponses().values().stream())
                .forEach(response -> response.addHeaderObject(
                        Envelopes.REQUEST_ID_HEADER, new Header().$ref(Envelopes.REQUEST_ID_HEADER)));
    }

    @Bean
    OpenApiCustomizer failedCallsHaveNoData() {
        return document -> Optional.ofNullable(
                        document.getComponents().getSchemas().get("Envelope"))
                .ifPresent(envelope ->
                        properties(envelope).computeIfPresent("data", (name, reference) -> orNull(reference)));
    }

    /** Annotations know values as text only. */
    @Bean
    OpenApiCustomizer integersHaveEnumsOfIntegers() {
        return document -> document.getComponents().getSchemas().values().stream()
                .flatMap(schema -> properties(schema).values().stream())
                .filter(property -> property.getEnum() != null
                        && property.getTypes() != null
                        && property.getTypes().contains("integer"))
                .forEach(property -> property.setEnum(property.getEnum().stream()
                        .<Object>map(value -> Integer.valueOf(value.toString()))
                        .toList()));
    }

    /** Every string in quotes: many readers of YAML would take 1992-05-21 for a date. */
    @Bean
    ObjectMapperProvider quotingObjectMapperProvider(SpringDocConfigProperties properties) {
        ObjectMapperProvider provider = new ObjectMapperProvider(properties);
        if (provider.yamlMapper().getFactory() instanceof YAMLFactory yaml) {
            yaml.disable(YAMLGenerator.Feature.MINIMIZE_QUOTES).disable(YAMLGenerator.Feature.SPLIT_LINES);
        }
        return provider;
    }

    private static Schema<Object> ofType(String type) {
        Schema<Object> schema = new Schema<>();
        schema.addType(type);
        return schema;
    }

    private static Schema<Object> orNull(Schema<?> reference) {
        Schema<Object> schema = new Schema<>();
        schema.setDescription(reference.getDescription());
        schema.addOneOfItem(new Schema<>().$ref(reference.get$ref()));
        schema.addOneOfItem(ofType("null"));
        return schema;
    }

    @SuppressWarnings({"rawtypes", "unchecked"}) // a schema's properties are raw; each takes what its type says
    private static Map<String, Schema<Object>> properties(Schema<?> schema) {
        Map properties = schema.getProperties();
        return properties == null ? Map.of() : properties;
    }
}
