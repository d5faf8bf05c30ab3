package com.memberhub.postgres;

import com.memberhub.startup.StartFailure;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.util.StringUtils;

/**
 * Refuses an address that leads to no PostgreSQL, such as the form that PostgreSQL's own programs take, before anybody looks
 * for a driver for it. The address may hold a password, so it is not repeated.
 */
class DatabaseAddress implements EnvironmentPostProcessor, Ordered {

    private static final String BEGINNING = "jdbc:postgresql:";

    /** What the driver takes; of anything else it says the whole, with the password that somebody wrote before an {@code @}. */
    private static final Pattern ADDRESS = addresses();

    private static final String URL = "url";

    /** Where staff read, should that be another. */
    private static final String REPLICA = "member-hub.directory.datasource.url";

    /** Last: any source of settings may name the database. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        require(environment, DatabaseChoice.URL, " With no SPRING_DATASOURCE_URL the hub brings its own.");
        require(environment, REPLICA, " With no MEMBER_HUB_DIRECTORY_DATASOURCE_URL staff read the hub's own.");
    }

    private static void require(ConfigurableEnvironment environment, String property, String without) {
        String address = environment.getProperty(property);
        String url = variable(property);
        String prefix = url.substring(0, url.length() - URL.length());
        String action = "Write " + BEGINNING + "//HOST:PORT/DATABASE, and the user and the password in " + prefix
                + "USERNAME and " + prefix + "PASSWORD." + without;
        if (!StringUtils.hasText(address)) {
            refuseUserWithoutDatabase(environment, property, action);
        } else if (!address.startsWith(BEGINNING)) {
            throw new StartFailure(
                    url + " does not begin with " + BEGINNING + ", so it leads to no PostgreSQL.", action);
        } else if (!ADDRESS.matcher(address).matches()) {
            throw new StartFailure(url + " is no address that the driver of PostgreSQL understands.", action);
        }
    }

    /** Whoever has a user means a database, and would not notice that the members go into another one. */
    private static void refuseUserWithoutDatabase(ConfigurableEnvironment environment, String property, String action) {
        String prefix = property.substring(0, property.length() - URL.length());
        for (String other : List.of("username", "password")) {
            if (StringUtils.hasText(environment.getProperty(prefix + other))) {
                throw new StartFailure(
                        variable(prefix + other) + " is set, and " + variable(property) + " is not.", action);
            }
        }
    }

    private static Pattern addresses() {
        String host = "(\\[[^]/?@\\s]+]|[^\\[\\]:/?@,\\s]*)";
        String port = "(:([0-9]{1,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?";
        String database = "[^/?@\\s]*";
        return Pattern.compile(BEGINNING + "(//" + host + port + "(," + host + port + ")*(/" + database + ")?|/?"
                + database + ")(\\?\\S*)?");
    }

    private static String variable(String property) {
        return property.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }
}
