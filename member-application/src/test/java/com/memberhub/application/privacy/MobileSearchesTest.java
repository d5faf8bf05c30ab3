package com.memberhub.application.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.memberhub.application.audit.AccessAction;
import com.memberhub.application.audit.AccessEntry;
import com.memberhub.application.audit.InMemoryAccessLog;
import com.memberhub.application.directory.Page;
import com.memberhub.application.staff.Actor;
import com.memberhub.application.staff.RootShops;
import com.memberhub.domain.member.Mobile;
import com.memberhub.domain.member.RootKdtId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MobileSearchesTest {

    private static final Mobile MOBILE = Mobile.parse("13800138000");
    private static final Actor VIEWER = new Actor("viewer", new RootShops(Set.of(new RootKdtId(7))), "192.0.2.1");
    private static final Actor OTHER = new Actor("other", RootShops.all(), "192.0.2.1");

    private Instant now = Instant.parse("2026-11-20T02:15:30Z");
    private Duration time = Duration.ofDays(-3);
    private final InstantSource instants = () -> now;
    private final Clock clock = instants.withZone(ZoneOffset.UTC);
    private final InMemoryAccessLog accessLog = new InMemoryAccessLog();
    private final MobileSearches searches = new MobileSearches(accessLog, clock, () -> this.time.toNanos());
    private final AtomicInteger searched = new AtomicInteger();

    private Supplier<Page<String>> finding(String... items) {
        return () -> {
            searched.incrementAndGet();
            // A total that a cursor of another search brought along.
            return new Page<>(List.of(items), null, 100, true);
        };
    }

    private void pass(Duration duration) {
        now = now.plus(duration);
        time = time.plus(duration);
    }

    private void miss(Actor actor, int times) {
        IntStream.range(0, times).forEach(i -> searches.page(actor, MOBILE, finding()));
    }

    @Test
    void givenSixtySearchesThatFoundNobody_thenTheNextHasToWaitAndOthersNeedNot() {
        miss(VIEWER, 30);
        IntStream.range(0, 30).forEach(i -> searches.count(VIEWER, MOBILE, () -> 0));

        assertThatThrownBy(() -> miss(VIEWER, 1))
                .isInstanceOfSatisfying(
                        TooManySearchesException.class,
                        cause -> assertThat(cause.secondsToWait()).isEqualTo(600));
        assertThatThrownBy(() -> searches.count(VIEWER, MOBILE, () -> 1)).isInstanceOf(TooManySearchesException.class);

        assertThat(searched).hasValue(30);
        assertThat(searches.page(VIEWER, null, finding()).items()).isEmpty();
        assertThat(searches.count(VIEWER, null, () -> 0)).isZero();
        miss(OTHER, 1);
    }

    @Test
    void givenSearchesThatFindSomebody_thenTheyDoNotCount() {
        IntStream.range(0, 100).forEach(i -> searches.page(VIEWER, MOBILE, finding("a")));
        IntStream.range(0, 100).forEach(i -> searches.count(VIEWER, MOBILE, () -> 1));

        miss(VIEWER, 60);
        assertThatThrownBy(() -> searches.page(VIEWER, MOBILE, finding("a")))
                .isInstanceOf(TooManySearchesException.class);
    }

    @Test
    void givenSearchesThatHaveNotEndedYet_thenTheyCount() {
        miss(VIEWER, 59);

        searches.count(VIEWER, MOBILE, () -> {
            assertThatThrownBy(() -> miss(VIEWER, 1)).isInstanceOf(TooManySearchesException.class);
            return 1;
        });

        miss(VIEWER, 1);
    }

    @Test
    void givenTenMinutesPass_thenTheWindowSlides() {
        miss(VIEWER, 1);
        pass(Duration.ofMinutes(9));
        miss(VIEWER, 59);
        assertThatThrownBy(() -> miss(VIEWER, 1))
                .isInstanceOfSatisfying(
                        TooManySearchesException.class,
                        cause -> assertThat(cause.secondsToWait()).isEqualTo(60));

        pass(Duration.ofMinutes(1));
        miss(VIEWER, 1);
        assertThatThrownBy(() -> miss(VIEWER, 1)).isInstanceOf(TooManySearchesException.class);
    }

    @Test
    void givenTheClockIsSetBack_thenNobodyWaitsLongerForThat() {
        miss(VIEWER, 60);
        now = now.minus(Duration.ofHours(3));

        assertThatThrownBy(() -> miss(VIEWER, 1))
                .isInstanceOfSatisfying(
                        TooManySearchesException.class,
                        cause -> assertThat(cause.secondsToWait()).isEqualTo(600));
        pass(MobileSearches.WINDOW);
        miss(VIEWER, 1);
    }

    @Test
    void givenSomebodyGoesOnTrying_thenTheLogSaysSoOnceInAWindow() {
        miss(VIEWER, 60);
        IntStream.range(0, 5)
                .forEach(i -> assertThatThrownBy(() -> miss(VIEWER, 1)).isInstanceOf(TooManySearchesException.class));

        assertThat(accessLog.all())
                .containsExactly(new AccessEntry(
                        now,
                        "viewer",
                        "192.0.2.1",
                        AccessAction.MOBILE_SEARCHES,
                        new RootKdtId(7),
                        null,
                        null,
                        null,
                        "more than 60 searches for whole mobiles found nobody within 10 minutes"));

        pass(MobileSearches.WINDOW);
        miss(VIEWER, 60);
        assertThatThrownBy(() -> miss(VIEWER, 1)).isInstanceOf(TooManySearchesException.class);
        assertThat(accessLog.all()).hasSize(2);
    }

    @Test
    void givenManyAccounts_thenThoseOfLongAgoAreForgotten() {
        IntStream.range(0, MobileSearches.MOST_ACCOUNTS + 5)
                .forEach(i -> miss(new Actor("name" + i, RootShops.all(), "192.0.2.1"), 1));

        assertThat(searches.accounts()).isEqualTo(MobileSearches.MOST_ACCOUNTS);
    }
}
