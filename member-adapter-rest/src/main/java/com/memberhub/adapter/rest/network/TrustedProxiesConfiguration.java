package com.memberhub.adapter.rest.network;

import java.util.stream.Collectors;
import org.apache.catalina.valves.RemoteIpValve;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Gives every request the address and the scheme that trusted proxies tell of, before anything sees it: the platform's
 * side, the staff's side, sessions and logs know one address.
 */
@Configuration(proxyBeanMethods = false)
class TrustedProxiesConfiguration {

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> addressesThatTrustedProxiesTell(TrustedProxies proxies) {
        return factory -> {
            if (!proxies.networks().isEmpty()) {
                factory.addEngineValves(valve(proxies), new AddressWithoutPort());
            }
        };
    }

    /** It reads X-Forwarded-For from the right, and stops at the first address that is no trusted proxy. */
    private static RemoteIpValve valve(TrustedProxies proxies) {
        RemoteIpValve valve = new RemoteIpValve();
        valve.setInternalProxies(
                proxies.networks().stream().map(Network::toString).collect(Collectors.joining(",")));
        valve.setProtocolHeader("X-Forwarded-Proto");
        return valve;
    }
}
