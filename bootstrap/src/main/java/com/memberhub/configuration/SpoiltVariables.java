package com.memberhub.configuration;

import com.memberhub.startup.StartFailure;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * Refuses variables, and files of secrets, that do not hold what somebody meant: a value in quotes that nobody took away, and one of
 * which the JVM could not read a letter. The hub would start, and know no caller by such a secret, and nobody by such a name.
 */
class SpoiltVariables implements EnvironmentPostProcessor, Ordered {

    private static final Pattern HUBS = Pattern.compile("(?i)MEMBER_?HUB_.*");
    private static final Pattern ANY = Pattern.compile("(?i)(MEMBER_?HUB|SPRING|SERVER|MANAGEMENT)_.*");
    private static final Pattern QUOTED = Pattern.compile("\\s*(\"[^\"]*\"|'[^']*')\\s*");

    /** What the JVM puts in the place of a letter that it cannot read. */
    private static final String UNREADABLE = "\uFFFD";

    /** Once the secrets are read from their files. */
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 1;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        PropertySource<?> variables =
                environment.getPropertySources().get(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
        if (variables != null && variables.getSource() instanceof Map<?, ?> all) {
            all.forEach((name, value) -> check(String.valueOf(name), String.valueOf(value), all));
        }
    }

    private static void check(String name, String value, Map<?, ?> all) {
        String file = name + "_FILE";
        String shown = all.containsKey(file) ? "What stands in the file that " + file + " names" : name;
        if (HUBS.matcher(name).matches() && QUOTED.matcher(value).matches()) {
            throw new StartFailure(
                    shown + " is in quotes, and they would belong to it.",
                    "Take them away. A shell, Compose and systemd do so by themselves; docker run --env-file and Kubernetes do not.");
        }
        if (ANY.matcher(name).matches() && value.contains(UNREADABLE)) {
            throw new StartFailure(
                    shown + " has a letter that cannot be read in the language of this process.",
                    "Start the hub with LC_ALL=C.UTF-8 in its environment.");
        }
    }
}
