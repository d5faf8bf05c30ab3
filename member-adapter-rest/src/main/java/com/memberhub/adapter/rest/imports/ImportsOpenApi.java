package com.memberhub.adapter.rest.imports;

import io.swagger.v3.oas.models.media.Schema;
import java.util.List;
import java.util.Set;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What annotations would have to say of imports at each field. */
@Configuration(proxyBeanMethods = false)
class ImportsOpenApi {

    private static final Set<String> ANSWERS = Set.of("Import", "ImportCounts", "ImportLine", "ImportLineFinding");

    /** Every field of an answer is always there. */
    @Bean
    OpenApiCustomizer importsHaveAllTheirFields() {
        return document -> document.getComponents().getSchemas().forEach((name, schema) -> {
            if (ANSWERS.contains(name)) {
                complete(schema);
            }
        });
    }

    private static void complete(Schema<?> schema) {
        schema.setRequired(List.copyOf(schema.getProperties().keySet()));
    }
}
