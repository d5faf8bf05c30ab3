package com.memberhub.domain.privacy;

import org.jspecify.annotations.Nullable;

/**
 * Where in a payload a value stands, as far as that decides who may see it. Whoever walks through a payload makes one
 * place of another, so that the keys above are read once and not for every value below them.
 */
public final class Place {

    /** The payload itself. */
    public static final Place TOP = new Place("", false, false);

    private static final int LONGEST_PATH = 512;

    private final @Nullable String path;
    private final boolean secret;
    private final boolean personal;

    private Place(@Nullable String path, boolean secret, boolean personal) {
        this.path = path;
        this.secret = secret;
        this.personal = personal;
    }

    /** The place at a path: keys joined by dots, without the positions in arrays. */
    public static Place of(String path) {
        return path.isEmpty() ? TOP : TOP.below(path);
    }

    /** The place under a key. */
    public Place below(String key) {
        return new Place(pathOf(key), secret || Keys.isSecret(key), personal || Keys.isPersonal(key));
    }

    private @Nullable String pathOf(String key) {
        if (path == null || path.length() + key.length() >= LONGEST_PATH) {
            return null;
        }
        return path.isEmpty() ? key : path + "." + key;
    }

    /** Keys joined by dots; null where that would be longer than anything that has a meaning. */
    public @Nullable String path() {
        return path;
    }

    /** Whether a key above looks like a secret: what is here is kept from everybody. */
    public boolean isSecret() {
        return secret;
    }

    /** Whether a key above looks like a secret's or a person's. */
    boolean isHidden() {
        return secret || personal;
    }
}
