package com.memberhub.adapter.rest.connection;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes Tomcat watch over slow clients. */
@Configuration(proxyBeanMethods = false)
class ConnectionConfiguration {

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> watchful(ClientDeadlines deadlines) {
        return factory -> {
            factory.setProtocol(WatchfulProtocol.class.getName());
            factory.addConnectorCustomizers(connector -> {
                if (connector.getProtocolHandler() instanceof WatchfulProtocol protocol) {
                    protocol.setDeadlines(deadlines);
                }
            });
        };
    }
}
