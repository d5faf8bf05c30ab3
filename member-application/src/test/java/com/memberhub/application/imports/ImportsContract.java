package com.memberhub.application.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.memberhub.application.directory.CallView.Finding;
import com.memberhub.application.directory.InvalidCursorException;
import com.memberhub.application.directory.Page;
import com.memberhub.application.directory.PageRequest;
import com.memberhub.application.journal.Payload;
import com.memberhub.application.staff.Actor;
import com.memberhub.application.staff.RootShops;
import com.memberhub.domain.finding.Notice;
import com.memberhub.domain.finding.NoticeCode;
import com.memberhub.domain.finding.Violation;
import com.memberhub.domain.finding.ViolationCode;
import com.memberhub.domain.member.MemberKey;
import com.memberhub.domain.member.Mobile;
import com.memberhub.domain.member.OutOpenId;
import com.memberhub.domain.member.RootKdtId;
import com.memberhub.domain.member.YzOpenId;
import com.memberhub.domain.privacy.Traces;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.dao.ConcurrencyFailureException;

/** What every store of imports and their lines promises. Each test starts with an empty store. */
public interface ImportsContract {

    Instant NOW = Instant.parse("2026-11-20T02:15:30.123456Z");
    Actor OPERATOR = new Actor("operator", RootShops.all(), "192.0.2.1");
    Actor OF_SHOP = new Actor("of-shop", new RootShops(Set.of(new RootKdtId(7), new RootKdtId(8))), "192.0.2.2");
    ImportFile FILE = new ImportFile("会员.csv", ImportFormat.CSV, new RootKdtId(7), List.of("nmae", "备注"));

    Imports imports();

    ImportLines importLines();

    /** Runs work as one transaction; a store without transactions just runs it. */
    <T> T inTransaction(Supplier<T> work);

    private void run(Runnable work) {
        inTransaction(() -> {
            work.run();
            return true;
        });
    }

    private Import added(String id, Actor uploader) {
        Import added = Import.begin(new ImportId(id), uploader, FILE, NOW);
        run(() -> imports().add(added));
        return added;
    }

    private Import changed(Import changed) {
        run(() -> {
            imports().lock(changed.id());
            imports().update(changed);
        });
        return changed;
    }

    private Import checking(String id) {
        return changed(added(id, OPERATOR).uploaded(3, NOW));
    }

    private Import running(String id, Instant startedAt) {
        return changed(checking(id).through(NOW).started(OF_SHOP, startedAt));
    }

    private void addLines(ImportId id, int from, int to) {
        List<UploadedLine> lines = new ArrayList<>();
        for (int number = from; number <= to; number++) {
            lines.add(UploadedLine.of(number, ("line " + number).getBytes(StandardCharsets.UTF_8)));
        }
        run(() -> importLines().add(id, lines));
    }

    private void settle(ImportId id, DecidedLine... lines) {
        run(() -> importLines().settle(id, List.of(lines)));
    }

    private static DecidedLine decided(long number, LineOutcome outcome, boolean keepsContent) {
        return new DecidedLine(
                number,
                outcome,
                owner(key(number)),
                new OutOpenId("card-" + number),
                List.of(),
                List.of(),
                keepsContent);
    }

    private static LineOwner owner(MemberKey key) {
        return new LineOwner(key.rootKdtId(), key.mobile());
    }

    private static MemberKey key(long number) {
        return new MemberKey(new RootKdtId(7), Mobile.parse("1380013" + (8000 + number)));
    }

    private List<Long> numbersAfter(ImportId id, long number, int most) {
        return numbersAfter(id, number, Portion.of(most));
    }

    private List<Long> numbersAfter(ImportId id, long number, Portion most) {
        return inTransaction(() -> importLines().after(id, number, most)).stream()
                .map(StoredLine::number)
                .toList();
    }

    private @Nullable String contentOf(ImportId id, long number) {
        StoredLine line = inTransaction(() -> importLines().after(id, number - 1, Portion.of(1)))
                .get(0);
        return line.content() == null
                ? null
                : new String(Objects.requireNonNull(line.content()).bytes(), StandardCharsets.UTF_8);
    }

