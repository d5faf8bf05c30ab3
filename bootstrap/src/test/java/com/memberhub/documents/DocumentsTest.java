package com.memberhub.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.memberhub.domain.finding.NoticeCode;
import com.memberhub.domain.finding.ViolationCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages for reviewers and operators say what is so. */
class DocumentsTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    /** {@code SomeTest.someMethod} or {@code SomeIT}, in the way the pages write code. */
    private static final Pattern NAMED =
            Pattern.compile("`([A-Z][A-Za-z0-9]*(?:Test|IT|Contract))(?:\\.([a-z]\\w*))?`");

    /** To a file, with or without a place in it. */
    private static final Pattern LINK = Pattern.compile("]\\((?!https?://|#|mailto:)([^)#\\s]+)(?:#[^)\\s]*)?\\)");

    private static final Pattern LOGGED =
            Pattern.compile("LOG\\s*\\.(?:warn|error)\\(\\s*(\"\"\"\\s*[^\\n]+|\"(?:[^\"\\\\]|\\\\.)*\")");

    @Test
    void everyTestThatThePageOnSecurityNamesExists() throws IOException {
        Map<String, String> tests = sources("src/test/java");
        TreeSet<String> missing = new TreeSet<>();
        int named = 0;
        Matcher matcher = NAMED.matcher(Files.readString(ROOT.resolve("docs/security.md")));
        while (matcher.find()) {
            named++;
            String source = tests.get(matcher.group(1));
            String method = matcher.group(2);
            if (source == null || (method != null && !source.contains("void " + method + "("))) {
                missing.add(matcher.group());
            }
        }

        assertThat(missing).isEmpty();
        assertThat(named).isGreaterThan(50);
    }

    @Test
    void everyWarningAndErrorThatTheHubLogsIsInTheRunbook() throws IOException {
        String runbook = Files.readString(ROOT.resolve("docs/runbook.md"));
        TreeSet<String> missing = new TreeSet<>();
        int logged = 0;
        for (String source : sources("src/main/java").values()) {
            Matcher matcher = LOGGED.matcher(source);
            while (matcher.find()) {
                logged++;
                String beginning = beginning(matcher.group(1));
                if (!runbook.contains(beginning)) {
                    missing.add(beginning);
                }
            }
        }

        assertThat(missing).isEmpty();
        assertThat(logged).isGreaterThan(12);
    }

    @ParameterizedTest
    @ValueSource(strings = {"docs/integration.md", "docs/integration.zh-CN.md"})
    void everyCodeThatACallCanBeAnsweredIsInTheGuide(String guide) throws IOException {
        String text = Files.readString(ROOT.resolve(guide));

        assertThat(ViolationCode.values())
                .allSatisfy(code -> assertThat(text).contains("| `" + code.wireName() + "` |"));
        assertThat(NoticeCode.values()).allSatisfy(code -> assertThat(text).contains("| `" + code.wireName() + "` |"));
    }

    @Test
    void everyLinkBetweenPagesLeadsSomewhere() throws IOException {
        TreeSet<String> broken = new TreeSet<>();
        int links = 0;
        for (Path page : pages()) {
            Matcher link = LINK.matcher(Files.readString(page));
            while (link.find()) {
                links++;
                if (!Files.exists(page.resolveSibling(link.group(1)))) {
                    broken.add(ROOT.relativize(page) + ": " + link.group(1));
                }
            }
        }

        assertThat(broken).isEmpty();
        assertThat(links).isGreaterThan(50);
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> top = Files.list(ROOT);
                Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(top, docs)
                    .filter(path -> path.toString().endsWith(".md"))
                    .toList();
        }
    }

    /** What a message has that is always the same, as far as its first value or the end of its first sentence. */
    private static String beginning(String literal) {
        return Stream.of(literal.replace("\"", "").strip().split("\\{}|\\. ", -1))
                .map(String::strip)
                .filter(part -> part.length() > 3)
                .findFirst()
                .orElse(literal);
    }

    private static Map<String, String> sources(String folder) throws IOException {
        List<Path> modules;
        try (Stream<Path> folders = Files.list(ROOT)) {
            modules = folders.map(module -> module.resolve(folder))
                    .filter(Files::isDirectory)
                    .toList();
        }
        Map<String, String> sources = new TreeMap<>();
        for (Path module : modules) {
            try (Stream<Path> files = Files.walk(module)) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    sources.put(file.getFileName().toString().replace(".java", ""), Files.readString(file));
                }
            }
        }
        return sources;
    }
}
