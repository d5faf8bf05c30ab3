package com.memberhub.application.directory;

import static com.memberhub.application.journal.MemberCallBuilder.aCall;
import static com.memberhub.application.journal.MemberCallBuilder.aRejectedCall;
import static com.memberhub.domain.member.MemberBuilder.aMember;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.memberhub.application.journal.CallOrigin;
import com.memberhub.application.journal.CallOutcome;
import com.memberhub.application.journal.MemberCall;
import com.memberhub.application.journal.MemberCallBuilder;
import com.memberhub.application.journal.Payload;
import com.memberhub.application.journal.RequestId;
import com.memberhub.application.journal.Submitter;
import com.memberhub.application.staff.RootShops;
import com.memberhub.domain.finding.Notice;
import com.memberhub.domain.finding.NoticeCode;
import com.memberhub.domain.finding.Violation;
import com.memberhub.domain.finding.ViolationCode;
import com.memberhub.domain.member.Change;
import com.memberhub.domain.member.Member;
import com.memberhub.domain.member.Mobile;
import com.memberhub.domain.member.OutOpenId;
import com.memberhub.domain.member.RootKdtId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every directory of calls promises. Each test starts with an empty journal. */
public interface CallDirectoryContract {

    Instant NOW = Instant.parse("2026-11-20T02:15:30Z");
    Violation VIOLATION = Violation.of("gender", ViolationCode.NOT_LISTED, "0, 1, 2");
    RootShops FOREIGN = new RootShops(Set.of(new RootKdtId(7)));

    CallDirectory directory();

    /** The same directory, where counts are exact only so far. */
    CallDirectory directoryThatCountsUpTo(int most);

    void store(Member member);

    void append(List<MemberCall> calls);

    private void append(MemberCallBuilder... calls) {
        append(Arrays.stream(calls).map(MemberCallBuilder::build).toList());
    }

    private static MemberCallBuilder call(int n) {
        return aCall().requestId("call-" + n).receivedAt(NOW.plusSeconds(n));
    }

    private static MemberCallBuilder refused(int n) {
        return call(n).refused(VIOLATION);
    }

    private static MemberCallBuilder correction(int n, int corrected) {
        return call(n).submitter(Submitter.correction("operator", new RequestId("call-" + corrected)));
    }

    private CallView find(String requestId) {
        return directory().find(new RequestId(requestId), RootShops.all()).orElseThrow();
    }

    private static List<String> ids(Page<CallView> page) {
        return page.items().stream().map(call -> call.requestId().value()).toList();
    }

    private List<String> found(CallSearch search) {
        Page<CallView> page = directory().search(search, PageRequest.first(100), RootShops.all());
        assertThat(page.total()).isEqualTo(page.items().size());
        assertThat(page.totalIsExact()).isTrue();
        return ids(page);
    }

    private static CallSearch everything() {
        return new CallSearch(null, null, false, false, null, null, null, null, null);
    }

