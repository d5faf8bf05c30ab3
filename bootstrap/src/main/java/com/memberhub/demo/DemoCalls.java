package com.memberhub.demo;

import com.memberhub.demo.DemoCall.Kind;
import com.memberhub.demo.DemoPeople.Remark;
import com.memberhub.domain.member.PlatformTime;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** The calls of the last thirty days, in the order in which they came: quiet nights, busy evenings, busier weekends. */
final class DemoCalls {

    private static final int DAYS = 30;
    private static final int[] BUSY_BY_HOUR = {
        2, 1, 1, 1, 1, 2, 4, 8, 12, 16, 22, 28, 30, 24, 20, 20, 22, 26, 32, 38, 36, 26, 14, 6
    };
    private static final int BUSIEST = 38;
    private static final int WEEKDAY = 58;
    private static final int WEEKEND = 100;

    private final Random random;
    private final Instant now;
    private final LocalDate today;
    private final List<DemoCall> calls = new ArrayList<>();

    private DemoCalls(long seed, Instant now) {
        this.random = new Random(seed);
        this.now = now;
        this.today = LocalDate.ofInstant(now, PlatformTime.ZONE);
    }

    /** The calls of so many people, and of a few more who never became members. */
    static List<DemoCall> of(int people, long seed, Instant now) {
        DemoCalls calls = new DemoCalls(seed, now);
        for (int person = 0; person < people; person++) {
            calls.add(person);
        }
        int strangers = people / 80;
        for (int i = 0; i < strangers; i++) {
            calls.addRefused(people + i, i);
        }
        calls.calls.sort(Comparator.comparing(DemoCall::at).thenComparing(DemoCall::person));
        return calls.calls;
    }

    private void add(int person) {
        Instant first = sometime();
        Remark remark = DemoPeople.remarkOf(person);
        if (remark == Remark.YZ_OPEN_ID_CHANGES) {
            calls.add(new DemoCall(first, person, Kind.WHOLE));
            later(first, Duration.ofDays(4), person, Kind.ANOTHER_YZ_OPEN_ID);
            return;
        }
        switch (person % 64) {
            // Refused first, and cured when it came again.
            case 9 -> refusedFirst(first, person, Kind.SHORT_MOBILE);
            case 41 -> refusedFirst(first, person, Kind.GENDER_IN_WORDS);
            // What was learnt later aligned the member.
            case 3, 15, 27, 38, 50, 62 -> {
                calls.add(new DemoCall(first, person, Kind.SPARSE));
                later(first, Duration.ofDays(6), person, Kind.WHOLE);
            }
            // The platform's two events tell the same.
            case 1, 8, 19, 22, 33, 45, 52, 58 -> {
                calls.add(new DemoCall(first, person, Kind.WHOLE));
                later(first, Duration.ofMinutes(2), person, Kind.WHOLE);
            }
            default -> calls.add(new DemoCall(first, person, Kind.WHOLE));
        }
    }

    private void refusedFirst(Instant first, int person, Kind kind) {
        calls.add(new DemoCall(first, person, kind));
        Instant cured = first.plus(Duration.ofMinutes(5 + random.nextInt(600)));
        calls.add(new DemoCall(cured.isBefore(now) ? cured : now, person, Kind.WHOLE));
    }

    private void addRefused(int stranger, int index) {
        Kind kind = List.of(Kind.SHORT_MOBILE, Kind.GENDER_IN_WORDS, Kind.NO_EXTEND_MAP, Kind.UNREADABLE)
                .get(index % 4);
        calls.add(new DemoCall(sometime(), stranger, kind));
    }

    /** A call that comes after another; none where it had to come after now. */
    private void later(Instant first, Duration within, int person, Kind kind) {
        Instant at = first.plusMillis(200 + (long) (random.nextDouble() * within.toMillis()));
        calls.add(new DemoCall(at.isBefore(now) ? at : now, person, kind));
    }

    private Instant sometime() {
        while (true) {
            LocalDate day = today.minusDays(random.nextInt(DAYS));
            ZonedDateTime time = day.atStartOfDay(PlatformTime.ZONE).plusSeconds(random.nextInt(86_400));
            Instant at = time.toInstant().plusMillis(random.nextInt(1_000));
            int ofDay = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY
                    ? WEEKEND
                    : WEEKDAY;
            boolean taken = random.nextInt(BUSIEST) < BUSY_BY_HOUR[time.getHour()] && random.nextInt(WEEKEND) < ofDay;
            if (taken && at.isBefore(now)) {
                return at;
            }
        }
    }
}
