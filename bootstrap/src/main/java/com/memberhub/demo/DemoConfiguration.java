package com.memberhub.demo;

import com.memberhub.adapter.rest.extension.SubmissionReader;
import com.memberhub.application.directory.CallDirectory;
import com.memberhub.application.journal.CallJournal;
import com.memberhub.application.member.Members;
import com.memberhub.configuration.MemberHubProperties;
import com.memberhub.postgres.DatabaseChoice;
import com.memberhub.startup.StartFailure;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Fills the hub at its first start, where the settings ask for it. */
@Configuration(proxyBeanMethods = false)
@Conditional(DemoConfiguration.DemoAskedFor.class)
class DemoConfiguration {

    private static final String PROPERTY = "member-hub.demo.members";

    /** Nobody waits for a part of the data as for a call, and the first calls of a process on a busy machine take long. */
    private static final int SECONDS_OF_A_PART = 60;

    @Bean
    DemoFill demoFill(
            MemberHubProperties properties,
            Environment environment,
            Members members,
            CallJournal journal,
            CallDirectory calls,
            SubmissionReader reader,
            PlatformTransactionManager transactions,
            Clock clock) {
        if (!DatabaseChoice.isEmbedded(environment)) {
            throw new StartFailure(
                    "Demo data goes only into the database that the hub brings itself: made-up people do not belong among a"
                            + " merchant's members.",
                    "Remove member-hub.demo.members, or remove spring.datasource.url.");
        }
        TransactionTemplate parts = new TransactionTemplate(transactions);
        parts.setTimeout(SECONDS_OF_A_PART);
        return new DemoFill(properties.demo().members(), members, journal, calls, reader, parts, clock);
    }

    /** True when the setting is there and is not 0; whether it is a number others say. */
    static class DemoAskedFor extends SpringBootCondition {

        @Override
        public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
            String asked = context.getEnvironment().getProperty(PROPERTY, "0").strip();
            return new ConditionOutcome(
                    !asked.isEmpty() && !asked.equals("0"),
                    ConditionMessage.forCondition("Demo data").because(PROPERTY + " is " + asked));
        }
    }
}
