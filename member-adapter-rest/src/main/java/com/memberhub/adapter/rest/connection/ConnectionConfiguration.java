package com.memberhub.adapter.rest.connection;

import org.apache.catalina.session.StandardManager;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes Tomcat watch over slow clients, and keep no more sessions than it has room for. */
@Configuration(proxyBeanMethods = false)
class ConnectionConfiguration {

    /** A session of somebody who has not signed in takes a kilobyte or two. */
    private static final int MOST_SESSIONS = 10_000;

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

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> fewSessions() {
        return factory -> factory.addContextCustomizers(context -> {
            // There is none yet, and Spring Boot leaves the one that it finds.
            StandardManager manager = new StandardManager();
            manager.setMaxActiveSessions(MOST_SESSIONS);
            context.setManager(manager);
        });
    }
}
