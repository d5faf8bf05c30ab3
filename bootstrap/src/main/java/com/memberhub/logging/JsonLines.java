package com.memberhub.logging;

import com.memberhub.postgres.DatabaseChoice;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Writes the log as JSON lines (ECS) where a database is configured, so in production, and plainly where the hub brings
 * its own, so to somebody who tries it out. Whoever says which they want is obeyed.
 */
class JsonLines implements EnvironmentPostProcessor, Ordered {

    static final String FORMAT = "logging.structured.format.console";

    /** When all settings are known. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (!DatabaseChoice.isEmbedded(environment) && !environment.containsProperty(FORMAT)) {
            Map<String, Object> format = Map.of(FORMAT, EcsLines.class.getName());
            environment.getPropertySources().addLast(new MapPropertySource("jsonLines", format));
        }
    }
}
