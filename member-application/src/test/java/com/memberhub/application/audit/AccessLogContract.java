package com.memberhub.application.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.memberhub.application.audit.AccessLog.Search;
import com.memberhub.application.directory.InvalidCursorException;
import com.memberhub.application.directory.Page;
import com.memberhub.application.directory.PageRequest;
import com.memberhub.application.journal.RequestId;
import com.memberhub.application.staff.Actor;
import com.memberhub.application.staff.RootShops;
import com.memberhub.domain.member.OutOpenId;
import com.memberhub.domain.member.RootKdtId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every access log promises. Each test starts with an empty one. */
public interface AccessLogContract {

    Instant NOW = Instant.parse("2026-11-20T02:15:30.123456Z");
    Actor ZHOU = new Actor("zhou", RootShops.all(), "10.0.0.7");
    Actor QIAN = new Actor("qian", RootShops.all(), "10.0.0.8");
    Search EVERYTHING = new Search(null, null, null, null, null);

    AccessLog log();

    /** Appends in a transaction of its own. */
    void append(AccessEntry entry);

    private static AccessEntry ofMember(int n, Actor actor, AccessAction action, long rootKdtId, String outOpenId) {
        return AccessEntry.ofMember(
                NOW.plusSeconds(n), actor, action, new RootKdtId(rootKdtId), new OutOpenId(outOpenId), "reason " + n);
    }

    private List<@Nullable String> reasons(Search search, RootShops shops) {
        List<@Nullable String> reasons = new ArrayList<>();
        Page<AccessEntry> page = log().search(search, PageRequest.first(100), shops);
        page.items().forEach(entry -> reasons.add(entry.reason()));
        assertThat(page.total()).isEqualTo(reasons.size());
        assertThat(page.totalIsExact()).isTrue();
        return reasons;
    }

    @Test
    default void keepsEveryPartOfALineNewestFirst() {
        AccessEntry ofMember = ofMember(1, ZHOU, AccessAction.REVEAL_MEMBER, 7, "card-1");
        AccessEntry ofCall = AccessEntry.ofCall(
                NOW.plusSeconds(3),
                QIAN,
                AccessAction.CORRECTION,
                null,
                new OutOpenId("card-2"),
                new RequestId("01KAR2V6M8Q4D0A7J5Z3T9X1CE"),
                null,
                "01KAR2V6M8Q4D0A7J5Z3T9X1CF");
        AccessEntry ofMany = AccessEntry.ofMany(
                NOW.plusSeconds(2), QIAN, AccessAction.EXPORT, new RootKdtId(7), "月度报表 '; --", "1000000 rows");
        append(ofMember);
        append(ofCall);
        append(ofMany);

        assertThat(log().search(EVERYTHING, PageRequest.first(10), RootShops.all())
                        .items())
                .containsExactly(ofCall, ofMany, ofMember);
    }

    @Test
    default void findsByEachFilterAlone() {
        append(ofMember(1, ZHOU, AccessAction.REVEAL_MEMBER, 7, "card-1"));
        append(ofMember(2, QIAN, AccessAction.REVEAL_MEMBER, 7, "card-2"));
        append(ofMember(3, QIAN, AccessAction.ERASURE, 7, "card-1"));
        RootShops all = RootShops.all();

        assertThat(reasons(new Search("qian", null, null, null, null), all)).containsExactly("reason 3", "reason 2");
        assertThat(reasons(new Search(null, AccessAction.REVEAL_MEMBER, null, null, null), all))
                .containsExactly("reason 2", "reason 1");
        assertThat(reasons(new Search(null, null, new OutOpenId("card-1"), null, null), all))
                .containsExactly("reason 3", "reason 1");
        assertThat(reasons(new Search(null, null, null, NOW.plusSeconds(2), NOW.plusSeconds(3)), all))
                .containsExactly("reason 2");
        assertThat(reasons(
                        new Search("qian", AccessAction.ERASURE, new OutOpenId("card-1"), NOW, NOW.plusSeconds(9)),
                        all))
                .containsExactly("reason 3");
        assertThat(reasons(new Search("nobody", null, null, null, null), all)).isEmpty();
    }

    @Test
    default void leavesOutWhatIsOfForeignRootShopsAndOfNone() {
        append(ofMember(1, ZHOU, AccessAction.REVEAL_MEMBER, 7, "card-1"));
        append(ofMember(2, ZHOU, AccessAction.REVEAL_MEMBER, 8, "card-2"));
        append(AccessEntry.ofMany(NOW, ZHOU, AccessAction.EXPORT, null, "of many", "2 rows"));

        assertThat(reasons(EVERYTHING, new RootShops(Set.of(new RootKdtId(8), new RootKdtId(9)))))
                .containsExactly("reason 2");
    }

    @Test
    default void turnsPagesWithoutLossOrRepeatAlthoughTimesAreEqual() {
        for (int i = 0; i < 7; i++) {
            append(ofMember(i / 3, ZHOU, AccessAction.REVEAL_MEMBER, 7, "card-" + i));
        }
        List<String> seen = new ArrayList<>();
        String cursor = null;
        do {
            Page<AccessEntry> page = log().search(EVERYTHING, new PageRequest(cursor, 2), RootShops.all());
            page.items().forEach(entry -> seen.add(String.valueOf(entry.outOpenId())));
            assertThat(page.total()).isEqualTo(7);
            cursor = page.next();
        } while (cursor != null);

        assertThat(seen).containsExactly("card-6", "card-5", "card-4", "card-3", "card-2", "card-1", "card-0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "????", "AAAA", "YWNjZXNzfDF8MXx4", "\u0000"})
    default void refusesACursorThatIsNoneOfOurs(String cursor) {
        assertThatThrownBy(() -> log().search(EVERYTHING, new PageRequest(cursor, 1), RootShops.all()))
                .isInstanceOf(InvalidCursorException.class);
    }
}
