package com.memberhub.domain.privacy;

import org.jspecify.annotations.Nullable;

/**
 * Where in a payload a value stands, as far as that decides who may see it. Whoever walks through a payload makes one
 * place of another, so that the keys above are read once and not for every value below them.
 */
public final class Place {

    /** The payload itself. */
    public static final Place TOP = new Place(null, "", "");

    private static final int LONGEST_PATH = 512;

    private final @Nullable Place above;
    private final String key;
    private final @Nullable String path;

    /**
     * What the keys say, computed when it is first asked for: of most places it never is. There is no lock: two threads may both
     * compute it, to the same result. The field is read once into a local, since a second racy read may see null again.
     */
    private @Nullable Boolean secret;

    private @Nullable Boolean personal;

    private Place(@Nullable Place above, String key, @Nullable String path) {
        this.above = above;
        this.key = key;
        this.path = path;
    }

    /** The place at a path: keys joined by dots, without the positions in arrays. */
    public static Place of(String path) {
        return path.isEmpty() ? TOP : TOP.below(path);
    }

    /** The place under a key. */
    public Place below(String key) {
        return new Place(this, key, pathOf(key));
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

    /** Whether it is this field of the payload, or below it. */
    boolean isWithin(String field) {
        Place known = this;
        while (known.path == null && known.above != null) {
            known = known.above;
        }
        String nearest = known.path;
        return nearest != null && (nearest.equals(field) || nearest.startsWith(field + "."));
    }

    /** Whether a key above looks like a secret: what is here is kept from everybody. */
    public boolean isSecret() {
        Boolean known = secret;
        if (known == null) {
            known = above != null && (above.isSecret() || Keys.isSecret(key));
            secret = known;
        }
        return known;
    }

    private boolean isPersonal() {
        Boolean known = personal;
        if (known == null) {
            known = above != null && (above.isPersonal() || Keys.isPersonal(key));
            personal = known;
        }
        return known;
    }

    /** Whether a key above looks like a secret's or a person's. */
    boolean isHidden() {
        return isSecret() || isPersonal();
    }
}
