package com.memberhub.adapter.rest.envelope;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Puts the envelope where only Tomcat answers. */
@Configuration(proxyBeanMethods = false)
class EnvelopeConfiguration {

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> envelopeForContainerErrors(Envelopes envelopes) {
        return factory -> factory.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new EnvelopeErrorValve(envelopes)));
    }
}
