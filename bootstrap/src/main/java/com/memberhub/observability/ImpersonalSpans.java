package com.memberhub.observability;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.DelegatingSpanData;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Hands spans on without what may be personal or secret: only attributes that are listed here pass, and neither the
 * message nor the stack of an exception does. Spans of nothing but the hub's own housekeeping do not pass at all.
 */
final class ImpersonalSpans implements SpanExporter {

    private static final AttributeKey<String> METHOD = AttributeKey.stringKey("method");
    /** The pattern of the path, such as {@code /api/members/{outOpenId}}. */
    private static final AttributeKey<String> ROUTE = AttributeKey.stringKey("uri");

    private static final Set<AttributeKey<String>> ATTRIBUTES = Set.of(
            METHOD,
            ROUTE,
            AttributeKey.stringKey("status"),
            AttributeKey.stringKey("outcome"),
            // The simple name of its class.
            AttributeKey.stringKey("exception"),
            AttributeKey.stringKey(RequestTraces.REQUEST_ID));

    private final SpanExporter next;

    ImpersonalSpans(SpanExporter next) {
        this.next = next;
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
        List<SpanData> impersonal = spans.stream().flatMap(ImpersonalSpans::of).toList();
        return impersonal.isEmpty() ? CompletableResultCode.ofSuccess() : next.export(impersonal);
    }

    @Override
    public CompletableResultCode flush() {
        return next.flush();
    }

    @Override
    public CompletableResultCode shutdown() {
        return next.shutdown();
    }

    private static Stream<SpanData> of(SpanData span) {
        boolean isOfARequest = span.getKind() == SpanKind.SERVER || span.getKind() == SpanKind.CLIENT;
        return isOfARequest ? Stream.of(new ImpersonalSpan(span)) : Stream.empty();
    }

    /** A span with what is listed. */
    private static final class ImpersonalSpan extends DelegatingSpanData {

        private final Attributes attributes;
        private final StatusData status;

        ImpersonalSpan(SpanData span) {
            super(span);
            attributes = span.getAttributes().toBuilder()
                    .removeIf(key -> !ATTRIBUTES.contains(key))
                    .build();
            status = StatusData.create(span.getStatus().getStatusCode(), "");
        }

        /** As the semantic conventions want it. The one it comes with has whatever method a caller made up. */
        @Override
        public String getName() {
            String method = attributes.get(METHOD);
            String route = attributes.get(ROUTE);
            return method == null ? "request" : route == null ? method : method + " " + route;
        }

        @Override
        public Attributes getAttributes() {
            return attributes;
        }

        @Override
        public int getTotalAttributeCount() {
            return attributes.size();
        }

        @Override
        public StatusData getStatus() {
            return status;
        }

        @Override
        public List<EventData> getEvents() {
            return List.of();
        }

        @Override
        public int getTotalRecordedEvents() {
            return 0;
        }

        @Override
        public List<LinkData> getLinks() {
            return List.of();
        }

        @Override
        public int getTotalRecordedLinks() {
            return 0;
        }
    }
}
