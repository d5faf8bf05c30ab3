package com.memberhub.adapter.jpa;

import com.memberhub.adapter.jpa.ListedSearches.Listed;
import com.memberhub.application.directory.StatisticsDirectory;
import com.memberhub.application.staff.RootShops;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import javax.sql.DataSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Takes the time of every listed search through the adapter itself, and writes it down with the plans. Run by {@code
 * bench/search/run}, which makes the members.
 */
final class SearchBenchmark {

    private static final int RUNS = Integer.getInteger("runs", 250);
    private static final int WARM_UP = Math.min(40, RUNS);
    private static final double LIMIT_MILLIS = 50;

    private final StringBuilder times = new StringBuilder();
    private final StringBuilder plans = new StringBuilder();
    private int holding;
    private int listed;

    private SearchBenchmark() {}

    /**
     * Measures.
     *
     * @param arguments the JDBC URL, the file for the results, and optionally a part of the names of the searches
     */
    public static void main(String[] arguments) throws IOException {
        try (ConfigurableApplicationContext hub = new SpringApplicationBuilder(PersistenceTest.Adapter.class)
                .web(WebApplicationType.NONE)
                .properties(
                        "spring.datasource.url=" + arguments[0],
                        "spring.datasource.username=postgres",
                        "spring.datasource.password=",
                        "spring.flyway.enabled=false",
                        "spring.jpa.open-in-view=false",
                        "logging.level.root=warn")
                .run()) {
            new SearchBenchmark().measure(hub, Path.of(arguments[1]), arguments.length > 2 ? arguments[2] : "");
        }
    }

    private void measure(ConfigurableApplicationContext hub, Path results, String part) throws IOException {
        JdbcTemplate jdbc = hub.getBean(JdbcTemplate.class);
        ListedSearches measured = searches(hub, new NamedParameterJdbcTemplate(jdbc), jdbc);
        ExplainingJdbc explaining = new ExplainingJdbc(
                hub.getBean(DataSource.class), "EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF, BUFFERS OFF)");
        ListedSearches explained = searches(hub, explaining, jdbc);
        times.append(
                "| search | p50 ms | p95 ms | p99 ms | slowest ms | 50 ms at p99 |\n|---|---:|---:|---:|---:|---|\n");
        for (int i = 0; i < measured.all().size(); i++) {
            if (measured.all().get(i).name().contains(part)) {
                measure(measured.all().get(i));
                Runnable search = explained.all().get(i).prepare().apply(new Random(7));
                explaining.takePlans();
                search.run();
                describe(measured.all().get(i).name(), explaining.takePlans());
            }
        }
        measureStatistics(hub);
        Files.writeString(results, report(jdbc));
    }

    private static ListedSearches searches(
            ConfigurableApplicationContext hub, NamedParameterJdbcTemplate jdbc, JdbcTemplate samples) {
        StaffReads reads = new StaffReads(hub.getBean(PlatformTransactionManager.class), jdbc);
        MemberRows rows = hub.getBean(MemberRows.class);
        return new ListedSearches(
                new PostgresMemberDirectory(jdbc, reads, rows, hub.getBean(PersonalColumns.class)),
                new PostgresCallDirectory(
                        jdbc,
                        reads,
                        hub.getBean(JsonColumns.class),
                        hub.getBean(CallContent.class),
                        hub.getBean(PersonalColumns.class)),
                new PostgresAccessLog(jdbc, reads),
                new PostgresRefusedCallers(jdbc, reads),
                samples,
                rows);
    }