    @Test
    default void keepsAnImportAsItIs() {
        Import running = running("a", NOW.plusSeconds(1)).advanced(new ImportCounts(1, 2, 3, 4), 9, NOW.plusSeconds(2));
        changed(running);

        assertThat(inTransaction(() -> imports().find(running.id()))).contains(running);
        assertThat(inTransaction(() -> imports().lock(running.id()))).contains(running);
        Import ofShop = added("b", OF_SHOP);
        assertThat(inTransaction(() -> imports().find(ofShop.id()))).contains(ofShop);
        assertThat(inTransaction(() -> imports().find(new ImportId("unknown")))).isEmpty();
    }

    @Test
    default void handsOutLinesInTheOrderOfTheFile() {
        ImportId id = checking("a").id();
        addLines(id, 2, 12);
        addLines(checking("b").id(), 2, 3);

        assertThat(numbersAfter(id, 0, 5)).containsExactly(2L, 3L, 4L, 5L, 6L);
        assertThat(numbersAfter(id, 6, 50)).containsExactly(7L, 8L, 9L, 10L, 11L, 12L);
        assertThat(contentOf(id, 10)).isEqualTo("line 10");
    }

    /** How many bytes a line takes as it is kept. */
    default long sizeOf(String line) {
        return line.length();
    }

    @Test
    default void handsOutNoFurtherLineOnceTheContentsAreLarge() {
        ImportId id = checking("a").id();
        addLines(id, 1, 3);
        run(() -> importLines()
                .add(id, List.of(UploadedLine.refused(4, Violation.of("$", ViolationCode.TOO_LARGE, 262_144L)))));
        addLines(id, 5, 9);
        long aLine = sizeOf("line 1");

        assertThat(numbersAfter(id, 0, new Portion(9, 2 * aLine))).containsExactly(1L, 2L);
        assertThat(numbersAfter(id, 2, new Portion(9, 2 * aLine))).containsExactly(3L, 4L, 5L);
        assertThat(numbersAfter(id, 5, new Portion(9, 2 * aLine + 1))).containsExactly(6L, 7L, 8L);
        assertThat(numbersAfter(id, 5, new Portion(2, 9 * aLine))).containsExactly(6L, 7L);
        assertThat(numbersAfter(id, 8, new Portion(9, 1))).containsExactly(9L);
    }

    @Test
    default void hasADryRunGoFirstAndThenWhatWasStartedFirst() {
        added("a", OPERATOR);
        running("c", NOW.plusSeconds(2));
        assertThat(next()).isEqualTo("c");

        running("d", NOW.plusSeconds(1));
        assertThat(next()).isEqualTo("d");

        checking("e");
        assertThat(next()).isEqualTo("e");
    }

    private String next() {
        return inTransaction(() -> imports().lockNext()).orElseThrow().id().value();
    }

    @Test
    default void hasNothingToDoWhereNothingMoves() {
        added("a", OPERATOR);
        changed(checking("b").through(NOW));
        changed(running("c", NOW).through(NOW));
        changed(running("d", NOW).failed(NOW));
        changed(checking("e").cancelled(NOW));

        assertThat(inTransaction(() -> imports().lockNext())).isEmpty();
    }

    @Test
    default void givenALineIsGoneMeanwhile_thenNothingIsSettled() {
        ImportId id = checking("a").id();
        addLines(id, 1, 1);

        assertThatThrownBy(() ->
                        settle(id, decided(1, LineOutcome.CREATED, false), decided(2, LineOutcome.CREATED, false)))
                .isInstanceOf(ConcurrencyFailureException.class);
    }

