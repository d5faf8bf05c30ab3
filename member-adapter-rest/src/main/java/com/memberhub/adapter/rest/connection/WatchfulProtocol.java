package com.memberhub.adapter.rest.connection;

import java.net.SocketTimeoutException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.coyote.AbstractProcessor;
import org.apache.coyote.Adapter;
import org.apache.coyote.Constants;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.AbstractEndpoint;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/**
 * HTTP that cuts a connection on which the headers of a request, or the rest of a body that nobody reads, do not come to an
 * end. Tomcat has a timeout for each read alone, which a byte every few seconds keeps from ever passing, so that a few
 * thousand such connections would shut everybody else out.
 */
public class WatchfulProtocol extends Http11NioProtocol {

    private static final long LOOKED_EVERY_MILLIS = 500;

    private final Set<WatchedProcessor> processors =
            Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    /** Since when a connection has been seen waiting for its client. Only the watch knows it. */
    private final Map<SocketWrapperBase<?>, Long> waitingSince = new WeakHashMap<>();

    private volatile long deadlineNanos = Long.MAX_VALUE;
    private volatile @Nullable ScheduledFuture<?> watch;

    void setDeadlines(ClientDeadlines deadlines) {
        deadlineNanos = deadlines.headers().toNanos();
    }

    @Override
    protected Processor createProcessor() {
        WatchedProcessor processor = new WatchedProcessor(this, getAdapter());
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
            if (!processor.waitsForClient()) {
                waitingSince.remove(connection);
            } else if (now - waitingSince.computeIfAbsent(connection, first -> now) >= deadlineNanos) {
                waitingSince.remove(connection);
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

    /** Lets itself be watched. */
    private static final class WatchedProcessor extends Http11Processor {

        WatchedProcessor(AbstractHttp11Protocol<?> protocol, Adapter adapter) {
            super(protocol, adapter);
        }

        @Nullable
        SocketWrapperBase<?> connection() {
            return getSocketWrapper();
        }

        /** Whether it is in the middle of headers, or swallows the rest of a body. */
        boolean waitsForClient() {
            int stage = getRequest().getRequestProcessor().getStage();
            return stage == Constants.STAGE_PARSE || stage == Constants.STAGE_ENDINPUT;
        }
    }
}
