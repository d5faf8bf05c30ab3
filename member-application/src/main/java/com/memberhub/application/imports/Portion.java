package com.memberhub.application.imports;

/**
 * How much of a file is taken at once. A number of lines alone bounds no memory: a line may hold a thousand times as much as
 * most do, and once it is read it may need thirty times what it holds.
 *
 * @param lines at most so many
 * @param bytes no further line is taken once the contents of those before it reach so much; the first always is
 */
public record Portion(int lines, long bytes) {

    private static final long A_MEBIBYTE = 1024 * 1024;

    public Portion {
        if (lines < 1 || bytes < 1) {
            throw new IllegalArgumentException("a portion has room for a line");
        }
    }

    /** So many lines, and fewer where they are long. */
    static Portion of(int lines) {
        return new Portion(lines, A_MEBIBYTE);
    }

    /** Whether no further line is taken. */
    public boolean isFull(int takenLines, long takenBytes) {
        return takenLines >= lines || takenBytes >= bytes;
    }
}
