package com.memberhub.secrets;

import com.memberhub.startup.StartFailure;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.util.StringUtils;

/**
 * Reads secrets from files, as containers are given them: {@code NAME_FILE} in the environment holds the path of a file
 * whose content is used as if it were the variable {@code NAME}. For passwords and secrets only, so that nothing else
 * that ends in {@code _FILE} is taken for one.
 */
class SecretFiles implements EnvironmentPostProcessor, Ordered {

    private static final String SUFFIX = "_FILE";
    private static final Pattern SECRETS =
            Pattern.compile("(SPRING|SERVER|MEMBER_HUB)_[A-Z0-9_]*(PASSWORD|SECRET|SECRETS_[0-9]+)" + SUFFIX);
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final int LARGEST = 64 * 1024;

    /** First of all: other settings may be looked up with a password in hand. */
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        PropertySource<?> variables =
                environment.getPropertySources().get(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
        if (variables == null || !(variables.getSource() instanceof Map<?, ?> all)) {
            return;
        }
        Map<String, Object> secrets = new TreeMap<>();
        all.forEach((name, path) -> {
            if (name instanceof String variable && SECRETS.matcher(variable).matches()) {
                String plain = variable.substring(0, variable.length() - SUFFIX.length());
                if (isToBeRead(plain, variable, all)) {
                    secrets.put(plain, read(variable, String.valueOf(path)));
                }
            }
        });
        if (!secrets.isEmpty()) {
            // In the place of the variables, not beside them: of a list Spring Boot reads all elements from one source.
            all.forEach((name, value) -> secrets.putIfAbsent(String.valueOf(name), value));
            environment
                    .getPropertySources()
                    .replace(variables.getName(), new SystemEnvironmentPropertySource(variables.getName(), secrets));
        }
    }

    /** An environment that is handed on often has variables without a value: one of the two may be such. */
    private static boolean isToBeRead(String plain, String variable, Map<?, ?> all) {
        boolean isPlain = hasText(all.get(plain));
        boolean isInAFile = hasText(all.get(variable));
        if (isPlain && isInAFile) {
            throw new StartFailure(plain + " and " + variable + " are both set.", "Set one of them.");
        }
        if (!isPlain && !isInAFile) {
            throw new StartFailure(variable + " is empty.", "Name a file, or take the variable away.");
        }
        return isInAFile;
    }

    private static boolean hasText(@Nullable Object value) {
        return value != null && StringUtils.hasText(value.toString());
    }

    private static String read(String variable, String path) {
        try {
            Path file = Path.of(path);
            if (Files.isDirectory(file)) {
                throw unreadable(variable, path, "it is a folder");
            }
            if (Files.size(file) > LARGEST) {
                throw new StartFailure(
                        "The file that " + variable + " names, " + path + ", is too large for a secret.",
                        "Name a file that holds the secret and nothing else.");
            }
            String text = Files.readString(file);
            // An editor ends the last line, and on Windows some begin the first with a mark that nobody sees.
            String secret = (text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text).stripTrailing();
            if (secret.isEmpty()) {
                throw new StartFailure(
                        "The file that " + variable + " names, " + path + ", is empty.", "Write the secret into it.");
            }
            return secret;
        } catch (CharacterCodingException notText) {
            throw unreadable(variable, path, "it is not text in UTF-8");
        } catch (IOException | InvalidPathException unreadable) {
            throw unreadable(variable, path, unreadable.getClass().getSimpleName());
        }
    }

    private static StartFailure unreadable(String variable, String path, String reason) {
        return new StartFailure(
                "The file that " + variable + " names, " + path + ", cannot be read: " + reason + ".",
                "Name a file that exists and that the user whom the hub runs as may read.");
    }
}
