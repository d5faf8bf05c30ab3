package com.memberhub.adapter.rest.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleWordsTest {

    private static final Path TEMPLATES = Path.of("src/main/resources/templates/console");
    /** Keys that are put together from parts are not found here. */
    private static final Pattern KEY =
            Pattern.compile("#\\{([a-z][A-Za-z0-9.\\-]*[A-Za-z0-9])[(}]|msg\\('([^']+[^.'])'\\)");

    @Test
    void bothLanguagesSayTheSameThings() throws IOException {
        assertThat(words("console_en.properties").stringPropertyNames())
                .isEqualTo(words("console.properties").stringPropertyNames());
    }

    /** Only what is filled in is a pattern, in which an apostrophe is written twice. */
    @ParameterizedTest
    @ValueSource(strings = {"console.properties", "console_en.properties", "../presentation/labels_en.properties"})
    void whatIsNotFilledInHasNoApostropheTwice(String file) throws IOException {
        Properties words = words(file);
        assertThat(words.stringPropertyNames())
                .filteredOn(key -> !words.getProperty(key).contains("{"))
                .noneMatch(key -> words.getProperty(key).contains("''"));
    }

    @Test
    void everyTemplateFindsItsWords() throws IOException {
        Set<String> known = words("console.properties").stringPropertyNames();
        Set<String> asked = new TreeSet<>();
        try (Stream<Path> templates = Files.list(TEMPLATES)) {
            for (Path template : templates.toList()) {
                asked.addAll(KEY.matcher(Files.readString(template))
                        .results()
                        .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                        .collect(Collectors.toSet()));
            }
        }

        assertThat(asked).hasSizeGreaterThan(100);
        assertThat(known).containsAll(asked);
    }

    @Test
    void noWordIsLeftThatNobodySays() throws IOException {
        String pages = sources(TEMPLATES, ".html")
                + sources(Path.of("src/main/java/com/memberhub/adapter/rest/console"), ".java");

        assertThat(words("console.properties").stringPropertyNames())
                .filteredOn(key -> Stream.of(
                                "help.",
                                "explain.",
                                "import.",
                                "sort.",
                                "month.",
                                "filter.",
                                "slip.",
                                "login.",
                                "failure.",
                                "level-type.",
                                "fact.",
                                "concern.",
                                "attention.",
                                "correct.")
                        .noneMatch(key::startsWith))
                .allSatisfy(key -> assertThat(pages).contains(key));
    }

    private static String sources(Path folder, String end) throws IOException {
        StringBuilder text = new StringBuilder();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(end)).toList()) {
                text.append(Files.readString(file));
            }
        }
        return text.toString();
    }

    private static Properties words(String name) throws IOException {
        Properties words = new Properties();
        try (var in = new InputStreamReader(
                List.of(ConsoleWordsTest.class.getResource(name)).get(0).openStream(), StandardCharsets.UTF_8)) {
            words.load(in);
        }
        return words;
    }
}
