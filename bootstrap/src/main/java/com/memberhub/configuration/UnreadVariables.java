package com.memberhub.configuration;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.properties.ConfigurationPropertiesBindHandlerAdvisor;
import org.springframework.boot.context.properties.bind.AbstractBindHandler;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.stereotype.Component;

/**
 * Warns of variables that begin with {@code MEMBER_HUB_} and are no settings. Spring Boot leaves them unread without a word: with one
 * letter too few an app may call from anywhere, or the journal is not encrypted. They do not stop the start, for others make
 * variables of such names too: Kubernetes, of a service that is called member-hub-staff.
 */
@Component
class UnreadVariables implements ConfigurationPropertiesBindHandlerAdvisor, SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(UnreadVariables.class);

    /** {@code MEMBER_HUB_PLATFORM_APPS_0_SECRETS_0_FILE}: the value lies in a file. */
    private static final String OF_A_FILE = "_FILE";

    private static final String BEGINNING = "memberhub";

    /** Of docker-compose.yml, which hands all of .env to the hub, and of Kubernetes, for a service that is called member-hub. */
    private static final Pattern OF_OTHERS = Pattern.compile(
            "MEMBER_HUB_(ENV_FILE|MEMORY|CPUS|(POSTGRES|PROMETHEUS|GRAFANA|CLUSTER)_[A-Z]+|(PORT|SERVICE)(_.*)?)");

    private final ConfigurableEnvironment environment;
    private final Set<String> read = ConcurrentHashMap.newKeySet();

    UnreadVariables(ConfigurableEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public BindHandler apply(BindHandler handler) {
        return new AbstractBindHandler(handler) {
            @Override
            public @Nullable Object onSuccess(
                    ConfigurationPropertyName name, Bindable<?> target, BindContext context, Object result) {
                read.add(letters(name.toString()));
                return super.onSuccess(name, target, context, result);
            }
        };
    }

    @Override
    public void afterSingletonsInstantiated() {
        List<String> unread = variables().entrySet().stream()
                .filter(variable -> !String.valueOf(variable.getValue()).isBlank())
                .map(variable -> String.valueOf(variable.getKey()))
                .filter(UnreadVariables::isMeantForTheHub)
                .filter(name -> !isRead(name))
                .sorted()
                .toList();
        if (!unread.isEmpty()) {
            LOG.warn("The hub has no such settings, and leaves these variables unread: {}", String.join(", ", unread));
        }
    }

    private Map<?, ?> variables() {
        PropertySource<?> variables =
                environment.getPropertySources().get(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
        return variables != null && variables.getSource() instanceof Map<?, ?> all ? all : Map.of();
    }

    private static boolean isMeantForTheHub(String variable) {
        return letters(variable).startsWith(BEGINNING)
                && !OF_OTHERS.matcher(variable).matches();
    }

    private boolean isRead(String variable) {
        return read.contains(letters(variable))
                || (variable.endsWith(OF_A_FILE)
                        && read.contains(letters(variable.substring(0, variable.length() - OF_A_FILE.length()))));
    }

    /** What is the same in the name of a property and in that of its variable. */
    private static String letters(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
