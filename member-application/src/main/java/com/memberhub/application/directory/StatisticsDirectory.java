package com.memberhub.application.directory;

import com.memberhub.application.journal.CallOutcome;
import com.memberhub.application.staff.RootShops;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a shift lead wants to know at a glance. Days are those of Asia/Shanghai. */
public interface StatisticsDirectory {

    /** How many days the charts go back, today included. */
    int DAYS = 30;

    /**
     * The figures up to an instant. They may be up to a minute old.
     *
     * @param now usually the present
     */
    Statistics at(Instant now, RootShops shops);

    /**
     * The figures.
     *
     * @param membersYesterday of the whole day, so for the next
     * @param membersYesterdayByNow up to the same time of the day, to compare with today
     * @param membersLastWeekByNow the same, a week ago
     * @param days the last {@link #DAYS} days, oldest first, none left out
     * @param callsByOutcomeToday none left out
     * @param channels of the members of those days, most first
     */
    record Statistics(
            Instant asOf,
            long membersToday,
            long membersYesterday,
            long membersLastWeek,
            long membersYesterdayByNow,
            long membersLastWeekByNow,
            List<Day> days,
            Map<CallOutcome, Long> callsByOutcomeToday,
            List<Channel> channels) {

        public Statistics {
            days = List.copyOf(days);
            callsByOutcomeToday = Map.copyOf(callsByOutcomeToday);
            channels = List.copyOf(channels);
        }
    }

    /** One day: members that were new, and calls by what became of them, none left out. */
    record Day(LocalDate date, long members, Map<CallOutcome, Long> calls) {

        public Day {
            calls = Map.copyOf(calls);
        }
    }

    /**
     * Members of one source channel.
     *
     * @param code null where none was told
     */
    record Channel(@Nullable Long code, long members) {}
}
