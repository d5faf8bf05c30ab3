package com.memberhub.configuration;

import com.memberhub.startup.StartFailure;
import java.util.regex.Pattern;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;

/** Refuses a hub that would listen nowhere, a port that there is none of, and one port for both callers and whoever watches over it, which Spring Boot takes as no port. */
class Ports implements EnvironmentPostProcessor, Ordered {

    private static final String ANY = "0";
    private static final String NONE = "-1";
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");
    private static final int HIGHEST = 65535;

    /** When all settings are read. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        String callers = environment.getProperty("server.port", "").strip();
        String watchers = environment.getProperty("management.server.port", ANY).strip();
        if (callers.equals(NONE)) {
            throw new StartFailure(
                    "SERVER_PORT is " + NONE + ", so nobody could call.",
                    "Write a number from 1 to 65535, or 0 for any free port.");
        }
        requireInRange("SERVER_PORT", callers);
        requireInRange("MANAGEMENT_SERVER_PORT", watchers);
        if (watchers.isEmpty()) {
            throw new StartFailure(
                    "MANAGEMENT_SERVER_PORT is empty.",
                    "Write a port for health and figures, or take the variable away for 8081.");
        }
        if (callers.equals(watchers) && !callers.equals(ANY)) {
            throw new StartFailure(
                    "SERVER_PORT and MANAGEMENT_SERVER_PORT are both " + callers + ".",
                    "Choose two ports: health and figures are not for callers.");
        }
    }

    /** What is no number Spring Boot says itself. */
    private static void requireInRange(String variable, String port) {
        if (DIGITS.matcher(port).matches() && (port.length() > 5 || Integer.parseInt(port) > HIGHEST)) {
            throw new StartFailure(
                    variable + " is " + port + ", and there is no such port.",
                    "Write a number from 1 to " + HIGHEST + ", or 0 for any free port.");
        }
    }
}
