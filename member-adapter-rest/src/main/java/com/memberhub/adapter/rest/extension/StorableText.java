package com.memberhub.adapter.rest.extension;

/** PostgreSQL's text holds every Unicode character but U+0000, and no unpaired surrogates, which are no characters. */
public final class StorableText {

    private static final char REPLACEMENT = '\uFFFD';

    private StorableText() {}

    /** Whether nothing of it has to be replaced. */
    public static boolean isStorable(String text) {
        return of(text).equals(text);
    }

    /** The text itself, or a copy in which what cannot be stored is U+FFFD. */
    static String of(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isSurrogate(c)) {
                return replaced(text);
            }
        }
        return text;
    }

    private static String replaced(String text) {
        StringBuilder storable = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) ? REPLACEMENT : c)
                .forEach(storable::appendCodePoint);
        return storable.toString();
    }
}
