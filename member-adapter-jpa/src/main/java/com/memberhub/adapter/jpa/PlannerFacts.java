package com.memberhub.adapter.jpa;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** What PostgreSQL knows about the members, and the statistics of its planner. */
final class PlannerFacts implements MemberCriteria.Facts {

    /** Statistics change slowly, and to read them takes as long as a small search. */
    private static final Duration KEPT = Duration.ofMinutes(1);

    private final NamedParameterJdbcTemplate jdbc;
    private volatile @Nullable Known known;

    PlannerFacts(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String folded(String name) {
        return String.valueOf(
                jdbc.queryForObject("SELECT member_search_name(:name)", Map.of("name", name), String.class));
    }

    @Override
    public TermStatistics statistics() {
        Known last = known;
        if (last != null && System.nanoTime() - last.at() < KEPT.toNanos()) {
            return last.statistics();
        }
        TermStatistics read = read();
        // Where the planner knows nothing yet, it soon will.
        known = read.frequencies().isEmpty() ? null : new Known(read, System.nanoTime());
        return read;
    }

    /**
     * The planner lists a thousand of the most frequent terms; others are rarer than those. Where it knows nothing yet, there
     * are few members and every way is a good one.
     */
    private TermStatistics read() {
        Map<String, Double> frequencies = new HashMap<>();
        double[] members = {0};
        jdbc.query("""
                        SELECT reltuples, term, part
                        FROM pg_class, pg_stats, unnest(most_common_elems::text::text[], most_common_elem_freqs) AS common (term, part)
                        WHERE pg_class.oid = 'member'::regclass AND schemaname = current_schema() AND tablename = 'member_search'
                            AND term IS NOT NULL""", Map.of(), row -> {
            members[0] = row.getDouble(1);
            frequencies.put(row.getString(2), row.getDouble(3));
        });
        double rarest = frequencies.values().stream()
                .mapToDouble(frequency -> frequency)
                .min()
                .orElse(0);
        return new TermStatistics(members[0], Map.copyOf(frequencies), rarest / 2);
    }

    @Override
    public Instant newest() {
        OffsetDateTime newest =
                jdbc.queryForObject("SELECT max(created_at) FROM member", Map.of(), OffsetDateTime.class);
        return newest == null ? Instant.EPOCH : newest.toInstant();
    }

    private record Known(TermStatistics statistics, long at) {}
}
