package com.memberhub.application.directory;

import com.memberhub.application.journal.CallOutcome;
import com.memberhub.application.journal.InMemoryCallJournal;
import com.memberhub.application.journal.MemberCall;
import com.memberhub.application.member.InMemoryMembers;
import com.memberhub.application.staff.RootShops;
import com.memberhub.domain.member.Member;
import com.memberhub.domain.member.PlatformTime;
import com.memberhub.domain.member.SourceChannel;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Counts every member and call, for tests. */
public final class InMemoryStatisticsDirectory implements StatisticsDirectory {

    private final InMemoryMembers members;
    private final InMemoryCallJournal journal;

    public InMemoryStatisticsDirectory(InMemoryMembers members, InMemoryCallJournal journal) {
        this.members = members;
        this.journal = journal;
    }

    @Override
    public Statistics at(Instant now, RootShops shops) {
        LocalDate today = day(now);
        List<Member> seen = members.all().values().stream()
                .filter(member -> shops.include(member.key().rootKdtId()))
                .filter(member -> !member.createdAt().isAfter(now))
                .toList();
        List<MemberCall> calls = journal.all().stream()
                .filter(call -> shops.include(call.rootKdtId()))
                .filter(call -> !call.receivedAt().isAfter(now))
                .toList();
        List<Day> days = IntStream.range(0, DAYS)
                .mapToObj(i -> today.minusDays(DAYS - 1L - i))
                .map(day -> new Day(day, members(seen, day, now), calls(calls, day)))
                .toList();
        return new Statistics(
                now,
                members(seen, today, now),
                members(seen, today.minusDays(1), now),
                members(seen, today.minusDays(7), now),
                members(seen, today.minusDays(1), now.minus(Duration.ofDays(1))),
                members(seen, today.minusDays(7), now.minus(Duration.ofDays(7))),
                days,
                calls(calls, today),
                channels(seen, today));
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, PlatformTime.ZONE);
    }

    private static long members(List<Member> members, LocalDate day, Instant until) {
        return members.stream()
                .filter(member -> day(member.createdAt()).equals(day))
                .filter(member -> !member.createdAt().isAfter(until))
                .count();
    }

    private static Map<CallOutcome, Long> calls(List<MemberCall> calls, LocalDate day) {
        return Arrays.stream(CallOutcome.values())
                .collect(Collectors.toMap(
                        Function.identity(),
                        outcome -> calls.stream()
                                .filter(call -> call.outcome() == outcome)
                                .filter(call -> day(call.receivedAt()).equals(day))
                                .count()));
    }

    private static List<Channel> channels(List<Member> members, LocalDate today) {
        return members.stream()
                .filter(member -> day(member.createdAt()).isAfter(today.minusDays(DAYS)))
                .map(member -> Optional.ofNullable(member.profile().memberSourceChannel())
                        .map(SourceChannel::code))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
                .entrySet()
                .stream()
                .map(entry -> new Channel(entry.getKey().orElse(null), entry.getValue()))
                .sorted(Comparator.comparingLong(Channel::members)
                        .reversed()
                        .thenComparing(Channel::code, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
    }
}
