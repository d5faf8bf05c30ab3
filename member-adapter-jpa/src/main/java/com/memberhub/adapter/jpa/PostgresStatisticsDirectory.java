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

    private static final String MEMBERS = """
            SELECT day.number, counted.channel, counted.members
            FROM unnest(ARRAY[:days]::timestamptz[], ARRAY[:ends]::timestamptz[]) WITH ORDINALITY AS day (start, stop, number)
            CROSS JOIN LATERAL (
                SELECT member_source_channel AS channel, count(*) AS members FROM member
                WHERE created_at >= day.start AND created_at < day.stop%s
                GROUP BY member_source_channel) AS counted""";

    private static final String CALLS = """
            SELECT day.number, counted.outcome, counted.calls
            FROM unnest(ARRAY[:days]::timestamptz[], ARRAY[:ends]::timestamptz[]) WITH ORDINALITY AS day (start, stop, number)
            CROSS JOIN LATERAL (
                SELECT outcome, count(*) AS calls FROM member_call
                WHERE received_at >= day.start AND received_at < day.stop%s
                GROUP BY outcome) AS counted""";

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
        parameters.put(
                "ends",
                days.stream().map(day -> end(day, now).atOffset(ZoneOffset.UTC)).toList());
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

    /** Where a day ends that may not be over: what happened at this very instant is told too. */
    private static Instant end(LocalDate day, Instant now) {
        Instant end = start(day.plusDays(1));
        return end.isAfter(now) ? after(now) : end;
    }

    /** The database knows no finer time. */
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
