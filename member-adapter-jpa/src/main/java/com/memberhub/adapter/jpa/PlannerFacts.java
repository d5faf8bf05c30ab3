package com.memberhub.adapter.jpa;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** What PostgreSQL knows about the members by the statistics of its planner, asked once for a search. */
final class PlannerFacts implements MemberCriteria.Facts {

    private static final double GOOD_PART = 0.3;

    private final NamedParameterJdbcTemplate jdbc;
    private @Nullable Set<String> frequent;

    PlannerFacts(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String folded(String name) {
        return String.valueOf(
                jdbc.queryForObject("SELECT member_search_name(:name)", Map.of("name", name), String.class));
    }

    @Override
    public boolean isFrequent(String column, List<String> values) {
        if (frequent == null) {
            frequent = frequent();
        }
        return values.stream().map(value -> column + ' ' + value).anyMatch(frequent::contains);
    }

    /** Columns and values. Where the planner knows nothing yet, there are few members and every way is a good one. */
    private Set<String> frequent() {
        return jdbc.queryForList("""
                        SELECT attname || ' ' || value
                        FROM pg_stats, unnest(most_common_vals::text::text[], most_common_freqs) AS common (value, part)
                        WHERE schemaname = current_schema() AND tablename = 'member' AND part >= :part
                            AND attname IN ('root_kdt_id', 'gender', 'member_source_channel', 'province_name', 'city_name', 'county_name',
                                'area_code', 'free_yz_level_alias', 'free_yz_level_name', 'free_out_level_alias', 'free_out_level_name',
                                'payment_yz_level_alias', 'payment_yz_level_name', 'payment_out_level_alias', 'payment_out_level_name')""", Map.of("part", GOOD_PART), String.class).stream()
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Instant newest() {
        OffsetDateTime newest =
                jdbc.queryForObject("SELECT max(created_at) FROM member", Map.of(), OffsetDateTime.class);
        return newest == null ? Instant.EPOCH : newest.toInstant();
    }
}
