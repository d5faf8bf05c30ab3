package com.memberhub.application.directory;

import static com.memberhub.application.journal.MemberCallBuilder.aCall;
import static com.memberhub.domain.member.MemberBuilder.aMember;
import static com.memberhub.domain.member.ProfileBuilder.aProfile;
import static org.assertj.core.api.Assertions.assertThat;

import com.memberhub.application.directory.StatisticsDirectory.Channel;
import com.memberhub.application.directory.StatisticsDirectory.Day;
import com.memberhub.application.directory.StatisticsDirectory.Statistics;
import com.memberhub.application.journal.CallOutcome;
import com.memberhub.application.journal.MemberCall;
import com.memberhub.application.staff.RootShops;
import com.memberhub.domain.member.Member;
import com.memberhub.domain.member.MemberBuilder;
import com.memberhub.domain.member.RootKdtId;
import com.memberhub.domain.member.SourceChannel;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every source of figures promises. Each test starts with nothing. */
public interface StatisticsDirectoryContract {

    /** Half past ten in the morning in Shanghai, where the day began eight hours before that of UTC. */
    Instant NOW = Instant.parse("2026-11-20T02:30:00Z");

    StatisticsDirectory directory();

    void store(List<Member> members);

    void append(List<MemberCall> calls);

    private static Member created(int n, String time) {
        return member(n, time).build();
    }

    private static MemberBuilder member(int n, String time) {
        return aMember()
                .mobile(String.valueOf(13_900_000_000L + n))
                .outOpenId("number-" + n)
                .createdAt(Instant.parse(time));
    }

    private static Member ofChannel(int n, String time, long channel) {
        return member(n, time)
                .profile(aProfile().memberSourceChannel(new SourceChannel(channel)))
                .build();
    }

    private static MemberCall call(int n, String time, CallOutcome outcome) {
        return aCall().requestId("call-" + n)
                .receivedAt(Instant.parse(time))
                .outcome(outcome)
                .build();
    }

    @Test
    default void leavesNothingOutWhereNothingHappened() {
        Statistics statistics = directory().at(NOW, RootShops.all());

        assertThat(statistics.asOf()).isEqualTo(NOW);
        assertThat(statistics.membersToday()).isZero();
        assertThat(statistics.days()).hasSize(StatisticsDirectory.DAYS);
        assertThat(statistics.days().get(0).date()).isEqualTo(LocalDate.parse("2026-10-22"));
        assertThat(statistics.days().get(29).date()).isEqualTo(LocalDate.parse("2026-11-20"));
        assertThat(statistics.days()).allSatisfy(day -> assertThat(day.calls()).containsOnlyKeys(CallOutcome.values()));
        assertThat(statistics.callsByOutcomeToday())
                .isEqualTo(Map.of(
                        CallOutcome.CREATED, 0L,
                        CallOutcome.ALIGNED, 0L,
                        CallOutcome.UNCHANGED, 0L,
                        CallOutcome.REJECTED, 0L));
        assertThat(statistics.channels()).isEmpty();
    }

    @Test
    default void countsMembersByTheDaysOfShanghai() {
        store(List.of(
                created(1, "2026-11-20T02:30:00Z"), // this very instant
                created(2, "2026-11-19T16:00:00Z"), // midnight in Shanghai
                created(3, "2026-11-19T15:59:59.999999Z"), // yesterday's last moment
                created(4, "2026-11-19T02:30:00Z"), // yesterday at this time
                created(5, "2026-11-19T02:30:00.000001Z"), // a moment later
                created(6, "2026-11-13T02:00:00Z"), // a week ago
                created(7, "2026-11-13T03:00:00Z"), // a week ago, later in the day
                created(8, "2026-10-21T16:00:00Z"), // the first moment of the charts
                created(9, "2026-10-21T15:59:59Z"), // before it
                created(10, "2026-11-20T02:30:00.000001Z"))); // still to come

        Statistics statistics = directory().at(NOW, RootShops.all());

        assertThat(statistics.membersToday()).isEqualTo(2);
        assertThat(statistics.membersYesterday()).isEqualTo(3);
        assertThat(statistics.membersLastWeek()).isEqualTo(2);
        assertThat(statistics.membersYesterdayByNow()).isEqualTo(1);
        assertThat(statistics.membersLastWeekByNow()).isEqualTo(1);
        assertThat(statistics.days())
                .filteredOn(day -> day.members() > 0)
                .extracting(day -> day.date() + " " + day.members())
                .containsExactly("2026-10-22 1", "2026-11-13 2", "2026-11-19 3", "2026-11-20 2");
    }

