package com.memberhub.adapter.jpa;

import com.memberhub.application.directory.StatisticsDirectory;
import com.memberhub.application.journal.CallOutcome;
import com.memberhub.application.staff.RootShops;
import com.memberhub.domain.member.PlatformTime;
import com.memberhub.domain.member.RootKdtId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * Counts in PostgreSQL, out of the indexes of time alone. However many of the staff look at the figures, they are made
 * once a minute.
 */
@Repository
class PostgresStatisticsDirectory implements StatisticsDirectory {

    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofSeconds(20);
    /** More sets of root shops than a staff has. */
    private static final int MOST_KEPT = 1_000;

    /** The number of the day is that of the last one that had begun. A join with the days is no work for a distributed PostgreSQL. */
    private static final String MEMBERS = """
            SELECT width_bucket(created_at, ARRAY[:days]::timestamptz[]) AS number, member_source_channel, count(*) FROM member
            WHERE created_at >= :start AND created_at < :stop%s
            GROUP BY number, member_source_channel""";

    private static final String CALLS = """
            SELECT width_bucket(received_at, ARRAY[:days]::timestamptz[]) AS number, outcome, count(*) FROM member_call
            WHERE received_at >= :start AND received_at < :stop%s
            GROUP BY number, outcome""";

    private static final String OF_SHOPS = " AND root_kdt_id IN (:shops)";

    private final NamedParameterJdbcTemplate jdbc;
    private final StaffReads reads;
    private final Duration kept;
    private final Map<RootShops, Statistics> made = new ConcurrentHashMap<>();

    @Autowired
    PostgresStatisticsDirectory(NamedParameterJdbcTemplate jdbc, StaffReads reads) {
        this(jdbc, reads, KEPT);
    }

    PostgresStatisticsDirectory(NamedParameterJdbcTemplate jdbc, StaffReads reads, Duration kept) {
        this.jdbc = jdbc;
        this.reads = reads;
        this.kept = kept;
    }

    @Override
    public Statistics at(Instant now, RootShops shops) {
        if (made.size() >= MOST_KEPT) {
            made.clear();
        }
        // Whoever comes while they are made waits for them instead of making them too.
        return made.compute(shops, (key, old) -> old != null && isFresh(old, now) ? old : make(now, shops));
    }

    private boolean isFresh(Statistics statistics, Instant now) {
        Duration age = Duration.between(statistics.asOf(), now);
        return !age.isNegative()
                && age.compareTo(kept) < 0
                && day(statistics.asOf()).equals(day(now));
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, PlatformTime.ZONE);
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(PlatformTime.ZONE).toInstant();
    }

    private Statistics make(Instant now, RootShops shops) {
        return reads.read(LONGEST, () -> {
            LocalDate today = day(now);
            List<LocalDate> days = IntStream.range(0, DAYS)
                    .mapToObj(i -> today.minusDays(DAYS - 1L - i))
                    .toList();
            Counts counts = counts(days, now, shops);
            long yesterdayByNow = membersOfDayUntil(now.minus(Duration.ofDays(1)), shops);
            long lastWeekByNow = membersOfDayUntil(now.minus(Duration.ofDays(7)), shops);
            List<Day> told = IntStream.range(0, DAYS)
                    .mapToObj(i -> new Day(days.get(i), counts.members[i], counts.calls.get(i)))
                    .toList();
            return new Statistics(
                    now,
                    told.get(DAYS - 1).members(),
                    told.get(DAYS - 2).members(),
                    told.get(DAYS - 8).members(),
                    yesterdayByNow,
                    lastWeekByNow,
                    told,
                    told.get(DAYS - 1).calls(),
                    counts.channels());
        });
    }

    private Counts counts(List<LocalDate> days, Instant now, RootShops shops) {
        Map<String, Object> parameters = parameters(shops);
        parameters.put(
                "days",
                days.stream().map(day -> start(day).atOffset(ZoneOffset.UTC)).toList());
        parameters.put("start", start(days.get(0)).atOffset(ZoneOffset.UTC));
        parameters.put("stop", after(now).atOffset(ZoneOffset.UTC));
        Counts counts = new Counts();
        String ofShops = shops.only() == null ? "" : OF_SHOPS;
        jdbc.query(MEMBERS.formatted(ofShops), parameters, row -> {
            counts.addMembers(row.getInt(1) - 1, row.getObject(2, Long.class), row.getLong(3));
        });
        jdbc.query(CALLS.formatted(ofShops), parameters, row -> {
            counts.calls.get(row.getInt(1) - 1).put(CallOutcome.valueOf(row.getString(2)), row.getLong(3));
        });
        return counts;
    }

    /** What happened at this very instant is told too. The database knows no finer time. */
    private static Instant after(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS).plusNanos(1_000);
    }

    private long membersOfDayUntil(Instant until, RootShops shops) {
        Map<String, Object> parameters = parameters(shops);
        parameters.put("start", start(day(until)).atOffset(ZoneOffset.UTC));
        parameters.put("end", after(until).atOffset(ZoneOffset.UTC));
        Long members = jdbc.queryForObject(
                "SELECT count(*) FROM member WHERE created_at >= :start AND created_at < :end"
                        + (shops.only() == null ? "" : OF_SHOPS),
                parameters,
                Long.class);
        return members == null ? 0 : members;
    }

    private static Map<String, Object> parameters(RootShops shops) {
        Map<String, Object> parameters = new HashMap<>();
        if (shops.only() != null) {
            parameters.put(
                    "shops",
                    shops.only().stream().map(RootKdtId::value).sorted().toList());
        }
        return parameters;
    }

    /** What was counted, by the number of the day. */
    private static final class Counts {

        private final long[] members = new long[DAYS];
        private final List<Map<CallOutcome, Long>> calls = new ArrayList<>();
        private final Map<@Nullable Long, Long> channels = new HashMap<>();

        Counts() {
            for (int i = 0; i < DAYS; i++) {
                Map<CallOutcome, Long> none = new EnumMap<>(CallOutcome.class);
                for (CallOutcome outcome : CallOutcome.values()) {
                    none.put(outcome, 0L);
                }
                calls.add(none);
            }
        }

        void addMembers(int day, @Nullable Long channel, long count) {
            members[day] += count;
            channels.merge(channel, count, Long::sum);
        }

        List<Channel> channels() {
            return channels.entrySet().stream()
                    .map(entry -> new Channel(entry.getKey(), entry.getValue()))
                    .sorted(Comparator.comparingLong(Channel::members)
                            .reversed()
                            .thenComparing(Channel::code, Comparator.nullsLast(Comparator.naturalOrder())))
                    .toList();
        }
    }
}
