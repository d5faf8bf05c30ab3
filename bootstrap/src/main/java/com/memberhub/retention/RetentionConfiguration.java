package com.memberhub.retention;

import com.memberhub.application.retention.PurgePayloads;
import com.memberhub.configuration.MemberHubProperties;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;

/** Purges old payloads where the settings say how old is old. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class RetentionConfiguration implements SchedulingConfigurer {

    private final MemberHubProperties properties;
    private final PurgePayloads purgePayloads;
    private final Clock clock;

    RetentionConfiguration(MemberHubProperties properties, PurgePayloads purgePayloads, Clock clock) {
        this.properties = properties;
        this.purgePayloads = purgePayloads;
        this.clock = clock;
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar registrar) {
        Duration payloadAge = properties.retention().payloadAge();
        if (payloadAge != null) {
            RetentionSchedule schedule = new RetentionSchedule(purgePayloads, payloadAge, clock);
            registrar.addTriggerTask(schedule::purgeBatch, context -> schedule.next());
        }
    }
}
