package com.memberhub.application.audit;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What the access log can say of an entry besides, a sentence in English with blanks. The log keeps the sentence, filled in;
 * whoever shows it to a person finds out which one it was, and says the same in their language.
 *
 * <p>A sentence that was written once is kept for ever: another one is another constant.
 */
public enum AccessDetail {
    EXPORT_OF_ALL_BEGAN("began: everybody"),
    EXPORT_BEGAN("began: %s"),
    EXPORT_DONE("done: rows=%s"),
    EXPORT_BROKE_OFF("broke off: rows=%s"),
    CORRECTION_CREATED("corrects %s: created"),
    CORRECTION_ALIGNED("corrects %s: aligned"),
    CORRECTION_UNCHANGED("corrects %s: unchanged"),
    CORRECTION_REFUSED("corrects %s: refused again"),
    IMPORT_OF_ONE_UPLOADED("import %s: %s line brought"),
    IMPORT_UPLOADED("import %s: %s lines brought"),
    IMPORT_STARTED("import %s: started"),
    IMPORT_CANCELLED("import %s: cancelled"),
    IMPORT_REFUSED_LINES_TAKEN_OUT("import %s: refused lines taken out"),
    IMPORT_DONE("import %s: done, %s created, %s aligned, %s unchanged, %s refused"),
    MOBILES_SEARCHED("more than %s searches for whole mobiles found nobody within %s minutes");

    private static final String BLANK = "%s";

    private final String sentence;
    private final Pattern filledIn;

    AccessDetail(String sentence) {
        this.sentence = sentence;
        this.filledIn = Pattern.compile(
                Arrays.stream(sentence.split(BLANK, -1)).map(Pattern::quote).collect(Collectors.joining("(.+)")));
    }

    /** The sentence as the log keeps it, with its blanks filled in from left to right. */
    public String of(Object... blanks) {
        return sentence.formatted(blanks);
    }

    /** Which sentence this is, and what its blanks were filled in with; empty for none of these, as of a version to come. */
    public static Optional<Read> read(String kept) {
        return Arrays.stream(values())
                .flatMap(detail -> detail.matching(kept).stream())
                .findFirst();
    }

    private Optional<Read> matching(String kept) {
        Matcher matcher = filledIn.matcher(kept);
        return matcher.matches()
                ? Optional.of(new Read(
                        this,
                        IntStream.rangeClosed(1, matcher.groupCount())
                                .mapToObj(matcher::group)
                                .toList()))
                : Optional.empty();
    }

    /** A sentence that was found in the log. */
    public record Read(AccessDetail detail, List<String> blanks) {}
}
