package com.memberhub.adapter.rest.connection;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.coyote.AbstractProcessor;
import org.apache.coyote.Constants;
import org.apache.coyote.InputBuffer;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.AbstractEndpoint;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/**
 * HTTP that cuts a connection on which a request does not come to an end: its headers, its body, or the rest of a body that
 * nobody reads. Tomcat has a timeout for each read alone, which a byte every few seconds keeps from ever passing, so that
 * connections of that kind would shut everybody else out: a few thousand of them, or one for each thread where a thread waits
 * for the body, as it does for a form of somebody who has not even signed in.
 */
public class WatchfulProtocol extends Http11NioProtocol {

    private static final long LOOKED_EVERY_MILLIS = 500;

    /** What Tomcat says of a request of which no byte has come. */
    private static final long NOT_BEGUN = -1;

    /** Whoever sends as much as this may take as long as it takes: files of members are large. */
    private static final long BODY_BYTES_PER_SECOND = 16 * 1024;

    /** By how much the patience with a body is less while half of all threads wait for bodies. */
    private static final int LESS_PATIENCE_IN_A_CROWD = 10;

    private final Set<WatchedProcessor> processors =
            Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    /** Since when a connection has been seen swallowing what nobody reads. Only the watch knows it. */
    private final Map<SocketWrapperBase<?>, Long> swallowingSince = new WeakHashMap<>();

    /** How many threads wait for the body of a request. */
    private final AtomicInteger awaitingBodies = new AtomicInteger();

    private volatile long headersNanos = Long.MAX_VALUE;
    private volatile long bodyNanos = Long.MAX_VALUE;
    private volatile @Nullable ScheduledFuture<?> watch;

    void setDeadlines(ClientDeadlines deadlines) {
        headersNanos = deadlines.headers().toNanos();
        bodyNanos = deadlines.body().toNanos();
    }

    @Override
    protected Processor createProcessor() {
        WatchedProcessor processor = new WatchedProcessor();
        processors.add(processor);
        return processor;
    }

    @Override
    public void start() throws Exception {
        super.start();
        watch = getUtilityExecutor()
                .scheduleWithFixedDelay(this::cutSlow, LOOKED_EVERY_MILLIS, LOOKED_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() throws Exception {
        ScheduledFuture<?> running = watch;
        if (running != null) {
            running.cancel(false);
        }
        super.stop();
    }

    private void cutSlow() {
        long now = System.nanoTime();
        List<WatchedProcessor> all;
        synchronized (processors) {
            all = List.copyOf(processors);
        }
        for (WatchedProcessor processor : all) {
            SocketWrapperBase<?> connection = processor.connection();
            if (connection == null) {
                continue;
            }
            if (processor.isSlowWithHeaders(now)) {
                cut(connection);
            } else if (!processor.isSwallowing()) {
                swallowingSince.remove(connection);
            } else if (now - swallowingSince.computeIfAbsent(connection, first -> now) >= headersNanos) {
                swallowingSince.remove(connection);
                cut(connection);
            }
        }
    }

    /** As Tomcat does where its own timeout has passed; a thread that is in the middle of a read learns by the close. */
    @SuppressWarnings("unchecked") // the connections of an Http11NioProtocol are of NioChannels
    private void cut(SocketWrapperBase<?> connection) {
        connection.setError(new SocketTimeoutException("the request did not come to an end"));
        if (connection.getCurrentProcessor() instanceof AbstractProcessor) {
            AbstractEndpoint<NioChannel, ?> endpoint = (AbstractEndpoint<NioChannel, ?>) getEndpoint();
            endpoint.processSocket((SocketWrapperBase<NioChannel>) connection, SocketEvent.ERROR, true);
        } else {
            connection.close();
        }
    }

    /** For how long a client may be waited for that has sent so much of a body. */
    private long patienceNanos(long received) {
        boolean crowded = awaitingBodies.get() * 2 > getMaxThreads();
        return (crowded ? bodyNanos / LESS_PATIENCE_IN_A_CROWD : bodyNanos)
                + TimeUnit.SECONDS.toNanos(received) / BODY_BYTES_PER_SECOND;
    }

    /** Lets itself be watched, and waits for bodies no longer than the patience with them lasts. */
    private final class WatchedProcessor extends Http11Processor {

        WatchedProcessor() {
            super(WatchfulProtocol.this, WatchfulProtocol.this.getAdapter());
            getRequest().setInputBuffer(new TimedBody(getRequest().getInputBuffer()));
        }

        @Nullable
        SocketWrapperBase<?> connection() {
            return getSocketWrapper();
        }

        /** Whether the headers of a request have begun, long ago, and not come to an end. */
        boolean isSlowWithHeaders(long now) {
            long began = getRequest().getStartTimeNanos();
            return began != NOT_BEGUN && now - began >= headersNanos && (stage() == Constants.STAGE_PARSE || isKept());
        }

        /** The connection keeps its processor between two reads of headers, as it does for a request that is answered later. */
        private boolean isKept() {
            return getSocketWrapper().getCurrentProcessor() == this && !isAsync() && !response.isCommitted();
        }

        /** Whether it reads the rest of a body that nobody wants. */
        boolean isSwallowing() {
            return stage() == Constants.STAGE_ENDINPUT;
        }

        private int stage() {
            return getRequest().getRequestProcessor().getStage();
        }

        /** The body of one request after another. The time in which it is waited for counts, not what is done with it. */
        private final class TimedBody implements InputBuffer {

            private final InputBuffer body;
            private long request;
            private long received;
            private long waitedNanos;

            TimedBody(InputBuffer body) {
                this.body = body;
            }

            @Override
            public int doRead(ApplicationBufferHandler handler) throws IOException {
                if (request != getRequest().getStartTimeNanos()) {
                    request = getRequest().getStartTimeNanos();
                    received = 0;
                    waitedNanos = 0;
                }
                SocketWrapperBase<?> connection = getSocketWrapper();
                long usualMillis = connection.getReadTimeout();
                awaitingBodies.incrementAndGet();
                long began = System.nanoTime();
                try {
                    long leftMillis = TimeUnit.NANOSECONDS.toMillis(patienceNanos(received) - waitedNanos);
                    if (leftMillis <= 0) {
                        throw new SocketTimeoutException("the body did not come to an end");
                    }
                    connection.setReadTimeout(usualMillis > 0 ? Math.min(leftMillis, usualMillis) : leftMillis);
                    int count = body.doRead(handler);
                    received += Math.max(count, 0);
                    return count;
                } finally {
                    waitedNanos += System.nanoTime() - began;
                    awaitingBodies.decrementAndGet();
                    connection.setReadTimeout(usualMillis);
                }
            }

            @Override
            public int available() {
                return body.available();
            }
        }
    }
}
