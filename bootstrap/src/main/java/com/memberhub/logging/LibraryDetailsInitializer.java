package com.memberhub.logging;

import ch.qos.logback.classic.LoggerContext;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Puts {@link LibraryDetails} in place, before anything is connected or called. */
class LibraryDetailsInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logback
                && logback.getTurboFilterList().stream().noneMatch(LibraryDetails.class::isInstance)) {
            LibraryDetails filter = new LibraryDetails();
            filter.setContext(logback);
            filter.start();
            logback.addTurboFilter(filter);
        }
    }
}
