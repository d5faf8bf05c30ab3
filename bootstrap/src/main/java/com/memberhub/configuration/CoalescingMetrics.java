package com.memberhub.configuration;

import com.memberhub.application.coalescing.BatchObserver;
import com.memberhub.application.coalescing.CoalescingRegistration;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** How the platform's calls are put together, as figures for an operator. */
@Component
class CoalescingMetrics implements BatchObserver {

    private final MeterRegistry meters;
    private final DistributionSummary batchSize;
    private final Timer queueTime;

    CoalescingMetrics(MeterRegistry meters) {
        this.meters = meters;
        batchSize = DistributionSummary.builder("member.hub.batch.size")
                .description("How many calls share a transaction")
                .serviceLevelObjectives(1, 2, 4, 8, 16, 32, 64, 128)
                .register(meters);
        queueTime = Timer.builder("member.hub.queue.time")
                .description("How long calls wait to begin")
                .serviceLevelObjectives(
                        Duration.ofMillis(1),
                        Duration.ofMillis(5),
                        Duration.ofMillis(10),
                        Duration.ofMillis(50),
                        Duration.ofMillis(100),
                        Duration.ofMillis(500))
                .register(meters);
    }

    /** Tells how many calls wait, too. */
    void watch(CoalescingRegistration registration) {
        Gauge.builder("member.hub.queue.depth", registration, CoalescingRegistration::waiting)
                .description("How many calls wait to begin")
                .register(meters);
    }

    @Override
    public void batchBegins(List<Duration> waited) {
        batchSize.record(waited.size());
        waited.forEach(queueTime::record);
    }
}
