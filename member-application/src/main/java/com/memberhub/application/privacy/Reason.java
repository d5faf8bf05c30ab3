package com.memberhub.application.privacy;

/**
 * Why somebody looks at, or erases, personal data.
 *
 * @param text from 1 to {@link #LONGEST} characters, without the blanks around it
 */
public record Reason(String text) {

    public static final int LONGEST = 256;

    /**
     * Takes the blanks away.
     *
     * @throws IllegalArgumentException for a blank text, one that is too long, and one with U+0000, which is not kept
     */
    public Reason {
        text = text.strip();
        if (text.isEmpty() || text.indexOf('\0') >= 0 || text.codePointCount(0, text.length()) > LONGEST) {
            throw new IllegalArgumentException(
                    "a reason has from 1 to " + LONGEST + " characters, none of them U+0000");
        }
    }
}