    @Test
    default void tellsWhatBecameOfALine() {
        ImportId id = checking("a").id();
        addLines(id, 1, 3);
        settle(
                id,
                new DecidedLine(
                        1,
                        LineOutcome.REFUSED,
                        LineOwner.UNKNOWN,
                        null,
                        List.of(Violation.of("name", ViolationCode.TOO_LONG, 128L)),
                        List.of(),
                        true),
                new DecidedLine(
                        2,
                        LineOutcome.CREATED,
                        owner(key(2)),
                        new OutOpenId("card-2"),
                        List.of(),
                        List.of(Notice.of("memberSourceChannel", NoticeCode.UNLISTED_CHANNEL, 9999L)),
                        true));

        Page<ImportLine> page = lines(id, null, 1, PageRequest.first(10));

        assertThat(page.items())
                .usingRecursiveComparison()
                .isEqualTo(List.of(
                        new ImportLine(
                                1,
                                LineOutcome.REFUSED,
                                false,
                                null,
                                List.of(new Finding("name", "too_long", List.of(128L))),
                                List.of()),
                        new ImportLine(
                                2,
                                LineOutcome.CREATED,
                                true,
                                new OutOpenId("card-2"),
                                List.of(),
                                List.of(new Finding("memberSourceChannel", "unlisted_channel", List.of(9999L))))));
        assertThat(page.next()).isNull();
        assertThat(page.total()).isEqualTo(2);
    }

    private Page<ImportLine> lines(ImportId id, @Nullable LineOutcome outcome, long reached, PageRequest page) {
        return inTransaction(() -> importLines().list(id, outcome, reached, page));
    }

    @Test
    default void countsWhatBecameOfTheLinesOfEachRootShopWhetherTheirContentIsKeptOrNot() {
        ImportId id = checking("a").id();
        addLines(id, 1, 8);
        settle(
                id,
                ofShop(1, 7, LineOutcome.CREATED, false),
                ofShop(2, 7, LineOutcome.CREATED, true),
                ofShop(3, 7, LineOutcome.REFUSED, true),
                ofShop(4, 8, LineOutcome.ALIGNED, false),
                ofShop(5, 8, LineOutcome.UNCHANGED, false),
                new DecidedLine(6, LineOutcome.REFUSED, LineOwner.UNKNOWN, null, List.of(), List.of(), true),
                ofShop(7, 9, LineOutcome.CREATED, true));

        assertThat(inTransaction(() -> importLines().countsByRootShop(id, 6)))
                .isEqualTo(Map.of(
                        new RootKdtId(7), new ImportCounts(2, 0, 0, 1),
                        new RootKdtId(8), new ImportCounts(0, 1, 1, 0)));
        assertThat(inTransaction(() -> importLines().countsByRootShop(id, 7)).keySet())
                .containsExactlyInAnyOrder(new RootKdtId(7), new RootKdtId(8), new RootKdtId(9));
        assertThat(inTransaction(
                        () -> importLines().countsByRootShop(checking("b").id(), 9)))
                .isEmpty();
    }

    private static DecidedLine ofShop(long number, long shop, LineOutcome outcome, boolean keepsContent) {
        LineOwner owner = new LineOwner(new RootKdtId(shop), key(number).mobile());
        return new DecidedLine(number, outcome, owner, null, List.of(), List.of(), keepsContent);
    }

    @Test
    default void pagesThroughLinesOfAnOutcome() {
        ImportId id = checking("a").id();
        addLines(id, 1, 9);
        for (int number = 1; number <= 9; number++) {
            settle(id, decided(number, number % 2 == 0 ? LineOutcome.REFUSED : LineOutcome.CREATED, true));
        }

        Page<ImportLine> first = lines(id, LineOutcome.REFUSED, 0, PageRequest.first(3));
        Page<ImportLine> second = lines(id, LineOutcome.REFUSED, 0, new PageRequest(first.next(), 3));

        assertThat(first.items()).extracting(ImportLine::number).containsExactly(2L, 4L, 6L);
        assertThat(first.total()).isEqualTo(4);
        assertThat(second.items()).extracting(ImportLine::number).containsExactly(8L);
        assertThat(second.next()).isNull();
        assertThatThrownBy(() -> lines(id, null, 0, new PageRequest("none of ours", 3)))
                .isInstanceOf(InvalidCursorException.class);
    }

