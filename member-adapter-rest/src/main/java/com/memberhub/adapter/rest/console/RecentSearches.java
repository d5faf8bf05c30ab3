package com.memberhub.adapter.rest.console;

import com.memberhub.application.directory.MemberQuery;
import jakarta.servlet.http.HttpSession;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody typed lately, under keys that mean nothing to anybody else. With the key in the address instead of what
 * was typed, a browser can go back to a search, and no address bears personal data. Gone when they sign out.
 */
final class RecentSearches {

    private static final String ATTRIBUTE = RecentSearches.class.getName();
    /** A pause in typing is a search already, so one that somebody meant has some others before it. */
    private static final int MOST = 200;

    private static final int KEY_BYTES = 6;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Map<String, String> typedByKey = new LinkedHashMap<>();

    private RecentSearches() {}

    static RecentSearches of(HttpSession session) {
        synchronized (session) {
            if (session.getAttribute(ATTRIBUTE) instanceof RecentSearches known) {
                return known;
            }
            RecentSearches fresh = new RecentSearches();
            session.setAttribute(ATTRIBUTE, fresh);
            return fresh;
        }
    }

    /** Whether it is short enough: what is too long to be searched for is not remembered either. */
    static boolean keeps(String typed) {
        return typed.length() <= 2 * MemberQuery.LONGEST
                && typed.codePointCount(0, typed.length()) <= MemberQuery.LONGEST;
    }

    /**
     * Remembers what was typed. The same again has the same key, and another text another one: what one tab has in its address
     * does not change when something is typed in the next.
     */
    synchronized String remember(String typed) {
        String key = typedByKey.entrySet().stream()
                .filter(known -> known.getValue().equals(typed))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseGet(RecentSearches::freshKey);
        typedByKey.remove(key);
        typedByKey.put(key, typed);
        if (typedByKey.size() > MOST) {
            typedByKey.remove(typedByKey.keySet().iterator().next());
        }
        return key;
    }

    /** What was typed; null for a key that is forgotten, or somebody else's. */
    synchronized @Nullable String typed(@Nullable String key) {
        return key == null ? null : typedByKey.get(key);
    }

    private static String freshKey() {
        byte[] bytes = new byte[KEY_BYTES];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
