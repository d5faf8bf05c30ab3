package com.memberhub.adapter.rest.extension;

import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What OpenAPI says of how callers prove who they are. Which of it holds is the configuration's choice, app by app. */
@Configuration(proxyBeanMethods = false)
class CallerOpenApi {

    private static final String TOKEN = "token";
    private static final String SIGNATURE = "signature";
    private static final String EVENT_SIGN = "event-sign";

    @Bean
    OpenApiCustomizer callersProveWhoTheyAre() {
        return document -> {
            document.getComponents()
                    .addSecuritySchemes(
                            TOKEN,
                            new SecurityScheme()
                                    .type(SecurityScheme.Type.HTTP)
                                    .scheme("bearer")
                                    .description(
                                            "The app's secret. The configuration may name another header for it, or a"
                                                    + " parameter of the URL, the weakest of all."))
                    .addSecuritySchemes(
                            SIGNATURE,
                            inHeader("webhook-signature")
                                    .description(
                                            "Standard Webhooks, with webhook-id and webhook-timestamp: v1, and the Base64 of"
                                                    + " HMAC-SHA256 over id.timestamp.body. Good for 300 seconds."))
                    .addSecuritySchemes(
                            EVENT_SIGN,
                            inHeader("Event-Sign")
                                    .description("The hexadecimal MD5 of client id, body and client secret, as in the"
                                            + " platform's message push. It can be replayed."));
            document.getPaths().entrySet().stream()
                    .filter(path -> path.getKey().equals(MemberCreateExtensionController.PATH))
                    .flatMap(path -> path.getValue().readOperations().stream())
                    .forEach(operation -> operation
                            .addSecurityItem(new SecurityRequirement().addList(TOKEN))
                            .addSecurityItem(new SecurityRequirement().addList(SIGNATURE))
                            .addSecurityItem(new SecurityRequirement().addList(EVENT_SIGN)));
        };
    }

    private static SecurityScheme inHeader(String name) {
        return new SecurityScheme()
                .type(SecurityScheme.Type.APIKEY)
                .in(SecurityScheme.In.HEADER)
                .name(name);
    }
}