    @Test
    default void refusesALineThatCouldNotBeTakenIn() {
        ImportId id = checking("a").id();
        run(() -> importLines()
                .add(
                        id,
                        List.of(UploadedLine.refused(
                                4, Violation.of(Violation.BODY, ViolationCode.TOO_LARGE, 262_144L)))));

        assertThat(inTransaction(() -> importLines().after(id, 0, Portion.of(9))))
                .containsExactly(new StoredLine(4, null));
        assertThat(lines(id, LineOutcome.REFUSED, 0, PageRequest.first(9)).items())
                .singleElement()
                .satisfies(line -> assertThat(line.violations())
                        .containsExactly(new Finding("$", "too_large", List.of(262_144L))));
        assertThat(inTransaction(() -> importLines().refusedAfter(id, 0, Portion.of(9))))
                .as("for whoever puts lines right by the download alone")
                .containsExactly(new RefusedLine(4, null, List.of(new Finding("$", "too_large", List.of(262_144L)))));
    }

    @Test
    default void forgetsTheContentOfALineThatIsNotNeededAnyMore() {
        ImportId id = checking("a").id();
        addLines(id, 1, 2);
        settle(id, decided(1, LineOutcome.CREATED, false), decided(2, LineOutcome.REFUSED, true));

        assertThat(contentOf(id, 1)).isNull();
        assertThat(contentOf(id, 2)).isEqualTo("line 2");
        assertThat(refusedAfter(id, 0, Portion.of(9))).containsExactly(2L);
    }

    private List<Long> refusedAfter(ImportId id, long number, Portion most) {
        return inTransaction(() -> importLines().refusedAfter(id, number, most)).stream()
                .map(RefusedLine::number)
                .toList();
    }

    @Test
    default void handsOutARefusedLineWhole() {
        ImportId id = checking("a").id();
        addLines(id, 1, 1);
        Violation tooLong = Violation.of("name", ViolationCode.TOO_LONG, 128L);
        settle(id, new DecidedLine(1, LineOutcome.REFUSED, owner(key(1)), null, List.of(tooLong), List.of(), true));

        assertThat(inTransaction(() -> importLines().refusedAfter(id, 0, Portion.of(9))))
                .containsExactly(new RefusedLine(
                        1,
                        new Payload("line 1".getBytes(StandardCharsets.UTF_8)),
                        List.of(new Finding("name", "too_long", List.of(128L)))));
    }

    @Test
    default void handsOutNoFurtherRefusedLineOnceTheContentsAreLarge() {
        ImportId id = checking("a").id();
        addLines(id, 1, 6);
        settle(
                id,
                decided(1, LineOutcome.REFUSED, true),
                decided(2, LineOutcome.CREATED, true),
                decided(3, LineOutcome.REFUSED, true),
                decided(4, LineOutcome.CREATED, false),
                decided(5, LineOutcome.REFUSED, true));
        long aLine = sizeOf("line 1");

        assertThat(refusedAfter(id, 0, new Portion(9, 2 * aLine))).containsExactly(1L, 3L);
        assertThat(refusedAfter(id, 3, new Portion(9, 2 * aLine))).containsExactly(5L);
        assertThat(refusedAfter(id, 0, new Portion(9, 2 * aLine + 1))).containsExactly(1L, 3L, 5L);
        assertThat(refusedAfter(id, 0, new Portion(2, 9 * aLine))).containsExactly(1L, 3L);
        assertThat(refusedAfter(id, 0, new Portion(9, 1))).containsExactly(1L);
        assertThat(refusedAfter(id, 5, new Portion(9, 1))).isEmpty();
    }

    @Test
    default void findsEarlierLinesOfAnIdentityOrNumberThatChangeSomething() {
        ImportId id = checking("a").id();
        addLines(id, 1, 9);
        settle(
                id,
                decided(1, LineOutcome.CREATED, true),
                decided(2, LineOutcome.CREATED, true),
                decided(3, LineOutcome.REFUSED, true),
                decided(4, LineOutcome.UNCHANGED, true),
                decided(5, LineOutcome.ALIGNED, true),
                decided(6, LineOutcome.CREATED, true));

        assertThat(earlier(id, Set.of(key(1), key(3), key(4), key(5), key(6)), Set.of(), 6, 9))
                .containsExactly(1L, 5L);
        assertThat(earlier(id, Set.of(), Set.of(new OutOpenId("card-2"), new OutOpenId("card-5")), 6, 9))
                .containsExactly(2L);
        assertThat(earlier(id, Set.of(key(1), key(5)), Set.of(), 6, 1)).containsExactly(1L);
        assertThat(earlier(id, Set.of(), Set.of(), 6, 9)).isEmpty();
    }

