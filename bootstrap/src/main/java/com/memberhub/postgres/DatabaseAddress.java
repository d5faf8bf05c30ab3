package com.memberhub.postgres;

import com.memberhub.startup.StartFailure;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Refuses an address that leads to no PostgreSQL, such as the form that PostgreSQL's own programs take, before anybody looks
 * for a driver for it. The address may hold a password, so it is not repeated.
 */
class DatabaseAddress implements EnvironmentPostProcessor, Ordered {

    private static final String BEGINNING = "jdbc:postgresql:";

    /** Last: any source of settings may name the database. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (DatabaseChoice.isEmbedded(environment)) {
            return;
        }
        if (!environment.getRequiredProperty(DatabaseChoice.URL).startsWith(BEGINNING)) {
            throw new StartFailure(
                    "SPRING_DATASOURCE_URL does not begin with " + BEGINNING + ", so it leads to no PostgreSQL.",
                    "Write " + BEGINNING + "//HOST:PORT/DATABASE, and the user and the password in"
                            + " SPRING_DATASOURCE_USERNAME and SPRING_DATASOURCE_PASSWORD. With no SPRING_DATASOURCE_URL"
                            + " the hub brings its own.");
        }
    }
}
