package com.memberhub.retention;

import com.memberhub.application.caller.PurgeRefusedCallers;
import com.memberhub.application.retention.PurgePayloads;
import com.memberhub.configuration.MemberHubProperties;
import java.time.Clock;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;

/** Purges what the settings say is old. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class RetentionConfiguration implements SchedulingConfigurer {

    private final MemberHubProperties properties;
    private final PurgePayloads purgePayloads;
    private final PurgeRefusedCallers purgeRefusedCallers;
    private final Clock clock;

    RetentionConfiguration(
            MemberHubProperties properties,
            PurgePayloads purgePayloads,
            PurgeRefusedCallers purgeRefusedCallers,
            Clock clock) {
        this.properties = properties;
        this.purgePayloads = purgePayloads;
        this.purgeRefusedCallers = purgeRefusedCallers;
        this.clock = clock;
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar registrar) {
        Duration payloadAge = properties.retention().payloadAge();
        if (payloadAge != null) {
            schedule(registrar, "payloads", () -> purgePayloads.purgeBatch(payloadAge));
        }
        Duration refusedCallerAge = properties.retention().refusedCallerAge();
        schedule(registrar, "refused callers", () -> purgeRefusedCallers.purgeBatch(refusedCallerAge));
    }

    private void schedule(ScheduledTaskRegistrar registrar, String what, BooleanSupplier batch) {
        RetentionSchedule schedule = new RetentionSchedule(what, batch, clock);
        registrar.addTriggerTask(schedule::purgeBatch, context -> schedule.next());
    }
}
