import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Calls {@code POST /MemberCreateExtension} over some connections, each as fast as it is answered, and prints one line: what
 * was answered how often, and how long the accepted calls took. Run by {@code bench/overload/run}.
 *
 * <p>Arguments: port, connections, seconds, milliseconds to pause after a refusal. Every call is of a new, made-up member, with a
 * body of some 1.5 KB.
 */
final class Load {

    private static final String[] SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗".split("");
    private static final String[] GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉萍红娥玲芬燕彩春菊".split("");
    private static final int[] CHANNELS = {102, 102, 102, 1000, 1000, 2400, 200, 1900, 600};

    private final Map<Integer, Long> statuses = new TreeMap<>();
    private final List<long[]> accepted = new ArrayList<>();
    private long broken;

    public static void main(String[] arguments) throws InterruptedException {
        int port = Integer.parseInt(arguments[0]);
        int connections = Integer.parseInt(arguments[1]);
        double seconds = Double.parseDouble(arguments[2]);
        long pause = Long.parseLong(arguments[3]);
        Load load = new Load();
        long end = System.nanoTime() + (long) (seconds * 1e9);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            Thread thread = new Thread(null, () -> load.call(port, end, pause), "caller-" + i, 256 * 1024);
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        load.print(seconds);
    }

    private void call(int port, long end, long pause) {
        long[] latencies = new long[1024];
        int count = 0;
        Map<Integer, Long> seen = new TreeMap<>();
        long failures = 0;
        while (System.nanoTime() < end) {
            try (Socket socket = new Socket("127.0.0.1", port)) {
                socket.setTcpNoDelay(true);
                socket.setSoTimeout(30_000);
                InputStream in = new BufferedInputStream(socket.getInputStream(), 4096);
                while (System.nanoTime() < end) {
                    byte[] request = request();
                    long start = System.nanoTime();
                    socket.getOutputStream().write(request);
                    int status = answer(in);
                    seen.merge(status, 1L, Long::sum);
                    if (status == 200) {
                        if (count == latencies.length) {
                            latencies = Arrays.copyOf(latencies, count * 2);
                        }
                        latencies[count++] = System.nanoTime() - start;
                    } else if (pause > 0) {
                        Thread.sleep(pause);
                    }
                }
            } catch (IOException cut) {
                failures++;
            } catch (InterruptedException stopped) {
                return;
            }
        }
        synchronized (this) {
            seen.forEach((status, times) -> statuses.merge(status, times, Long::sum));
            accepted.add(Arrays.copyOf(latencies, count));
            broken += failures;
        }
    }

    private static byte[] request() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        String name = SURNAMES[random.nextInt(SURNAMES.length)] + GIVEN[random.nextInt(GIVEN.length)] + GIVEN[random.nextInt(GIVEN.length)];
        long mobile = 13_000_000_000L + random.nextLong(6_999_999_999L);
        String body = "{\"appId\":\"91234567_crm\",\"rootKdtId\":91234567,\"mobile\":\"" + mobile + "\",\"name\":\"" + name
                + "\",\"gender\":\"" + (1 + random.nextInt(2)) + "\",\"birthday\":\"19" + (60 + random.nextInt(40)) + "-0" + (1 + random.nextInt(9)) + "-1" + random.nextInt(10)
                + "\",\"yzOpenId\":\"yz" + Long.toHexString(random.nextLong()) + "\",\"yzAscriptionKdtId\":" + (4_200_001 + random.nextInt(300))
                + ",\"memberSourceChannel\":" + CHANNELS[random.nextInt(CHANNELS.length)]
                + ",\"freeLevel\":{\"yzLevelAlias\":\"L" + (1 + random.nextInt(4)) + "\",\"yzLevelName\":\"VIP" + (1 + random.nextInt(4))
                + "\"},\"address\":{\"provinceName\":\"浙江省\",\"cityName\":\"杭州市\",\"countyName\":\"西湖区\",\"addressDetail\":\"文三路 " + random.nextInt(999)
                + " 号\"},\"extendMap\":{\"traceId\":\"" + Long.toHexString(random.nextLong()) + "\",\"note\":\"" + "0123456789abcdef".repeat(50) + "\"}}";
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        byte[] head = ("POST /MemberCreateExtension HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: " + bytes.length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] request = Arrays.copyOf(head, head.length + bytes.length);
        System.arraycopy(bytes, 0, request, head.length, bytes.length);
        return request;
    }

    /** Reads one answer and gives its status. */
    private static int answer(InputStream in) throws IOException {
        int status = Integer.parseInt(line(in).substring(9, 12));
        int length = 0;
        boolean chunked = false;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            if (header.regionMatches(true, 0, "Content-Length:", 0, 15)) {
                length = Integer.parseInt(header.substring(15).trim());
            }
            chunked |= header.regionMatches(true, 0, "Transfer-Encoding: chunked", 0, 26);
        }
        in.skipNBytes(length);
        while (chunked) {
            int size = Integer.parseInt(line(in), 16);
            in.skipNBytes(size);
            line(in);
            chunked = size > 0;
        }
        return status;
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("cut");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    private void print(double seconds) {
        long[] all = accepted.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        System.out.printf(
                "accepted_per_s=%.0f p50_ms=%.1f p99_ms=%.1f max_ms=%.1f statuses=%s cut=%d%n",
                all.length / seconds, at(all, 0.5), at(all, 0.99), at(all, 1), statuses, broken);
    }

    private static double at(long[] sorted, double part) {
        return sorted.length == 0 ? 0 : sorted[Math.min(sorted.length - 1, (int) (sorted.length * part))] / 1e6;
    }
}
