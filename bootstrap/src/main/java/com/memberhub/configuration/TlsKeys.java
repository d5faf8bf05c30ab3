package com.memberhub.configuration;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Has the certificate that the hub shows tried with its key, at the start and when the files are replaced. Spring Boot does not unless
 * it is told to: a hub whose files do not belong together would start and say that it is ready, and no caller would get in.
 */
class TlsKeys implements EnvironmentPostProcessor, Ordered {

    /** When all settings are read. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        String files = "spring.ssl.bundle.pem." + environment.getProperty("server.ssl.bundle") + ".keystore.";
        if (environment.containsProperty(files + "certificate")) {
            environment
                    .getPropertySources()
                    .addLast(new MapPropertySource("TLS keys", Map.of(files + "verify-keys", true)));
        }
    }
}
