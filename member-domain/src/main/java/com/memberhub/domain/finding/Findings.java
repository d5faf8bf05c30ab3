package com.memberhub.domain.finding;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Collects everything that is found in one call, so that a caller learns all of it at once. The first violation of a
 * path stands; later ones of the same path only repeat it. Not safe for use by several threads.
 */
public final class Findings {

    /** More than an honest caller can cause; beyond it the answer to a hostile one grows no further. */
    private static final int MOST = 1_000;

    private final Map<String, Violation> violations = new LinkedHashMap<>();
    private final Set<Notice> notices = new LinkedHashSet<>();

    public void add(Violation violation) {
        if (violations.size() < MOST) {
            violations.putIfAbsent(violation.path(), violation);
        }
    }

    public void add(Notice notice) {
        if (notices.size() < MOST) {
            notices.add(notice);
        }
    }

    /**
     * Makes a value of what was sent.
     *
     * @return the value; null where nothing was sent or where the value refused, which is then among the violations
     */
    public <R, T> @Nullable T parse(String path, @Nullable R sent, Function<? super R, ? extends T> factory) {
        if (sent == null) {
            return null;
        }
        try {
            return factory.apply(sent);
        } catch (InvalidValueException refusal) {
            add(refusal.at(path));
            return null;
        }
    }

    /** Like {@link #parse}, where nothing sent is a violation too. */
    public <R, T> @Nullable T require(String path, @Nullable R sent, Function<? super R, ? extends T> factory) {
        if (sent == null) {
            add(Violation.of(path, ViolationCode.REQUIRED));
        }
        return parse(path, sent, factory);
    }

    /** The violations found so far, in the order found; never two of one path. */
    public List<Violation> violations() {
        return List.copyOf(violations.values());
    }

    /** The notices found so far, in the order found; never one of them twice. */
    public List<Notice> notices() {
        return List.copyOf(notices);
    }
}
