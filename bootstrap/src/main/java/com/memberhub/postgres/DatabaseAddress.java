package com.memberhub.postgres;

import com.memberhub.startup.StartFailure;
import java.util.Locale;
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
        if (!StringUtils.hasText(address) || address.startsWith(BEGINNING)) {
            return;
        }
        String url = property.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
        String prefix = url.substring(0, url.length() - "URL".length());
        throw new StartFailure(
                url + " does not begin with " + BEGINNING + ", so it leads to no PostgreSQL.",
                "Write " + BEGINNING + "//HOST:PORT/DATABASE, and the user and the password in " + prefix
                        + "USERNAME and " + prefix + "PASSWORD." + without);
    }
}
