package com.memberhub.endtoend;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Bytes to a hub and back, without a client that would tidy them. */
record RawConnection(int port) {

    private static final int MOST_MILLISECONDS = 3_000;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([0-9]{3})[^\\r\\n]*\\r\\n");

    static RawConnection to(Hub hub) {
        return new RawConnection(
                hub.context().getEnvironment().getRequiredProperty("local.server.port", Integer.class));
    }

    /** Lines end as HTTP has them, whatever the text here has. */
    Exchange send(String request) {
        return send(request.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }

    Exchange send(byte[] request) {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        boolean ended;
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(MOST_MILLISECONDS);
            ended = isEnded(socket, request, answer);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return new Exchange(answer.toString(StandardCharsets.UTF_8), ended);
    }

    private static boolean isEnded(Socket socket, byte[] request, OutputStream answer) throws IOException {
        try {
            OutputStream out = socket.getOutputStream();
            out.write(request);
            out.flush();
        } catch (SocketException cut) {
            // Closed with bytes of ours unread: what was answered before that is still to be read.
        }
        try {
            socket.getInputStream().transferTo(answer);
        } catch (SocketTimeoutException keptOpen) {
            return false;
        } catch (SocketException cut) {
            // What was answered before that counts.
        }
        return true;
    }

    /**
     * How it went.
     *
     * @param text all that came back
     * @param ended whether the hub closed or cut the connection; otherwise it was open still when we lost patience
     */
    record Exchange(String text, boolean ended) {

        List<Integer> statuses() {
            List<Integer> statuses = new ArrayList<>();
            Matcher line = STATUS.matcher(text);
            while (line.find()) {
                statuses.add(Integer.valueOf(line.group(1)));
            }
            return statuses;
        }
    }
}
