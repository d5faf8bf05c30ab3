package com.memberhub.observability;

import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * Leaves tracing out of the hub unless somebody said where traces go: nothing of it is loaded then, so it costs neither
 * start-up nor calls. What the hub logs and counts never goes that way.
 */
class TracesWhenAskedFor implements AutoConfigurationImportFilter, EnvironmentAware {

    /** Spring Boot sets it from {@code OTEL_EXPORTER_OTLP_TRACES_ENDPOINT} too. */
    static final String ENDPOINT = "management.opentelemetry.tracing.export.otlp.endpoint";

    private static final String TRACING = "org.springframework.boot.micrometer.tracing.";
    private static final String SDK = "org.springframework.boot.opentelemetry.";
    private static final String LOGS = SDK + "autoconfigure.logging.";

    private boolean isAskedFor;

    @Override
    public void setEnvironment(Environment environment) {
        isAskedFor = StringUtils.hasText(environment.getProperty(ENDPOINT));
    }

    @Override
    public boolean[] match(String[] autoConfigurations, AutoConfigurationMetadata metadata) {
        boolean[] matches = new boolean[autoConfigurations.length];
        for (int i = 0; i < matches.length; i++) {
            // What others have left out is null.
            String name = autoConfigurations[i];
            matches[i] = name == null || isWanted(name);
        }
        return matches;
    }

    private boolean isWanted(String name) {
        if (name.startsWith(LOGS)) {
            return false;
        }
        return isAskedFor || !(name.startsWith(TRACING) || name.startsWith(SDK));
    }
}
