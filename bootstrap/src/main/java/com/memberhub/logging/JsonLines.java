package com.memberhub.logging;

import com.memberhub.postgres.DatabaseChoice;
import com.memberhub.startup.StartFailure;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.ClassUtils;

/**
 * Writes the log as JSON lines (ECS) where a database is configured, so in production, and plainly where the hub brings
 * its own, so to somebody who tries it out. Whoever says which they want is obeyed, and told where there is no such thing.
 */
class JsonLines implements EnvironmentPostProcessor, Ordered {

    static final String FORMAT = "logging.structured.format.console";

    /** Of any other name, which is then one of a class, Spring Boot prints the stack. */
    private static final Set<String> SPRINGS = Set.of("ecs", "gelf", "logstash");

    /** When all settings are known. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        String asked = environment.getProperty(FORMAT, "");
        if (!asked.isEmpty()
                && !SPRINGS.contains(asked.toLowerCase(Locale.ROOT))
                && !ClassUtils.isPresent(asked, null)) {
            throw new StartFailure(
                    "The hub has no structured format of the log that is called " + asked + ".",
                    "Write ecs, logstash or gelf into LOGGING_STRUCTURED_FORMAT_CONSOLE, or nothing for plain lines, or take it"
                            + " away for the hub's own.");
        }
        if (!DatabaseChoice.isEmbedded(environment) && !environment.containsProperty(FORMAT)) {
            Map<String, Object> format = Map.of(FORMAT, EcsLines.class.getName());
            environment.getPropertySources().addLast(new MapPropertySource("jsonLines", format));
        }
    }
}
