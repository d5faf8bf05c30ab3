package com.memberhub.observability;

import static org.assertj.core.api.Assertions.assertThat;

import com.memberhub.adapter.jpa.database.TestDatabase;
import com.memberhub.endtoend.Hub;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The figures of a hub that was called, and that the dashboard and the alerts ask for nothing else. */
class FiguresTest {

    private static final Path PAGES = Path.of("..").toAbsolutePath().normalize().resolve("docs");
    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final String SECRET = "secret-of-the-app-of-the-figures";

    private static final Pattern METRIC = Pattern.compile(
            "(?<![:\\w])(?:member_hub|hikaricp|http_server|jvm|process|system|tomcat|logback|executor|disk)_\\w+");

    @SuppressWarnings("NullAway.Init") // started once for all tests
    private static Hub hub;

    @SuppressWarnings("NullAway.Init")
    private static String scraped;

    @BeforeAll
    static void call() throws Exception {
        hub = Hub.on(
                DATABASE,
                "member-hub.platform.apps[0].app-id=crm",
                "member-hub.platform.apps[0].scheme=token",
                "member-hub.platform.apps[0].secrets=" + SECRET,
                "member-hub.platform.apps[0].root-kdt-ids=91234567");
        String member = "\"rootKdtId\": 91234567, \"appId\": \"crm\", \"extendMap\": {}, \"mobile\": \"13800138000\"";
        post(SECRET, "application/json", "{" + member + "}");
        post(SECRET, "application/json", "{" + member + "}");
        post(SECRET, "application/json", "{" + member + ", \"name\": \"张小满\"}");
        post(SECRET, "application/json", "{" + member + ", \"gender\": \"女\", \"birthday\": \"tomorrow\"}");
        post("made-up", "application/json", "{" + member + "}");
        post(SECRET, "application/json", "{\"rootKdtId\": 7, \"appId\": \"13800138000\", \"extendMap\": {}}");
        post(SECRET, "text/plain", "x");
        // Pauses are told of once there was one.
        System.gc();
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(
                        FiguresTest::scrape,
                        text -> text.contains("member_hub_attention 1.0") && text.contains("outcome=\"not_taken\""));
        scraped = scrape();
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @Test
    void callsAreCountedByWhatBecameOfThemAndByAppThatProvedItself() {
        for (String outcome : Set.of("created", "aligned", "unchanged", "refused", "forbidden", "not_taken")) {
            assertThat(scraped).contains("member_hub_calls_seconds_count{app=\"crm\",outcome=\"" + outcome + "\"} 1");
        }
        assertThat(scraped)
                .contains("member_hub_calls_seconds_count{app=\"unknown\",outcome=\"unauthenticated\"} 1")
                .contains("member_hub_calls_seconds_bucket{app=\"crm\",outcome=\"created\",le=\"0.3\"}")
                .doesNotContain("13800138000");
    }

    @Test
    void refusalsAreCountedByWhy() {
        assertThat(scraped)
                .contains("member_hub_violations_total{code=\"not_listed\"} 1.0")
                .contains("member_hub_violations_total{code=\"date_malformed\"} 1.0");
    }

    @Test
    void theStoreIsSeen() {
        assertThat(scraped)
                .containsPattern("member_hub_journal_size_bytes [1-9]")
                .contains("member_hub_imports_open 0.0");
    }

    @Test
    void everyMetricOfTheDashboardAndTheAlertsIsThere() throws IOException {
        TreeSet<String> asked = new TreeSet<>();
        for (String file : Set.of("alerts.yml", "grafana/dashboards/member-hub.json")) {
            METRIC.matcher(Files.readString(PAGES.resolve("observability/" + file)))
                    .results()
                    .forEach(metric -> asked.add(metric.group()));
        }
        Set<String> exposed = scraped.lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.replaceAll("[{ ].*", ""))
                .collect(Collectors.toSet());

        assertThat(asked)
                .hasSizeGreaterThan(15)
                .as("asked for, and exposed nowhere")
                .isSubsetOf(exposed);
    }

    @Test
    void everyAlertHasItsSectionInTheRunbook() throws IOException {
        String alerts = Files.readString(PAGES.resolve("observability/alerts.yml"));
        String runbook = Files.readString(PAGES.resolve("runbook.md"));
        TreeSet<String> named = new TreeSet<>();
        Pattern.compile("- alert: (\\w+)").matcher(alerts).results().forEach(alert -> named.add(alert.group(1)));

        assertThat(named).hasSizeGreaterThan(10).allSatisfy(alert -> {
            assertThat(runbook).contains("### " + alert + "\n");
            assertThat(alerts)
                    .contains("runbook_url: docs/runbook.md#" + alert.toLowerCase(java.util.Locale.ROOT) + "\n");
        });
    }

    private static void post(String secret, String type, String body) throws IOException, InterruptedException {
        HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(uri("local.server.port", "/MemberCreateExtension"))
                                .header("Content-Type", type)
                                .header("Authorization", "Bearer " + secret)
                                .POST(BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.discarding());
    }

    private static String scrape() throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(uri("local.management.port", "/actuator/prometheus"))
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }

    private static URI uri(String port, String path) {
        return URI.create("http://localhost:" + hub.context().getEnvironment().getRequiredProperty(port) + path);
    }
}
