package com.memberhub.adapter.rest.console;

import com.memberhub.application.directory.StatisticsDirectory.Channel;
import com.memberhub.application.directory.StatisticsDirectory.Day;
import com.memberhub.application.directory.StatisticsDirectory.Statistics;
import com.memberhub.application.journal.CallOutcome;
import com.memberhub.domain.member.PlatformTime;
import com.memberhub.domain.member.SourceChannel;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The home page.
 *
 * @param today the address of the calls of today
 */
record HomePage(
        String asOf,
        String membersToday,
        Comparison yesterday,
        Comparison lastWeek,
        Chart members,
        Chart calls,
        String callsToday,
        List<Outcome> outcomes,
        List<Share> channels,
        String today) {

    /** Longer lists are not read. */
    private static final int MOST_CHANNELS = 7;

    /** From the ground of a bar up: what is usual first, so that what is not stands out on top. */
    private static final List<CallOutcome> STACK =
            List.of(CallOutcome.CREATED, CallOutcome.ALIGNED, CallOutcome.UNCHANGED, CallOutcome.REJECTED);

    private static final int ALL = 100;

    /**
     * Today beside another day.
     *
     * @param byNow how many there were by this time of that day
     * @param whole of that whole day
     * @param change in percent with its sign; null where there is nothing to compare with
     * @param direction up, down or same
     */
    record Comparison(String byNow, String whole, @Nullable String change, String direction) {}

    /** How many calls ended so today. */
    record Outcome(Badge badge, String number, String calls) {}

    /**
     * The part of one channel.
     *
     * @param percent of the largest, for the bar
     * @param search null where there is no channel to search for
     */
    record Share(
            String name,
            String number,
            long percent,
            @Nullable String search) {}

    static HomePage of(Statistics statistics, Wording wording) {
        LocalDate today = LocalDate.ofInstant(statistics.asOf(), PlatformTime.ZONE);
        return new HomePage(
                wording.clock(statistics.asOf()),
                wording.number(statistics.membersToday()),
                comparison(
                        statistics.membersToday(),
                        statistics.membersYesterdayByNow(),
                        statistics.membersYesterday(),
                        wording),
                comparison(
                        statistics.membersToday(),
                        statistics.membersLastWeekByNow(),
                        statistics.membersLastWeek(),
                        wording),
                Chart.of(
                        statistics.days().stream()
                                .map(day -> membersOf(day, wording))
                                .toList(),
                        wording.say("home.day"),
                        wording),
                Chart.of(
                        statistics.days().stream()
                                .map(day -> callsOf(day, wording))
                                .toList(),
                        wording.say("home.day"),
                        wording),
                wording.number(statistics.callsByOutcomeToday().values().stream()
                        .mapToLong(Long::longValue)
                        .sum()),
                Arrays.stream(CallOutcome.values())
                        .map(outcome -> new Outcome(
                                Badge.of(outcome, wording),
                                wording.number(number(statistics.callsByOutcomeToday(), outcome)),
                                Pages.CALLS + "?outcome=" + outcome + "&from=" + today))
                        .toList(),
                shares(statistics, wording),
                Pages.CALLS + "?from=" + today);
    }

    private static Comparison comparison(long today, long byNow, long whole, Wording wording) {
        String direction = today > byNow ? "up" : today < byNow ? "down" : "same";
        String change = byNow == 0
                ? null
                : String.format(wording.locale(), "%+d%%", Math.round((double) ALL * (today - byNow) / byNow));
        return new Comparison(wording.number(byNow), wording.number(whole), change, direction);
    }

    private static Chart.Column membersOf(Day day, Wording wording) {
        return new Chart.Column(
                wording.day(day.date()),
                List.of(new Chart.Value("members", wording.say("home.members.new"), day.members())));
    }

    private static Chart.Column callsOf(Day day, Wording wording) {
        return new Chart.Column(
                wording.day(day.date()),
                STACK.stream()
                        .map(outcome -> {
                            Badge badge = Badge.of(outcome, wording);
                            return new Chart.Value(badge.style(), badge.text(), number(day.calls(), outcome));
                        })
                        .toList());
    }

    private static long number(Map<CallOutcome, Long> numbers, CallOutcome outcome) {
        return numbers.getOrDefault(outcome, 0L);
    }

    private static List<Share> shares(Statistics statistics, Wording wording) {
        List<Channel> channels = statistics.channels();
        LocalDate from = statistics.days().get(0).date();
        long largest =
                Math.max(1, channels.stream().mapToLong(Channel::members).max().orElse(1));
        List<Share> shares = new ArrayList<>(channels.stream()
                .limit(MOST_CHANNELS)
                .map(channel -> share(channel, from, largest, wording))
                .toList());
        long others = channels.stream()
                .skip(MOST_CHANNELS)
                .mapToLong(Channel::members)
                .sum();
        if (others > 0) {
            shares.add(new Share(
                    wording.say("home.channels.others"), wording.number(others), percent(others, largest), null));
        }
        return shares;
    }

    private static Share share(Channel channel, LocalDate from, long largest, Wording wording) {
        Long code = channel.code();
        return new Share(
                code == null ? wording.say("home.channels.untold") : wording.channel(new SourceChannel(code)),
                wording.number(channel.members()),
                percent(channel.members(), largest),
                code == null ? null : Pages.MEMBERS + "?channel=" + code + "&createdFrom=" + from);
    }

    private static long percent(long number, long largest) {
        return Math.min(ALL, Math.max(1, ALL * number / largest));
    }
}