    private void measure(Listed search) {
        Random random = new Random(20_261_120);
        for (int i = 0; i < WARM_UP; i++) {
            search.prepare().apply(random).run();
        }
        double[] millis = new double[RUNS];
        for (int i = 0; i < RUNS; i++) {
            Runnable prepared = search.prepare().apply(random);
            long start = System.nanoTime();
            prepared.run();
            millis[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(millis);
        double p99 = at(millis, 0.99);
        boolean holds = p99 < LIMIT_MILLIS;
        listed++;
        holding += holds ? 1 : 0;
        say(String.format(
                Locale.ROOT,
                "| %s | %.1f | %.1f | %.1f | %.1f | %s |",
                search.name(),
                at(millis, 0.5),
                at(millis, 0.95),
                p99,
                millis[RUNS - 1],
                holds ? "holds" : "**falls short**"));
    }

    private static double at(double[] sorted, double part) {
        return sorted[(int) Math.ceil(part * sorted.length) - 1];
    }

    @SuppressWarnings("SystemOut") // it is a program for a terminal
    private void say(String line) {
        System.out.println(line);
        times.append(line).append('\n');
    }

    private void describe(String name, List<String> found) {
        plans.append("\n<details><summary>").append(name).append("</summary>\n");
        // The first statement of each search sets the limits of what follows.
        found.stream()
                .filter(plan -> plan.contains("Scan"))
                .forEach(plan -> plans.append("\n```\n").append(readable(plan)).append("\n```\n"));
        plans.append("\n</details>\n");
    }

    /** Without the long list of columns, and without what was asked. */
    private static String readable(String plan) {
        return plan.replaceAll("member_search_terms\\([^()]*(?:\\([^()]*\\)[^()]*)*\\)", "terms")
                .replaceAll("'[^']*'", "'…'")
                .strip();
    }

    private void measureStatistics(ConfigurableApplicationContext hub) {
        StatisticsDirectory statistics = hub.getBean(StatisticsDirectory.class);
        Instant newest = Objects.requireNonNull(hub.getBean(JdbcTemplate.class)
                        .queryForObject("SELECT max(created_at) FROM member", OffsetDateTime.class))
                .toInstant();
        List<Long> millis = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            long start = System.nanoTime();
            statistics.at(newest.minus(Duration.ofMinutes(5L * i)), RootShops.all());
            millis.add((System.nanoTime() - start) / 1_000_000);
        }
        times.append("\nStatistics, made once a minute however many look: ")
                .append(millis)
                .append(" ms.\n");
    }

    private String report(JdbcTemplate jdbc) {
        return """
                # Searches of staff, measured

                %s: %s members, %s calls, %s. Each search ran %d times with varied arguments through the adapter itself,
                after %d runs to warm up, one at a time, from a JVM on the same machine (%d cores): the times hold everything from the
                call of the port to its masked views. %d of %d searches stay below %.0f ms at the 99th percentile.

                Made by `bench/search/run`; run it again to see for yourself.

                %s
                ## Sizes

                %s
                ## Plans

                As `EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF)` tells them of one run each.
                %s""".formatted(
                        Instant.now().toString().substring(0, 10),
                        count(jdbc, "member"),
                        count(jdbc, "member_call"),
                        jdbc.queryForObject(
                                "SELECT 'PostgreSQL ' || current_setting('server_version') || ', shared_buffers ' || current_setting('shared_buffers')",
                                String.class),
                        RUNS,
                        WARM_UP,
                        Runtime.getRuntime().availableProcessors(),
                        holding,
                        listed,
                        LIMIT_MILLIS,
                        times,
                        sizes(jdbc),
                        plans);
    }

    private static String count(JdbcTemplate jdbc, String table) {
        return String.format(Locale.ROOT, "%,d", jdbc.queryForObject("SELECT count(*) FROM " + table, Long.class));
    }

    private static String sizes(JdbcTemplate jdbc) {
        StringBuilder sizes = new StringBuilder("| table or index | size |\n|---|---:|\n");
        jdbc.query(
                """
                SELECT relname, pg_size_pretty(pg_relation_size(oid)) FROM pg_class
                WHERE relname LIKE 'member%' AND relkind IN ('r', 'i') ORDER BY relkind DESC, pg_relation_size(oid) DESC""",
                row -> {
                    sizes.append("| ")
                            .append(row.getString(1))
                            .append(" | ")
                            .append(row.getString(2))
                            .append(" |\n");
                });
        return sizes.toString();
    }
}
