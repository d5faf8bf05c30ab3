package com.memberhub.application.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.memberhub.application.caller.RefusedCallers.Search;
import com.memberhub.application.directory.InvalidCursorException;
import com.memberhub.application.directory.Page;
import com.memberhub.application.directory.PageRequest;
import com.memberhub.application.journal.RequestId;
import com.memberhub.application.staff.RootShops;
import com.memberhub.domain.member.AppId;
import com.memberhub.domain.member.RootKdtId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every store of refused callers promises. Each test starts with an empty one. */
public interface RefusedCallersContract {

    Instant NOW = Instant.parse("2026-11-20T02:15:30.123456Z");
    Search EVERYTHING = new Search(null, null, null, null);

    RefusedCallers callers();

    /** Purges in a transaction of its own. */
    int purge(Instant before, int most);

    private static RefusedCaller refused(int second, String address, RefusalReason reason) {
        return new RefusedCaller(NOW.plusSeconds(second), new RequestId("request-" + second), address, null, reason);
    }

    private List<String> found(Search search) {
        Page<RefusedCaller> page = callers().search(search, PageRequest.first(100), RootShops.all());
        List<String> found =
                page.items().stream().map(each -> each.requestId().value()).toList();
        assertThat(page.total()).isEqualTo(found.size());
        assertThat(page.totalIsExact()).isTrue();
        return found;
    }

    @Test
    default void keepsEveryPartOfALineNewestFirst() {
        RefusedCaller unknown = refused(1, "2001:db8:0:0:0:0:0:7", RefusalReason.WRONG_PROOF);
        RefusedCaller known = new RefusedCaller(
                NOW.plusSeconds(2),
                new RequestId("01KAR2V6M8Q4D0A7J5Z3T9X1CE"),
                "192.0.2.1",
                new AppId("91234567_crm'; --"),
                RefusalReason.FOREIGN_SHOP);
        callers().append(unknown);
        callers().append(known);

        assertThat(callers()
                        .search(EVERYTHING, PageRequest.first(10), RootShops.all())
                        .items())
                .containsExactly(known, unknown);
    }

    @Test
    default void findsByEachFilterAlone() {
        callers().append(refused(1, "192.0.2.1", RefusalReason.NO_PROOF));
        callers().append(refused(2, "192.0.2.2", RefusalReason.NO_PROOF));
        callers().append(refused(3, "192.0.2.2", RefusalReason.STALE_PROOF));

        assertThat(found(new Search("192.0.2.2", null, null, null))).containsExactly("request-3", "request-2");
        assertThat(found(new Search(null, RefusalReason.NO_PROOF, null, null)))
                .containsExactly("request-2", "request-1");
        assertThat(found(new Search(null, null, NOW.plusSeconds(2), NOW.plusSeconds(3))))
                .containsExactly("request-2");
        assertThat(found(new Search("192.0.2.9", null, null, null))).isEmpty();
    }

    @Test
    default void showsNoneToThoseWhoMayNotSeeAllRootShops() {
        callers().append(refused(1, "192.0.2.1", RefusalReason.NO_PROOF));

        Page<RefusedCaller> page =
                callers().search(EVERYTHING, PageRequest.first(10), new RootShops(Set.of(new RootKdtId(91_234_567L))));

        assertThat(page.items()).isEmpty();
        assertThat(page.total()).isZero();
    }

    @Test
    default void turnsPagesWithoutLossOrRepeatAlthoughTimesAreEqual() {
        for (int i = 0; i < 7; i++) {
            callers()
                    .append(new RefusedCaller(
                            NOW.plusSeconds(i / 3),
                            new RequestId("request-" + i),
                            "192.0.2.1",
                            null,
                            RefusalReason.NO_PROOF));
        }
        List<String> seen = new ArrayList<>();
        String cursor = null;
        do {
            Page<RefusedCaller> page = callers().search(EVERYTHING, new PageRequest(cursor, 2), RootShops.all());
            page.items().forEach(each -> seen.add(each.requestId().value()));
            assertThat(page.total()).isEqualTo(7);
            cursor = page.next();
        } while (cursor != null);

        assertThat(seen)
                .containsExactly(
                        "request-6", "request-5", "request-4", "request-3", "request-2", "request-1", "request-0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "????", "AAAA", "YWNjZXNzfDF8MXx4", "\u0000"})
    default void refusesACursorThatIsNoneOfOurs(String cursor) {
        assertThatThrownBy(() -> callers().search(EVERYTHING, new PageRequest(cursor, 1), RootShops.all()))
                .isInstanceOf(InvalidCursorException.class);
    }

    @Test
    default void purgesWhatIsOlderThanAnInstantOldestFirstInBatches() {
        for (int i = 0; i < 5; i++) {
            callers().append(refused(i, "192.0.2.1", RefusalReason.NO_PROOF));
        }

        assertThat(purge(NOW.plusSeconds(3), 2)).isEqualTo(2);
        assertThat(found(EVERYTHING)).containsExactly("request-4", "request-3", "request-2");
        assertThat(purge(NOW.plusSeconds(3), 2)).isEqualTo(1);
        assertThat(purge(NOW.plusSeconds(3), 2)).isZero();
        assertThat(found(EVERYTHING)).containsExactly("request-4", "request-3");
    }
}
