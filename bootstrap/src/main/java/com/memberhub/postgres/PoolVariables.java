package com.memberhub.postgres;

import com.memberhub.startup.StartFailure;
import java.util.Locale;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * Refuses variables such as {@code SPRING_DATASOURCE_HIKARI_CONNECTION_TIMEOUT}. Spring Boot takes the last part for a property of
 * {@code connection}, and asks the pool for a connection to set it there: the pool begins before it is set up, and the start stops with
 * "The configuration of the pool is sealed", at a setting that nobody touched.
 */
class PoolVariables implements EnvironmentPostProcessor {

    private static final String POOL = "SPRING_DATASOURCE_HIKARI_";
    private static final String CONNECTION = POOL + "CONNECTION_";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        PropertySource<?> variables =
                environment.getPropertySources().get(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
        if (variables != null && variables.getSource() instanceof Map<?, ?> all) {
            all.keySet().forEach(name -> refuseIfTakenApart(String.valueOf(name)));
        }
    }

    private static void refuseIfTakenApart(String variable) {
        String name = variable.toUpperCase(Locale.ROOT);
        if (name.startsWith(CONNECTION)) {
            String spelled = POOL + name.substring(POOL.length()).replace("_", "");
            throw new StartFailure(
                    variable + " is taken for a setting of a connection, not of the pool.",
                    "Write " + spelled
                            + ". (Whoever sets connection-init-sql takes the hub's own away; settings of your own"
                            + " belong to the role: ALTER ROLE ... SET.)");
        }
    }
}
