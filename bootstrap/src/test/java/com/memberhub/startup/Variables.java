package com.memberhub.startup;

import java.util.Map;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** The variables of a process, as a test wants them. */
public final class Variables {

    private Variables() {}

    /** The environment of a process that has these variables and no others. */
    public static StandardEnvironment of(Map<String, Object> variables) {
        StandardEnvironment environment = new StandardEnvironment();
        replace(environment, variables);
        return environment;
    }

    /** Puts them in the place of those that there are. */
    public static void replace(ConfigurableEnvironment environment, Map<String, Object> variables) {
        String name = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
        environment.getPropertySources().replace(name, new SystemEnvironmentPropertySource(name, variables));
    }
}
