package com.memberhub.observability;

import com.memberhub.adapter.rest.envelope.Envelopes;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.SpanExporters;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Traces, where somebody asks for them: what they say, and that they say no more. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(TracesWhenAskedFor.ENDPOINT)
class TracingConfiguration {

    @Bean
    SpanExporters spanExporters(ObjectProvider<SpanExporter> exporters) {
        return SpanExporters.of(
                exporters.orderedStream().map(ImpersonalSpans::new).toList());
    }

    @Bean
    RequestTraces requestTraces(Envelopes envelopes) {
        return new RequestTraces(envelopes);
    }
}