    @Test
    default void countsCallsByDayAndOutcome() {
        append(List.of(
                call(1, "2026-11-20T02:00:00Z", CallOutcome.CREATED),
                call(2, "2026-11-20T02:30:00Z", CallOutcome.REJECTED),
                call(3, "2026-11-19T16:00:00Z", CallOutcome.REJECTED),
                call(4, "2026-11-19T15:59:59Z", CallOutcome.ALIGNED),
                call(5, "2026-10-21T15:59:59Z", CallOutcome.UNCHANGED),
                call(6, "2026-11-20T02:30:01Z", CallOutcome.UNCHANGED)));

        Statistics statistics = directory().at(NOW, RootShops.all());

        Map<CallOutcome, Long> today = Map.of(
                CallOutcome.CREATED, 1L, CallOutcome.ALIGNED, 0L, CallOutcome.UNCHANGED, 0L, CallOutcome.REJECTED, 2L);
        Day yesterday = statistics.days().get(28);
        assertThat(statistics.callsByOutcomeToday()).isEqualTo(today);
        assertThat(statistics.days().get(29).calls()).isEqualTo(today);
        assertThat(yesterday.calls()).containsEntry(CallOutcome.ALIGNED, 1L).containsEntry(CallOutcome.REJECTED, 0L);
        assertThat(statistics.days().stream()
                        .mapToLong(day -> day.calls().values().stream()
                                .mapToLong(Long::longValue)
                                .sum()))
                .hasSize(30)
                .satisfies(sums -> assertThat(
                                sums.stream().mapToLong(sum -> (Long) sum).sum())
                        .isEqualTo(4));
    }

    @Test
    default void countsMembersByChannelMostFirst() {
        store(List.of(
                ofChannel(1, "2026-11-20T02:00:00Z", 1000),
                ofChannel(2, "2026-11-20T02:00:00Z", 102),
                ofChannel(3, "2026-11-01T02:00:00Z", 102),
                created(4, "2026-11-20T02:00:00Z"),
                ofChannel(5, "2026-10-01T02:00:00Z", 400)));

        assertThat(directory().at(NOW, RootShops.all()).channels())
                .containsExactly(new Channel(102L, 2), new Channel(1000L, 1), new Channel(null, 1));
    }

    @Test
    default void honoursRootShops() {
        store(List.of(
                member(1, "2026-11-20T02:00:00Z").rootKdtId(1).build(),
                member(2, "2026-11-20T02:00:00Z").rootKdtId(2).build(),
                member(3, "2026-11-19T02:00:00Z").rootKdtId(3).build()));
        append(List.of(
                aCall().requestId("1").rootKdtId(1).receivedAt(NOW).build(),
                aCall().requestId("2").rootKdtId(2).receivedAt(NOW).build()));

        Statistics statistics = directory().at(NOW, new RootShops(Set.of(new RootKdtId(1), new RootKdtId(3))));

        assertThat(statistics.membersToday()).isEqualTo(1);
        assertThat(statistics.membersYesterdayByNow()).isEqualTo(1);
        assertThat(statistics.callsByOutcomeToday()).containsEntry(CallOutcome.CREATED, 1L);
        assertThat(statistics.channels()).containsExactly(new Channel(null, 2));
    }
}