    @Test
    default void tellsEverythingOfAnAcceptedCallWithItsMobileAndChangesMasked() {
        append(aCall().submitter(Submitter.correction("operator", new RequestId("earlier")))
                .payload("{\"name\":\"张小满\"}".getBytes(StandardCharsets.UTF_8))
                .notices(Notice.of("memberSourceChannel", NoticeCode.UNLISTED_CHANNEL, 9999L))
                .aligned(new Change("name", null, "张小满"), new Change("yzAscriptionKdtId", 1L, 2L)));

        CallView call = find("01KAR2V6M8Q4D0A7J5Z3T9X1CE");

        assertThat(call.receivedAt()).isEqualTo(Instant.parse("2026-11-20T02:15:30.123456Z"));
        assertThat(call.origin()).isEqualTo(CallOrigin.CORRECTION);
        assertThat(call.submittedBy()).isEqualTo("operator");
        assertThat(call.corrects()).isEqualTo(new RequestId("earlier"));
        assertThat(call.correctedBy()).isNull();
        assertThat(call.cured()).isFalse();
        assertThat(String.valueOf(call.appId())).isEqualTo("91234567_crm");
        assertThat(call.rootKdtId()).isEqualTo(new RootKdtId(91_234_567));
        assertThat(call.mobile()).isEqualTo("138****8000");
        assertThat(call.outcome()).isEqualTo(CallOutcome.ALIGNED);
        assertThat(call.outOpenId()).isEqualTo(new OutOpenId("01KAR2V6M9R5E1B8K6A4V0Y2DF"));
        assertThat(call.violations()).isEmpty();
        assertThat(call.notices())
                .containsExactly(new CallView.Finding("memberSourceChannel", "unlisted_channel", List.of(9999L)));
        assertThat(call.changes())
                .containsExactly(new Change("name", null, "张*"), new Change("yzAscriptionKdtId", 1L, 2L));
        assertThat(call.timeTaken()).isEqualTo(Duration.ofNanos(12_345_000));
        assertThat(call.payload()).isEqualTo(new Payload("{\"name\":\"张小满\"}".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    default void tellsOfACallOfWhichNothingCouldBeRead() {
        append(aRejectedCall(Violation.of("$", ViolationCode.JSON_MALFORMED, 1, 16))
                .requestId("unreadable"));

        CallView call = find("unreadable");

        assertThat(call.origin()).isEqualTo(CallOrigin.PLATFORM);
        assertThat(call.submittedBy()).isNull();
        assertThat(call.corrects()).isNull();
        assertThat(call.appId()).isNull();
        assertThat(call.rootKdtId()).isNull();
        assertThat(call.mobile()).isNull();
        assertThat(call.outOpenId()).isNull();
        assertThat(call.cured()).isFalse();
        assertThat(call.violations()).containsExactly(new CallView.Finding("$", "json_malformed", List.of(1L, 16L)));
    }

    @Test
    default void knowsNoCallOfAnUnknownIdOrAForeignRootShop() {
        append(call(1), aRejectedCall(VIOLATION).requestId("unreadable"));

        assertThat(directory().find(new RequestId("another"), RootShops.all())).isEmpty();
        assertThat(directory().find(new RequestId("call-1"), FOREIGN)).isEmpty();
        assertThat(directory().find(new RequestId("call-1"), new RootShops(Set.of(new RootKdtId(91_234_567)))))
                .isPresent();
        assertThat(directory().find(new RequestId("unreadable"), FOREIGN)).isEmpty();
    }

    @Test
    default void tellsTheStoryOfAMemberNewestFirst() {
        store(aMember().build());
        append(
                refused(1),
                call(2),
                call(3).rootKdtId(7),
                call(4).mobile("13900000000"),
                call(5).aligned(new Change("name", null, "张小满")),
                refused(6));
        OutOpenId member = new OutOpenId("01KAR2V6M9R5E1B8K6A4V0Y2DF");

        Page<CallView> story = directory().ofMember(member, PageRequest.first(10), RootShops.all());

        assertThat(ids(story)).containsExactly("call-6", "call-5", "call-2", "call-1");
        assertThat(story.total()).isEqualTo(4);
        assertThat(story.items()).extracting(CallView::cured).containsExactly(false, false, false, true);
        assertThat(ids(directory().ofMember(member, PageRequest.first(10), FOREIGN)))
                .isEmpty();
        assertThat(ids(directory().ofMember(new OutOpenId("another"), PageRequest.first(10), RootShops.all())))
                .isEmpty();
    }

    @Test
    default void givenALaterAcceptedCallOfTheSameIdentity_thenARefusedOneIsCured() {
        append(
                refused(1),
                refused(2),
                call(3).outcome(CallOutcome.UNCHANGED),
                refused(4),
                refused(5).rootKdtId(7),
                refused(6).mobile("13900000000"));

        assertThat(find("call-1").cured()).isTrue();
        assertThat(find("call-2").cured()).isTrue();
        assertThat(find("call-3").cured()).isFalse();
        assertThat(find("call-4").cured()).isFalse();
        assertThat(found(CallSearch.uncuredRefusals())).containsExactly("call-6", "call-5", "call-4");
    }

    @Test
    default void givenARefusedCallThatIsStoredAfterALaterAcceptedOne_thenItIsCuredAndNotCounted() {
        append(call(2), call(3).rootKdtId(7), call(3).mobile("13900000000").requestId("call-4"));
        append(refused(1), refused(5));

        assertThat(find("call-1").cured()).isTrue();
        assertThat(find("call-5").cured()).isFalse();
        assertThat(found(CallSearch.uncuredRefusals())).containsExactly("call-5");
    }

    @Test
    default void givenAnAcceptedCorrection_thenTheCallIsCuredEvenWhereTheMobileWasWrong() {
        append(aRejectedCall(VIOLATION).requestId("call-1").receivedAt(NOW), correction(2, 1));

        assertThat(find("call-1").cured()).isTrue();
        assertThat(find("call-1").correctedBy()).isEqualTo(new RequestId("call-2"));
        assertThat(find("call-2").correctedBy()).isNull();
        assertThat(found(CallSearch.uncuredRefusals())).isEmpty();
    }

    @Test
    default void givenACorrectionThatWasRefusedAndCorrectedAgain_thenAllOfThemAreCured() {
        append(
                aRejectedCall(VIOLATION).requestId("call-1").receivedAt(NOW),
                correction(2, 1).mobile("13900000001").refused(VIOLATION),
                correction(3, 2).mobile("13900000002").refused(VIOLATION));
        assertThat(found(CallSearch.uncuredRefusals())).containsExactly("call-3", "call-2", "call-1");

        append(correction(4, 3).mobile("13900000003"));

        assertThat(found(CallSearch.uncuredRefusals())).isEmpty();
        assertThat(find("call-1").cured()).isTrue();
    }

    @Test
    default void givenACorrectionThatWasRefused_whenTheCallIsCorrectedOnceMore_thenItWaitsForNobodyEither() {
        append(
                aRejectedCall(VIOLATION).requestId("call-1").receivedAt(NOW),
                correction(2, 1).mobile("13900000001").refused(VIOLATION),
                aRejectedCall(VIOLATION).requestId("call-3").receivedAt(NOW.plusSeconds(3)));
        assertThat(found(CallSearch.uncuredRefusals())).containsExactly("call-3", "call-2", "call-1");

        append(correction(4, 1).mobile("13900000002"));

        assertThat(found(CallSearch.uncuredRefusals())).containsExactly("call-3");
        assertThat(find("call-2").cured()).isTrue();
    }

    @Test
    default void givenACorrectionThatWasRefusedAndCorrectedInVain_whenTheCallItselfIsCorrected_thenNoneOfThemWaits() {
        append(
                aRejectedCall(VIOLATION).requestId("call-1").receivedAt(NOW),
                correction(2, 1).mobile("13900000001").refused(VIOLATION),
                correction(3, 2).mobile("13900000002").refused(VIOLATION),
                correction(4, 3).mobile("13900000003").refused(VIOLATION));

        append(correction(5, 1).mobile("13900000004"));

        assertThat(found(CallSearch.uncuredRefusals())).isEmpty();
        assertThat(find("call-4").cured()).isTrue();
    }

    @Test
    default void givenSeveralCorrections_thenTheNewestIsNamed() {
        append(
                refused(1),
                correction(2, 1).refused(VIOLATION),
                correction(4, 1).refused(VIOLATION),
                correction(3, 1).refused(VIOLATION));

        assertThat(find("call-1").correctedBy()).isEqualTo(new RequestId("call-4"));
        assertThat(find("call-1").cured()).isFalse();
    }

    @Test
    default void findsByEachFilterAlone() {
        append(
                call(1),
                call(2).outcome(CallOutcome.UNCHANGED).rootKdtId(7).appId("7_crm"),
                call(3).mobile("13900000000").submitter(Submitter.importer("operator")),
                call(4).notices(Notice.of("memberSourceChannel", NoticeCode.UNLISTED_CHANNEL, 1L))
                        .mobile("13900000000"),
                refused(5).mobile("+85212345678"));

        assertThat(found(everything())).containsExactly("call-5", "call-4", "call-3", "call-2", "call-1");
        assertThat(found(new CallSearch(CallOutcome.REJECTED, null, false, false, null, null, null, null, null)))
                .containsExactly("call-5");
        assertThat(found(new CallSearch(CallOutcome.UNCHANGED, null, false, false, null, null, null, null, null)))
                .containsExactly("call-2");
        assertThat(found(new CallSearch(null, CallOrigin.IMPORT, false, false, null, null, null, null, null)))
                .containsExactly("call-3");
        assertThat(found(new CallSearch(null, CallOrigin.PLATFORM, false, false, null, null, null, null, null)))
                .containsExactly("call-5", "call-4", "call-2", "call-1");
        assertThat(found(new CallSearch(null, null, true, false, null, null, null, null, null)))
                .containsExactly("call-5");
        assertThat(found(new CallSearch(null, null, false, true, null, null, null, null, null)))
                .containsExactly("call-4");
        assertThat(found(new CallSearch(null, null, false, false, new RootKdtId(7), null, null, null, null)))
                .containsExactly("call-2");
        assertThat(found(new CallSearch(null, null, false, false, null, "7_crm", null, null, null)))
                .containsExactly("call-2");
        assertThat(found(new CallSearch(null, null, false, false, null, null, Mobile.parse("13900000000"), null, null)))
                .containsExactly("call-4", "call-3");
        assertThat(found(new CallSearch(
                        null, null, false, false, null, null, null, NOW.plusSeconds(2), NOW.plusSeconds(4))))
                .containsExactly("call-3", "call-2");
        assertThat(found(new CallSearch(
                        CallOutcome.CREATED,
                        CallOrigin.PLATFORM,
                        false,
                        false,
                        new RootKdtId(91_234_567),
                        "91234567_crm",
                        Mobile.parse("13800138000"),
                        NOW,
                        NOW.plusSeconds(9))))
                .containsExactly("call-1");
        assertThat(found(new CallSearch(CallOutcome.CREATED, null, true, false, null, null, null, null, null)))
                .isEmpty();
    }

    @Test
    default void honoursRootShops() {
        append(
                refused(1),
                refused(2).rootKdtId(7),
                refused(3).rootKdtId(8),
                aRejectedCall(VIOLATION).requestId("unreadable"));
        RootShops both = new RootShops(Set.of(new RootKdtId(7), new RootKdtId(8)));

        assertThat(ids(directory().search(everything(), PageRequest.first(10), both)))
                .containsExactly("call-3", "call-2");
        assertThat(ids(directory().search(CallSearch.uncuredRefusals(), PageRequest.first(10), FOREIGN)))
                .containsExactly("call-2");
        assertThat(ids(directory()
                        .search(
                                new CallSearch(null, null, false, false, new RootKdtId(8), null, null, null, null),
                                PageRequest.first(10),
                                FOREIGN)))
                .isEmpty();
    }

    @Test
    default void turnsPagesWithoutLossOrRepeatAlthoughTimesAreEqual() {
        store(aMember().build());
        append(IntStream.range(0, 11)
                .mapToObj(i ->
                        refused(i).receivedAt(NOW.plusNanos(i / 3 * 1_000L)).build())
                .toList());
        List<String> expected = List.of(
                "call-9", "call-10", "call-8", "call-7", "call-6", "call-5", "call-4", "call-3", "call-2", "call-1",
                "call-0");

        assertThat(pages(cursor -> directory().search(everything(), new PageRequest(cursor, 2), RootShops.all())))
                .isEqualTo(expected);
        assertThat(pages(cursor ->
                        directory().search(CallSearch.uncuredRefusals(), new PageRequest(cursor, 2), RootShops.all())))
                .isEqualTo(expected);
        assertThat(pages(cursor -> directory()
                        .ofMember(
                                new OutOpenId("01KAR2V6M9R5E1B8K6A4V0Y2DF"),
                                new PageRequest(cursor, 2),
                                RootShops.all())))
                .isEqualTo(expected);
        assertThat(pages(cursor ->
                        directoryThatCountsUpTo(4).search(everything(), new PageRequest(cursor, 2), RootShops.all())))
                .isEqualTo(expected);
    }

    private static List<String> pages(Turning turning) {
        List<String> seen = new ArrayList<>();
        String cursor = null;
        do {
            Page<CallView> page = turning.page(cursor);
            seen.addAll(ids(page));
            cursor = page.next();
        } while (cursor != null);
        return seen;
    }

    /** Gives the page of a cursor. */
    interface Turning {
        Page<CallView> page(@Nullable String cursor);
    }

    @Test
    default void countsExactlyUpToALimit() {
        append(call(1), call(2), call(3), call(4));

        Page<CallView> exact = directoryThatCountsUpTo(4).search(everything(), PageRequest.first(1), RootShops.all());
        Page<CallView> more = directoryThatCountsUpTo(3).search(everything(), PageRequest.first(1), RootShops.all());

        assertThat(exact.total()).isEqualTo(4);
        assertThat(exact.totalIsExact()).isTrue();
        assertThat(more.total()).isEqualTo(3);
        assertThat(more.totalIsExact()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "????", "AAAA", "\u0000"})
    default void refusesACursorThatIsNoneOfOurs(String cursor) {
        assertThatThrownBy(() -> directory().search(everything(), new PageRequest(cursor, 1), RootShops.all()))
                .isInstanceOf(InvalidCursorException.class);
        assertThatThrownBy(
                        () -> directory().ofMember(new OutOpenId("any"), new PageRequest(cursor, 1), RootShops.all()))
                .isInstanceOf(InvalidCursorException.class);
    }
}
