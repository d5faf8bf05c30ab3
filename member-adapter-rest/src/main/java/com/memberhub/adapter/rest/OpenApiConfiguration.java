package com.memberhub.adapter.rest;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The head of the OpenAPI document. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("member-hub")
                        .version("1")
                        .description(
                                "Stores the members that Youzan creates and answers with one member number for ever."))
                .servers(List.of(new Server().url("/").description("This hub")));
    }
}
