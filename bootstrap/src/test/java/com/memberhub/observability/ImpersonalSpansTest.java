package com.memberhub.observability;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What of a span leaves the hub. */
class ImpersonalSpansTest {

    private final List<SpanData> left = new ArrayList<>();
    private final SdkTracerProvider tracers = SdkTracerProvider.builder()
            .addSpanProcessor(SimpleSpanProcessor.create(new ImpersonalSpans(new Collector())))
            .build();

    @AfterEach
    void stop() {
        tracers.close();
    }

    @Test
    void givenASpanThatTellsOfSomebody_thenOnlyWhatIsListedLeaves() {
        Span span = span("http get /api/members/13800138000", SpanKind.SERVER);
        span.setAttribute("method", "GET");
        span.setAttribute("uri", "/api/members/{outOpenId}");
        span.setAttribute("status", "500");
        span.setAttribute("requestId", "01M855HQ3YZ909ENXQ7MZB55B0");
        span.setAttribute("http.url", "/api/members/13800138000?key=secret");
        span.setAttribute("mobile", "13800138000");
        span.recordException(new IllegalStateException("13800138000 is there twice"));
        span.setStatus(StatusCode.ERROR, "13800138000 is there twice");
        span.end();

        assertThat(left).singleElement().satisfies(told -> {
            assertThat(told.getName()).isEqualTo("GET /api/members/{outOpenId}");
            assertThat(told.getAttributes().asMap().values())
                    .containsExactlyInAnyOrder("GET", "/api/members/{outOpenId}", "500", "01M855HQ3YZ909ENXQ7MZB55B0");
            assertThat(told.getEvents()).isEmpty();
            assertThat(told.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
            assertThat(told.getStatus().getDescription()).isEmpty();
            assertThat(told.getTotalAttributeCount()).isEqualTo(4);
            assertThat(told.getTotalRecordedEvents()).isZero();
        });
    }

    @Test
    void givenASpanOfHousekeeping_thenItDoesNotLeave() {
        span("task import-worker.advance", SpanKind.INTERNAL).end();

        assertThat(left).isEmpty();
    }

    private Span span(String name, SpanKind kind) {
        return tracers.get("test").spanBuilder(name).setSpanKind(kind).startSpan();
    }

    /** Keeps what it is handed. */
    private final class Collector implements SpanExporter {

        @Override
        public CompletableResultCode export(Collection<SpanData> spans) {
            left.addAll(spans);
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }
}