    @Test
    default void findsNoFurtherEarlierLineOnceTheContentsAreLarge() {
        ImportId id = checking("a").id();
        addLines(id, 1, 4);
        settle(
                id,
                decided(1, LineOutcome.CREATED, true),
                decided(2, LineOutcome.ALIGNED, true),
                decided(3, LineOutcome.CREATED, true),
                decided(4, LineOutcome.ALIGNED, true));
        Set<MemberKey> all = Set.of(key(1), key(2), key(3), key(4));
        long aLine = sizeOf("line 1");

        assertThat(earlier(id, all, Set.of(), 9, new Portion(9, 1))).containsExactly(3L);
        assertThat(earlier(id, all, Set.of(), 9, new Portion(9, 2 * aLine))).containsExactly(1L, 3L);
        assertThat(earlier(id, all, Set.of(), 9, new Portion(9, 2 * aLine + 1))).containsExactly(1L, 3L, 4L);
    }

    private List<Long> earlier(ImportId id, Set<MemberKey> keys, Set<OutOpenId> numbers, long number, int most) {
        return earlier(id, keys, numbers, number, Portion.of(most));
    }

    private List<Long> earlier(ImportId id, Set<MemberKey> keys, Set<OutOpenId> numbers, long number, Portion most) {
        return inTransaction(() -> importLines().earlier(id, keys, numbers, number, most)).stream()
                .map(StoredLine::number)
                .toList();
    }

    @Test
    default void listsImportsNewestFirstAndOnlyThoseOfShopsThatMayBeSeen() {
        added("a", OPERATOR);
        added("b", OF_SHOP);
        added("c", OPERATOR);

        assertThat(ids(PageRequest.first(2), RootShops.all()).items()).containsExactly("c", "b");
        assertThat(ids(
                                new PageRequest(
                                        ids(PageRequest.first(2), RootShops.all())
                                                .next(),
                                        2),
                                RootShops.all())
                        .items())
                .containsExactly("a");
        assertThatThrownBy(() -> ids(new PageRequest("x", 2), RootShops.all()))
                .isInstanceOf(InvalidCursorException.class);
        assertThat(ids(PageRequest.first(9), OF_SHOP.shops()).items()).containsExactly("b");
        assertThat(ids(PageRequest.first(9), new RootShops(Set.of(new RootKdtId(7))))
                        .total())
                .isZero();
    }

    private Page<String> ids(PageRequest page, RootShops shops) {
        return inTransaction(() -> imports().list(page, shops))
                .map(one -> one.id().value());
    }

    @Test
    default void takesAwayWhatNamesTellOfAPerson() {
        Import telling = Import.begin(
                new ImportId("a"),
                OPERATOR,
                new ImportFile(
                        "\u5f20 138-0013-8001.csv", ImportFormat.CSV, null, List.of("nmae", "13800138001", "city")),
                NOW);
        Import other = Import.begin(
                new ImportId("b"),
                OPERATOR,
                new ImportFile("13800138002.csv", ImportFormat.CSV, null, List.of("x")),
                NOW);
        run(() -> imports().add(telling));
        run(() -> imports().add(other));

        run(() -> imports().erase(new Traces(Mobile.parse("13800138001"), null)));

        assertThat(inTransaction(() -> imports().find(telling.id())))
                .hasValueSatisfying(found -> assertThat(found.file())
                        .isEqualTo(new ImportFile("members.csv", ImportFormat.CSV, null, List.of("nmae", "city"))));
        assertThat(inTransaction(() -> imports().find(other.id()))).contains(other);
    }

    @Test
    default void findsImportsThatStandStill() {
        checking("a");
        changed(checking("b").through(NOW));
        changed(checking("c").through(NOW.plusSeconds(1)));

        assertThat(inTransaction(() -> imports().idleSince(NOW.plusSeconds(1), Set.of(ImportState.CHECKED), 9)))
                .extracting(one -> one.id().value())
                .containsExactly("b");
    }

