package com.memberhub.configuration;

import com.memberhub.MemberHubApplication;
import com.memberhub.startup.StartFailure;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Refuses to start without the settings that the hub brings. {@code spring.config.location} reads a file in their place, not beside
 * them: the figures would be on the port that everybody reaches, and what each session asks of PostgreSQL would be gone.
 */
class OwnSettings implements EnvironmentPostProcessor, Ordered {

    private static final String OWN = "class path resource [application.yaml]";

    /** When all settings are read. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (application.getAllSources().contains(MemberHubApplication.class)
                && environment.getPropertySources().stream()
                        .noneMatch(source -> source.getName().contains(OWN))) {
            throw new StartFailure(
                    "SPRING_CONFIG_LOCATION or SPRING_CONFIG_NAME takes the hub's own settings away.",
                    "Name your file in SPRING_CONFIG_ADDITIONAL_LOCATION instead, or let it lie as application.yml in the folder"
                            + " that the hub is started in.");
        }
    }
}
