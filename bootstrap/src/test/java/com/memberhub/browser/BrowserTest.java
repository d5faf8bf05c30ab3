package com.memberhub.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Tests that need a Chromium. A newcomer may have none; continuous integration installs it and must not do without. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(BrowserTest.WhereThereIsAChromium.class)
@interface BrowserTest {

    /** Skips the tests, with the reason, where there is none. */
    final class WhereThereIsAChromium implements ExecutionCondition {

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            boolean required = "required".equals(System.getenv("MEMBER_HUB_TEST_BROWSER"));
            return Browser.isInstalled() || required
                    ? ConditionEvaluationResult.enabled("there is a Chromium, or has to be one")
                    : ConditionEvaluationResult.disabled(
                            "No Chromium here. Install Debian's packages chromium and chromium-driver to run this test.");
        }
    }
}