    @Test
    default void forgetsWhatRefusedLinesOfOldImportsSaidAndEveryLineOfCancelledOnes() {
        ImportId old = running("a", NOW).id();
        ImportId cancelled = checking("b").id();
        ImportId young = running("c", NOW).id();
        for (ImportId id : List.of(old, cancelled, young)) {
            addLines(id, 1, 2);
            settle(id, decided(1, LineOutcome.REFUSED, true), decided(2, LineOutcome.UNCHANGED, false));
        }
        changed(running(old).through(NOW));
        changed(running(young).through(NOW.plusSeconds(1)));
        changed(running(cancelled).cancelled(NOW.plus(Duration.ofDays(7))));

        assertThat(forget(1) + forget(9)).isEqualTo(3);

        assertThat(contentOf(old, 1)).isNull();
        assertThat(lines(old, LineOutcome.REFUSED, 9, PageRequest.first(9)).items())
                .hasSize(1);
        assertThat(earlier(old, Set.of(key(1)), Set.of(), 9, 9)).isEmpty();
        assertThat(contentOf(young, 1)).isEqualTo("line 1");
        assertThat(numbersAfter(cancelled, 0, 9)).isEmpty();
        assertThat(forget(9)).isZero();
    }

    private Import running(ImportId id) {
        return inTransaction(() -> imports().find(id)).orElseThrow();
    }

    private int forget(int most) {
        return inTransaction(() -> importLines().forget(NOW.plusSeconds(1), most));
    }

    @Test
    default void erasesLinesThatMayBeOfTheIdentity() {
        ImportId id = checking("a").id();
        Mobile mobile = key(1).mobile();
        run(() -> importLines()
                .add(
                        id,
                        List.of(
                                UploadedLine.of(1, new byte[0]).ownedBy(owner(key(1))),
                                UploadedLine.of(2, new byte[0]).ownedBy(new LineOwner(null, mobile)),
                                UploadedLine.of(3, new byte[0]).ownedBy(new LineOwner(new RootKdtId(8), mobile)),
                                UploadedLine.of(4, "{broken 138-0013 8001 \u5f20".getBytes(StandardCharsets.UTF_8)),
                                UploadedLine.of(5, "{broken 13800138002".getBytes(StandardCharsets.UTF_8)),
                                UploadedLine.of(6, new byte[0]),
                                UploadedLine.of(7, "13800138001".getBytes(StandardCharsets.UTF_8))
                                        .ownedBy(owner(key(2))),
                                UploadedLine.of(8, new byte[0]),
                                UploadedLine.of(9, text("{\"mobile\": \"138\u00A00013\u00A08001 x\"}")),
                                UploadedLine.of(10, text("{\"mobile\": \"1380013800\", \"yzOpenId\": \"yz-1\"}")),
                                UploadedLine.of(11, text("{\"mobile\": \"1380013800\", \"yzOpenId\": \"yz-12\"}")))));
        settle(id, decided(6, LineOutcome.REFUSED, new LineOwner(null, mobile)));

        run(() -> importLines().erase(key(1), new OutOpenId("card-9"), new Traces(mobile, new YzOpenId("yz-1"))));

        assertThat(numbersAfter(id, 0, 99)).containsExactly(3L, 5L, 7L, 8L, 11L);
    }

    private static byte[] text(String content) {
        return content.getBytes(StandardCharsets.UTF_8);
    }

    private static DecidedLine decided(long number, LineOutcome outcome, LineOwner owner) {
        return new DecidedLine(number, outcome, owner, null, List.of(), List.of(), true);
    }

    @Test
    default void erasesLinesByIdentityAndByNumber() {
        ImportId id = checking("a").id();
        addLines(id, 1, 4);
        settle(
                id,
                decided(1, LineOutcome.REFUSED, true),
                decided(2, LineOutcome.CREATED, false),
                decided(3, LineOutcome.CREATED, true));

        run(() -> importLines().erase(key(1), new OutOpenId("card-2"), new Traces(key(1).mobile(), null)));

        assertThat(numbersAfter(id, 0, 9)).containsExactly(3L, 4L);
    }
}
