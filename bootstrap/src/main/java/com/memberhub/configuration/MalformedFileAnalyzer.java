package com.memberhub.configuration;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/** Says where a file of settings is no YAML. The parser would print the lines around, which may hold a password. */
class MalformedFileAnalyzer extends AbstractFailureAnalyzer<YAMLException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, YAMLException cause) {
        return new FailureAnalysis(
                "A file of settings, such as application.yml, is no YAML in UTF-8" + place(cause) + ".",
                "Indent by blanks, write each name once, and put a value with a colon in it, or that begins with @, %, *, &, ! or a"
                        + " quote, between quotes.",
                cause);
    }

    private static String place(YAMLException cause) {
        return cause instanceof MarkedYAMLException marked && marked.getProblemMark() != null
                ? ", at line " + (marked.getProblemMark().getLine() + 1) + " and column "
                        + (marked.getProblemMark().getColumn() + 1)
                : "";
    }
}
