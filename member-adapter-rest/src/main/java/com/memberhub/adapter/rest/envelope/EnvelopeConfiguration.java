package com.memberhub.adapter.rest.envelope;

import org.apache.catalina.Pipeline;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Makes Tomcat answer as the application does. */
@Configuration(proxyBeanMethods = false)
class EnvelopeConfiguration {

    private static final int ANY_NUMBER = -1;

    /** A caller of many languages is a caller; Tomcat would throw at more than ten. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> anyNumberOfLanguages() {
        return factory -> factory.addConnectorCustomizers(connector -> connector.setMaxLocaleCount(ANY_NUMBER));
    }

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> envelopeForContainerErrors(Envelopes envelopes) {
        return factory -> factory.addContextCustomizers(context -> {
            Pipeline pipeline = context.getParent().getPipeline();
            pipeline.addValve(new RequestIdValve(envelopes));
            pipeline.addValve(new EnvelopeErrorValve(envelopes));
        });
    }
}
