package com.memberhub.adapter.rest.console;

import com.memberhub.application.audit.AccessEntry;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The details of the access log, which keeps them in English, in the language of whoever reads it. */
final class AccessDetail {

    private static final String IMPORT = "import (\\S+): ";
    private static final String CORRECTS = "corrects (\\S+): ";

    private static final List<Spelling> SPELLINGS = List.of(
            new Spelling("began: everybody", "access.detail.export-began-all"),
            new Spelling("began: (.*)", "access.detail.export-began"),
            new Spelling("done: rows=(\\d+)", "access.detail.export-done"),
            new Spelling("broke off: rows=(\\d+)", "access.detail.export-broke-off"),
            new Spelling(CORRECTS + "created", "access.detail.corrected-created"),
            new Spelling(CORRECTS + "aligned", "access.detail.corrected-aligned"),
            new Spelling(CORRECTS + "unchanged", "access.detail.corrected-unchanged"),
            new Spelling(CORRECTS + "refused again", "access.detail.corrected-refused-again"),
            new Spelling(IMPORT + "(\\d+) lines? brought", "access.detail.import-uploaded"),
            new Spelling(IMPORT + "started", "access.detail.import-started"),
            new Spelling(IMPORT + "cancelled", "access.detail.import-cancelled"),
            new Spelling(IMPORT + "refused lines taken out", "access.detail.import-refused-lines"),
            new Spelling(
                    IMPORT + "done, (\\d+) created, (\\d+) aligned, (\\d+) unchanged, (\\d+) refused",
                    "access.detail.import-done"),
            new Spelling(
                    "more than (\\d+) searches for whole mobiles found nobody within (\\d+) minutes",
                    "access.detail.searches"));

    private AccessDetail() {}

    /** What there is to know of a line besides; as it is kept where nobody knows how to say it otherwise. */
    static @Nullable String of(AccessEntry entry, Wording wording) {
        String detail = entry.detail();
        return detail == null
                ? null
                : SPELLINGS.stream()
                        .flatMap(spelling -> spelling.said(detail, wording).stream())
                        .findFirst()
                        .orElse(detail);
    }

    /**
     * How a detail is kept.
     *
     * @param key of the same in every language, filled in by the groups of the pattern
     */
    private record Spelling(Pattern pattern, String key) {

        Spelling(String regex, String key) {
            this(Pattern.compile(regex), key);
        }

        Optional<String> said(String detail, Wording wording) {
            Matcher matcher = pattern.matcher(detail);
            if (!matcher.matches()) {
                return Optional.empty();
            }
            Stream<String> groups = IntStream.rangeClosed(1, matcher.groupCount())
                    .mapToObj(i -> Objects.requireNonNull(matcher.group(i)));
            return Optional.of(wording.say(key, groups.toArray()));
        }
    }
}
