package com.memberhub.faults;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A stretch of network between two programs of this machine, and everything that can happen on it. */
final class TcpProxy implements AutoCloseable {

    private static final int CHUNK = 16_384;

    private final ServerSocket door;
    private final int target;
    private final boolean understands;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Set<Line> lines = ConcurrentHashMap.newKeySet();
    private final Collection<String> swallowed = new ConcurrentLinkedQueue<>();
    private final AtomicInteger commits = new AtomicInteger();
    private final AtomicInteger cutCommits = new AtomicInteger();
    private final AtomicInteger answers = new AtomicInteger();

    private volatile Duration delay = Duration.ZERO;
    private volatile boolean stopped;
    private volatile boolean shut;
    private volatile int cutsEvery;
    private volatile int dropsEvery;

    private TcpProxy(ServerSocket door, int target, boolean understands) {
        this.door = door;
        this.target = target;
        this.understands = understands;
    }

    /** Opens one in front of a port of this machine. */
    static TcpProxy before(int target) throws IOException {
        return open(target, false);
    }

    /** Opens one in front of a PostgreSQL, whose commits it notices. */
    static TcpProxy beforePostgres(int target) throws IOException {
        return open(target, true);
    }

    private static TcpProxy open(int target, boolean understands) throws IOException {
        TcpProxy proxy = new TcpProxy(new ServerSocket(0, 200, InetAddress.getLoopbackAddress()), target, understands);
        proxy.threads.execute(proxy::accept);
        return proxy;
    }

    int port() {
        return door.getLocalPort();
    }

    /** Everything that the client sends arrives so much later; zero for at once. */
    void delay(Duration longer) {
        delay = longer;
    }

    /** Nothing is read from either side any more, and nothing arrives; nobody is told. */
    void stopReading() {
        stopped = true;
    }

    void readAgain() {
        stopped = false;
        synchronized (this) {
            notifyAll();
        }
    }

    /** The lines that are open now fall silent for good, as when a machine loses its power; new ones work. */
    void silenceOpenLines() {
        lines.forEach(line -> line.silent = true);
    }

    /** Cuts every line, both ways, and refuses new ones. */
    void shut() {
        shut = true;
        cut();
    }

    void open() {
        shut = false;
    }

    /** Cuts every line, both ways. */
    void cut() {
        lines.forEach(Line::cut);
    }

    /** Of so many commits that go by, the answer to one is swallowed and its line cut; zero for none. */
    void cutAfterEachNthCommit(int n) {
        cutsEvery = n;
    }

    /** Commits whose answer was swallowed. */
    int cutCommits() {
        return cutCommits.get();
    }

    /** Of so many HTTP answers that begin to go by, one is swallowed and its line cut; zero for none. */
    void dropEachNthAnswer(int n) {
        dropsEvery = n;
    }

    /** The answers that the client never saw. */
    List<String> swallowed() {
        return List.copyOf(swallowed);
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                if (shut) {
                    reset(client);
                } else {
                    Line line = new Line(client, new Socket(InetAddress.getLoopbackAddress(), target));
                    lines.add(line);
                    threads.execute(() -> line.pump(line::carryToServer));
                    threads.execute(() -> line.pump(line::carryToClient));
                }
            } catch (IOException nobodyThere) {
                // The server is away, or this proxy is closed.
            }
        }
    }

    private static boolean isTurn(AtomicInteger count, int every) {
        return every > 0 && count.incrementAndGet() % every == 0;
    }

    /** Closes without a goodbye. */
    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException closed) {
            // All the better.
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        door.close();
        cut();
        threads.shutdownNow();
        threads.awaitTermination(5, TimeUnit.SECONDS);
    }

    private interface Pump {

        void run() throws IOException, InterruptedException;
    }

    /** One connection through the proxy. */
    private final class Line {

        private final Socket client;
        private final Socket server;
        private final FrontendMessages messages = new FrontendMessages();
        private volatile boolean silent;
        private volatile boolean swallowsNext;

        Line(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        void pump(Pump pump) {
            try {
                pump.run();
            } catch (IOException ended) {
                // One side is gone, so the other goes too.
            } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
            } finally {
                cut();
                lines.remove(this);
            }
        }

        void carryToServer() throws IOException, InterruptedException {
            byte[] chunk = new byte[CHUNK];
            int length = read(client, chunk);
            while (length >= 0) {
                if (!delay.isZero()) {
                    TimeUnit.MILLISECONDS.sleep(delay.toMillis());
                }
                if (understands && messages.commits(chunk, length) && isTurn(commits, cutsEvery)) {
                    swallowsNext = true;
                }
                server.getOutputStream().write(chunk, 0, length);
                length = read(client, chunk);
            }
        }

        void carryToClient() throws IOException, InterruptedException {
            byte[] chunk = new byte[CHUNK];
            int length = read(server, chunk);
            while (length >= 0) {
                if (swallowsNext) {
                    cutCommits.incrementAndGet();
                    return;
                }
                if (chunk[0] == 'H' && isTurn(answers, dropsEvery)) {
                    swallowed.add(rest(chunk, length));
                    return;
                }
                client.getOutputStream().write(chunk, 0, length);
                length = read(server, chunk);
            }
        }

        /** An answer may come in several pieces; when it pauses, that was all. */
        private String rest(byte[] begun, int length) throws IOException {
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            answer.write(begun, 0, length);
            server.setSoTimeout(200);
            InputStream more = server.getInputStream();
            try {
                more.transferTo(answer);
            } catch (SocketTimeoutException complete) {
                // That was all.
            }
            return answer.toString(StandardCharsets.UTF_8);
        }

        private int read(Socket from, byte[] chunk) throws IOException, InterruptedException {
            awaitFlow();
            int length = from.getInputStream().read(chunk);
            awaitFlow();
            return length;
        }

        private void awaitFlow() throws InterruptedException {
            synchronized (TcpProxy.this) {
                while (stopped || silent) {
                    TcpProxy.this.wait();
                }
            }
        }

        void cut() {
            reset(client);
            reset(server);
        }
    }
}
