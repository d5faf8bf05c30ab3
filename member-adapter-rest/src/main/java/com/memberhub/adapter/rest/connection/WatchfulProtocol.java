package com.memberhub.adapter.rest.connection;

import jakarta.servlet.ServletRequest;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.coyote.Constants;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.AbstractEndpoint;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * HTTP that cuts the connection of a client that keeps the hub waiting: with the headers of a request, its body, what is left of a
 * body that nobody reads, or by not reading the answer. Tomcat has a timeout for each read and write alone, which a byte every
 * few seconds keeps from ever passing. Headers wait without a thread, and a few thousand such connections would shut everybody
 * else out; anything else holds one, so that a few hundred would, of people who have not even signed in.
 *
 * <p>A watch looks at the threads that have been busy with one request for a while. Whichever it finds in the middle of a read or
 * a write of the client's connection is waiting, whatever Tomcat reads or writes there. So the time counts that a client is
 * waited for, and not what the hub does meanwhile; and who moves enough bytes may take as long as it takes.
 */
public class WatchfulProtocol extends Http11NioProtocol {

    private static final Logger LOG = LoggerFactory.getLogger(WatchfulProtocol.class);

    private static final long LOOKED_EVERY_MILLIS = 250;

    /** What takes no longer is not looked at: most requests. */
    private static final long MOMENT_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** So that who can be answered 408 is. */
    private static final long GRACE_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** Whoever moves as much as this is not slow: files of members are large. */
    private static final long BYTES_PER_SECOND = 16 * 1024;

    /** By how much the patience is less while more than half of all threads wait for clients. */
    private static final int LESS_PATIENCE_IN_A_CROWD = 10;

    /** What Tomcat says of a request of which no byte has come. */
    private static final long NOT_BEGUN = -1;

    /** Whose methods read and write connections. */
    private static final String CONNECTION = "org.apache.tomcat.util.net.NioEndpoint$NioSocketWrapper";

    private static final String CUT = WatchfulProtocol.class.getName() + ".cut";

    private final Set<WatchedProcessor> processors =
            Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    private volatile long headersNanos = Long.MAX_VALUE;
    private volatile long bodyNanos = Long.MAX_VALUE;
    private volatile @Nullable ScheduledFuture<?> watch;

    /** Whether the connection of a request was cut, so that there is nobody to answer. */
    public static boolean hasCut(ServletRequest request) {
        return request.getAttribute(CUT) != null;
    }

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
                .scheduleWithFixedDelay(this::look, LOOKED_EVERY_MILLIS, LOOKED_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() throws Exception {
        ScheduledFuture<?> running = watch;
        if (running != null) {
            running.cancel(false);
        }
        super.stop();
    }

    private void look() {
        try {
            long now = System.nanoTime();
            List<WatchedProcessor> all;
            synchronized (processors) {
                all = List.copyOf(processors);
            }
            List<WatchedProcessor> waiting = new ArrayList<>();
            for (WatchedProcessor processor : all) {
                processor.cutIfSlowWithHeaders(now);
                if (processor.isWaitingForItsClient(now)) {
                    waiting.add(processor);
                }
            }
            boolean isCrowded = waiting.size() * 2 > getMaxThreads();
            long patience = isCrowded ? bodyNanos / LESS_PATIENCE_IN_A_CROWD : bodyNanos + GRACE_NANOS;
            waiting.forEach(processor -> processor.cutIfSlow(patience));
        } catch (RuntimeException defect) {
            // Else nobody would ever look again.
            LOG.error("Slow clients could not be looked for", defect);
        }
    }

    /** Lets itself be watched. */
    private final class WatchedProcessor extends Http11Processor {

        /** Who serves a request now; guarded by this. */
        private @Nullable Thread server;

        // Of the watch alone, and of one request after another.
        private long lookedAtRequest = NOT_BEGUN;
        private long lookedAt;
        private long waitedNanos;

        WatchedProcessor() {
            super(WatchfulProtocol.this, WatchfulProtocol.this.getAdapter());
        }

        @Override
        public SocketState service(SocketWrapperBase<?> connection) throws IOException {
            setServer(Thread.currentThread());
            try {
                return super.service(connection);
            } finally {
                setServer(null);
                // Of a cut that came too late.
                Thread.interrupted();
            }
        }

        private synchronized void setServer(@Nullable Thread thread) {
            server = thread;
        }

        private synchronized @Nullable Thread server() {
            return server;
        }

        /**
         * Cuts it where the headers of a request have begun, long ago, and not come to an end. No thread waits for them, and Tomcat
         * does what it does where its own timeout has passed.
         */
        @SuppressWarnings("unchecked") // the connections of an Http11NioProtocol are of NioChannels
        void cutIfSlowWithHeaders(long now) {
            long began = getRequest().getStartTimeNanos();
            SocketWrapperBase<?> connection = getSocketWrapper();
            if (connection != null && began != NOT_BEGUN && now - began >= headersNanos && isKeptBy(connection)) {
                connection.setError(new SocketTimeoutException("the headers did not come to an end"));
                AbstractEndpoint<NioChannel, ?> endpoint = (AbstractEndpoint<NioChannel, ?>) getEndpoint();
                endpoint.processSocket((SocketWrapperBase<NioChannel>) connection, SocketEvent.ERROR, true);
            }
        }

        /** A connection keeps its processor between two reads of headers, as it does for a request that is answered later. */
        private boolean isKeptBy(SocketWrapperBase<?> connection) {
            return connection.getCurrentProcessor() == this
                    && getRequest().getRequestProcessor().getStage() != Constants.STAGE_SERVICE
                    && !isAsync()
                    && !response.isCommitted();
        }

        /** Whether its thread is found in the middle of a read or a write; then the time since the last look was waited. */
        boolean isWaitingForItsClient(long now) {
            long began = getRequest().getStartTimeNanos();
            Thread thread = server();
            if (thread == null || began == NOT_BEGUN || now - began < MOMENT_NANOS) {
                return false;
            }
            if (lookedAtRequest != began) {
                lookedAtRequest = began;
                lookedAt = now;
                waitedNanos = 0;
            }
            boolean isWaiting = thread.getState() == Thread.State.TIMED_WAITING && isAtTheConnection(thread);
            if (isWaiting) {
                waitedNanos += now - lookedAt;
            }
            lookedAt = now;
            return isWaiting;
        }

        private static boolean isAtTheConnection(Thread thread) {
            for (StackTraceElement frame : thread.getStackTrace()) {
                if (frame.getClassName().equals(CONNECTION)) {
                    return true;
                }
            }
            return false;
        }

        /** Its thread notices by the interruption that there is no connection any more. */
        synchronized void cutIfSlow(long patience) {
            long moved = getRequest().getBytesRead() + response.getBytesWritten(false);
            boolean isSlow = waitedNanos >= patience + TimeUnit.SECONDS.toNanos(moved) / BYTES_PER_SECOND;
            Thread thread = server;
            if (isSlow && thread != null && getRequest().getStartTimeNanos() == lookedAtRequest) {
                getRequest().setAttribute(CUT, true);
                try {
                    // Not the whole of it, which that thread has in its hands.
                    ((NioChannel) getSocketWrapper().getSocket()).getIOChannel().close();
                } catch (IOException isClosed) {
                    LOG.debug("A connection was closed before it could be cut", isClosed);
                }
                thread.interrupt();
            }
        }
    }
}
