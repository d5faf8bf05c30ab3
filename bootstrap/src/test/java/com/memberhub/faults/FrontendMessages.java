package com.memberhub.faults;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/** What one client says to PostgreSQL, as far as one has to understand it to see a commit go by. */
final class FrontendMessages {

    private static final int SSL_REQUEST = 80_877_103;
    private static final int GSS_REQUEST = 80_877_104;
    private static final int CANCEL_REQUEST = 80_877_102;
    private static final int LARGEST = 1 << 20;

    private final ByteBuffer unread = ByteBuffer.allocate(2 * LARGEST);
    private final Set<String> preparedCommits = new HashSet<>();
    private boolean started;

    /** Takes what was sent and tells whether a commit was in it. */
    boolean commits(byte[] sent, int length) {
        unread.put(sent, 0, length);
        unread.flip();
        boolean commit = false;
        while (isWhole()) {
            commit |= started ? readMessage() : readOpening();
        }
        unread.compact();
        return commit;
    }

    private boolean isWhole() {
        int header = started ? 5 : 4;
        return unread.remaining() >= header
                && unread.remaining() >= header - 4 + unread.getInt(unread.position() + header - 4);
    }

    /** Before the session begins, messages have no type. */
    private boolean readOpening() {
        int length = unread.getInt();
        int code = unread.getInt();
        unread.position(unread.position() + length - 8);
        started = code != SSL_REQUEST && code != GSS_REQUEST && code != CANCEL_REQUEST;
        return false;
    }

    private boolean readMessage() {
        byte type = unread.get();
        byte[] content = new byte[unread.getInt() - 4];
        unread.get(content);
        return switch (type) {
            case 'Q' -> isCommit(text(content, 0));
            case 'P' -> {
                parse(content);
                yield false;
            }
            case 'B' -> preparedCommits.contains(text(content, text(content, 0).length() + 1));
            default -> false;
        };
    }

    private void parse(byte[] content) {
        String statement = text(content, 0);
        if (isCommit(text(content, statement.length() + 1))) {
            preparedCommits.add(statement);
        } else {
            preparedCommits.remove(statement);
        }
    }

    private static boolean isCommit(String query) {
        return query.strip().equalsIgnoreCase("COMMIT");
    }

    /** Names and the word we look for are ASCII. */
    private static String text(byte[] content, int from) {
        int end = from;
        while (content[end] != 0) {
            end++;
        }
        return new String(content, from, end - from, StandardCharsets.ISO_8859_1);
    }
}
