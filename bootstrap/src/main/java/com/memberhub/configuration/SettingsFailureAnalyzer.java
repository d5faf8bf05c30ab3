package com.memberhub.configuration;

import com.memberhub.application.staff.StaffRole;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.boot.origin.SystemEnvironmentOrigin;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.validation.FieldError;

/** Says what to write where a setting of the hub is wrong. Spring Boot says only that it is. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class SettingsFailureAnalyzer extends AbstractFailureAnalyzer<BindException> {

    private static final ConfigurationPropertyName PREFIX = ConfigurationPropertyName.of("member-hub");

    private static final Pattern NUMBER = Pattern.compile("\\[[0-9]+]");

    /** What may be written, for each setting. A test sees that none is missing. */
    static final Map<String, String> SETTINGS = settings();

    private static Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("member-hub.alignment-policy", "fill-blanks, youzan-wins or keep");
        settings.put("member-hub.strict", "true or false");
        settings.put("member-hub.drain", "how long, from 0s to 1h, such as 2s");
        settings.put("member-hub.embedded-postgres.data-directory", "a folder");
        settings.put("member-hub.embedded-postgres.port", "a number from 0 (any free port) to 65535");
        settings.put("member-hub.directory.datasource.url", "jdbc:postgresql://..., or nothing for the hub's own");
        settings.put("member-hub.directory.datasource.username", "a user's name");
        settings.put("member-hub.directory.datasource.password", "their password");
        settings.put("member-hub.overload.calls-in-work", "a number from 1");
        settings.put("member-hub.overload.calls-waiting", "a number from 0");
        settings.put("member-hub.overload.start-within", "how long, from 1ms to 1h, such as 500ms");
        settings.put("member-hub.coalescing.enabled", "true or false");
        settings.put("member-hub.coalescing.batches-in-work", "a number from 1 to 1000");
        settings.put("member-hub.coalescing.largest-batch", "a number from 1 to 1000");
        settings.put("member-hub.overload.headers-within", "how long, from 1ms to 1h, such as 10s");
        settings.put("member-hub.overload.body-within", "how long, from 1ms to 1h, such as 10s");
        settings.put("member-hub.staff.users", "a list of users, each with a name, a password, roles and root-kdt-ids");
        settings.put("member-hub.staff.roles-claim", "the name of a claim, such as roles or realm_access.roles");
        settings.put("member-hub.staff.root-kdt-ids-claim", "the name of a claim, such as rootKdtIds");
        settings.put("member-hub.staff.require-root-kdt-ids", "true or false");
        settings.put(
                "member-hub.platform.apps",
                "a list of apps, each with an app-id, a scheme, secrets, root-kdt-ids and allowed-networks");
        settings.put("member-hub.platform.trusted-proxies", "networks, such as 10.0.0.0/8, or nothing for none");
        settings.put("member-hub.encryption.keyset-file", "a file");
        settings.put("member-hub.encryption.lookup-key-file", "a file");
        settings.put(
                "member-hub.retention.payload-age",
                "how long, from 1s to 36500d, such as 90d or 12h, or nothing for ever");
        settings.put("member-hub.retention.refused-caller-age", "how long, from 1s to 36500d, such as 30d");
        settings.put("member-hub.import.largest-file", "a size, such as 200MB");
        settings.put("member-hub.import.keep-refused-lines", "how long, from 1s to 36500d, such as 7d");
        settings.put("member-hub.demo.members", "a number from 0 (none) to 1000000");
        return settings;
    }

    /** What may be written where a setting is a list of several. */
    private static final Map<String, String> ELEMENTS = Map.of(
            "member-hub.staff.users[].roles",
            "some of " + Arrays.stream(StaffRole.values()).map(Enum::name).collect(Collectors.joining(", ")),
            "member-hub.platform.apps[].scheme",
            "token, signature or event-sign",
            "member-hub.platform.apps[].calls-per-second",
            "a number from 1 to 1000000");

    /** Whoever wrote a whole app or its secrets in one line has a secret there. */
    private static final Pattern SECRET = Pattern.compile("member-hub\\.platform\\.apps(\\[[0-9]+])?(\\.secrets.*)?");

    private static String allowed(String name) {
        String element = NUMBER.matcher(name).replaceAll("[]");
        String list = element.endsWith("[]") ? element.substring(0, element.length() - 2) : element;
        return SETTINGS.getOrDefault(name, ELEMENTS.getOrDefault(list, "something else"));
    }

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, BindException cause) {
        if (!PREFIX.equals(cause.getName()) && !PREFIX.isAncestorOf(cause.getName())) {
            return null;
        }
        UnboundConfigurationPropertiesException unknown =
                findCause(cause, UnboundConfigurationPropertiesException.class);
        if (unknown != null) {
            return unknown(unknown, cause);
        }
        BindValidationException invalid = findCause(cause, BindValidationException.class);
        if (invalid != null) {
            Set<ConfigurationProperty> written = invalid.getValidationErrors().getBoundProperties();
            return wrong(
                    invalid.getValidationErrors().getAllErrors().stream()
                            .filter(FieldError.class::isInstance)
                            .map(FieldError.class::cast)
                            .map(error -> wrongValue(error, written))
                            .toList(),
                    cause);
        }
        ConfigurationProperty property = cause.getProperty();
        return property == null ? null : wrong(List.of(wrongValue(property)), cause);
    }

    /** What was written, rather than what Spring Boot has made of it. */
    private static String wrongValue(FieldError error, Set<ConfigurationProperty> written) {
        // A component cannot be called import, which is a word of Java.
        String field = error.getField().replaceFirst("^imports\\.", "import.");
        String name = PREFIX + "." + DataObjectPropertyName.toDashedForm(field);
        return written.stream()
                .filter(property -> property.getName().toString().equals(name))
                .findFirst()
                .map(SettingsFailureAnalyzer::wrongValue)
                .orElseGet(() -> wrongValue(name, "", error.getRejectedValue()));
    }

    private static String wrongValue(ConfigurationProperty property) {
        return wrongValue(property.getName().toString(), where(property.getOrigin()), property.getValue());
    }

    private static String wrongValue(String name, String where, @Nullable Object value) {
        String shown = SECRET.matcher(name).matches() ? "what it is" : "\"" + value + "\"";
        return name + where + " cannot be " + shown + ": write " + allowed(name) + ".";
    }

    /** The variable, or the file and the line in it. */
    private static String where(@Nullable Origin found) {
        Origin origin =
                found instanceof PropertySourceOrigin source && source.getOrigin() != null ? source.getOrigin() : found;
        if (origin instanceof SystemEnvironmentOrigin variable) {
            return " (" + variable.getProperty() + ")";
        }
        return origin instanceof TextResourceOrigin ? " (" + origin + ")" : "";
    }

    private static FailureAnalysis wrong(List<String> sentences, BindException cause) {
        return new FailureAnalysis(String.join("\n", sentences), "Correct the setting.", cause);
    }

    private static FailureAnalysis unknown(UnboundConfigurationPropertiesException unknown, BindException cause) {
        String names = unknown.getUnboundProperties().stream()
                .map(property -> property.getName() + where(property.getOrigin()))
                .collect(Collectors.joining(", "));
        return new FailureAnalysis(
                "The hub has no setting " + names + ".",
                "Correct the name; the numbers of a list begin at 0 and leave none out. The settings are "
                        + String.join(", ", SETTINGS.keySet()) + ".",
                cause);
    }
}
