package com.memberhub.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a test needs and not every machine has. Where it is not there the test is skipped and the log says why; a gate that
 * means to run the test says {@code required} in the environment, and is not content with a skipped test.
 */
enum Need {
    BACKUP("MEMBER_HUB_TEST_BACKUP"),
    FULL_DISK("MEMBER_HUB_TEST_FULL_DISK"),
    ROLLING_UPGRADE("MEMBER_HUB_TEST_ROLLING_UPGRADE");

    private static final Logger LOG = LoggerFactory.getLogger(Need.class);

    private final String variable;

    Need(String variable) {
        this.variable = variable;
    }

    /** Goes on where it is met. The reason tells what is missing and where it comes from. */
    void isMet(boolean met, String reason) {
        if (!met && !isRequired()) {
            LOG.warn("Skipped, for {} does not say that it is required: {}", variable, reason);
        }
        assumeTrue(met || isRequired(), reason);
        assertThat(met).as("required by %s: %s", variable, reason).isTrue();
    }

    private boolean isRequired() {
        return "required".equals(System.getenv(variable));
    }
}
