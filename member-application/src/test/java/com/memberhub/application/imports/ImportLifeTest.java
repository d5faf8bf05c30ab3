package com.memberhub.application.imports;

import static com.memberhub.domain.admission.SubmissionBuilder.aSubmission;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.memberhub.application.audit.AccessEntry;
import com.memberhub.application.audit.InMemoryAccessLog;
import com.memberhub.application.directory.CallView.Finding;
import com.memberhub.application.directory.PageRequest;
import com.memberhub.application.imports.AdvanceImports.StepFailedException;
import com.memberhub.application.imports.ImportLineReader.ReadLine;
import com.memberhub.application.imports.ImportMembers.Answer;
import com.memberhub.application.journal.CallOutcome;
import com.memberhub.application.journal.InMemoryCallJournal;
import com.memberhub.application.journal.MemberCall;
import com.memberhub.application.journal.Payload;
import com.memberhub.application.journal.RequestId;
import com.memberhub.application.journal.Submitter;
import com.memberhub.application.member.InMemoryMembers;
import com.memberhub.application.registration.MemberRegistration;
import com.memberhub.application.staff.Actor;
import com.memberhub.application.staff.RootShops;
import com.memberhub.domain.admission.AdmissionRules;
import com.memberhub.domain.finding.Violation;
import com.memberhub.domain.finding.ViolationCode;
import com.memberhub.domain.member.AlignmentPolicy;
import com.memberhub.domain.member.OutOpenId;
import com.memberhub.domain.member.RootKdtId;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionOperations;

/** The life of an import, on stores in memory. A line is written {@code mobile,number,name,rootKdtId} here. */
class ImportLifeTest {

    private static final Duration A_WEEK = Duration.ofDays(7);
    private static final int AN_EIGHTH_OF_A_MEBIBYTE = 128 * 1024;
    private static final RootKdtId SHOP = new RootKdtId(7);
    private static final Actor OPERATOR = new Actor("operator", RootShops.all(), "192.0.2.1");
    private static final Actor OF_SHOP = new Actor("of-shop", new RootShops(Set.of(SHOP)), "192.0.2.2");
    private static final ImportFile FILE = new ImportFile("members.csv", ImportFormat.CSV, SHOP, List.of());

    private Instant now = Instant.parse("2026-11-20T02:15:30Z");
    private final InstantSource time = () -> now;
    private final Clock clock = time.withZone(ZoneOffset.UTC);
    private final InMemoryMembers members = new InMemoryMembers();
    private final InMemoryCallJournal journal = new InMemoryCallJournal();
    /** As where the lines are encrypted. */
    private final InMemoryImports imports = new InMemoryImports(37);

    private final InMemoryAccessLog accessLog = new InMemoryAccessLog();
    private final AtomicInteger ids = new AtomicInteger();
    private final MemberRegistration registration = new MemberRegistration(
            new AdmissionRules(false),
            AlignmentPolicy.FILL_BLANKS,
            members,
            journal,
            () -> new OutOpenId("made-" + ids.incrementAndGet()),
            clock);
    private final ImportMembers importMembers = new MemberImport(
            imports,
            imports,
            ImportLifeTest::read,
            accessLog,
            TransactionOperations.withoutTransaction(),
            () -> new ImportId("import-" + ids.incrementAndGet()),
            clock);
    private final AdvanceImports work = work(ImportLifeTest::read);

    private AdvanceImports work(ImportLineReader reader) {
        return new ImportRun(
                imports,
                imports,
                reader,
                registration,
                registration,
                accessLog,
                () -> new RequestId("request-" + ids.incrementAndGet()),
                A_WEEK,
                clock);
    }

    private static ReadLine read(Payload content, @Nullable RootKdtId rootKdtId) {
        String[] cells = (new String(content.bytes(), StandardCharsets.UTF_8) + ",,,").split(",", -1);
        Long shop = !cells[3].isEmpty() ? Long.valueOf(cells[3]) : rootKdtId == null ? null : rootKdtId.value();
        return new ReadLine(
                aSubmission()
                        .rootKdtId(shop)
                        .mobile(cells[0])
                        .name(cells[2].isEmpty() ? null : cells[2])
                        .build(),
                cells[1].isEmpty() ? null : new OutOpenId(cells[1]));
    }

    private static Iterator<UploadedLine> numbered(String... lines) {
        return IntStream.range(0, lines.length)
                .mapToObj(i -> UploadedLine.of(i + 2, lines[i].getBytes(StandardCharsets.UTF_8)))
                .iterator();
    }

    private ImportId upload(Actor actor, String... lines) {
        return importMembers.upload(actor, FILE, numbered(lines)).id();
    }

    private ImportId checked(Actor actor, String... lines) {
        ImportId id = upload(actor, lines);
        workOn();
        return id;
    }

    private ImportId brought(Actor actor, String... lines) {
        ImportId id = checked(actor, lines);
        assertThat(importMembers.start(actor, id)).isEqualTo(Answer.ACCEPTED);
        workOn();
        return id;
    }

    private void workOn() {
        while (work.advance()) {
            now = now.plusSeconds(1);
        }
    }

    private Import find(ImportId id) {
        return importMembers.find(id, OPERATOR).orElseThrow();
    }

    private List<LineOutcome> outcomes(ImportId id) {
        return report(id).stream().map(ImportLine::outcome).toList();
    }

    private List<ImportLine> report(ImportId id) {
        return importMembers
                .lines(id, null, PageRequest.first(PageRequest.LARGEST), OPERATOR)
                .items();
    }

    @Test
    void whenAFileIsBrought_thenItIsCheckedAndNothingIsStored() {
        ImportId id = checked(OPERATOR, "13800138001,card-1", "13800138002,card-2", "1380013800,card-3");

        assertThat(find(id).state()).isEqualTo(ImportState.CHECKED);
        assertThat(find(id).forecast()).isEqualTo(new ImportCounts(2, 0, 0, 1));
        assertThat(find(id).outcome()).isEqualTo(ImportCounts.NONE);
        assertThat(report(id)).allMatch(ImportLine::forecast);
        assertThat(members.all()).isEmpty();
        assertThat(journal.all()).isEmpty();
    }

    @Test
    void whenItIsStarted_thenMembersGetTheNumbersOfTheirCardsAndEachCallIsJournalled() {
        ImportId id = brought(OPERATOR, "13800138001,card-1", "13800138002,card-2", "1380013800,card-3");

        assertThat(find(id).state()).isEqualTo(ImportState.DONE);
        assertThat(find(id).outcome()).isEqualTo(new ImportCounts(2, 0, 0, 1));
        assertThat(find(id).percent()).isEqualTo(100);
        assertThat(members.all().values())
                .extracting(member -> member.outOpenId().value())
                .containsExactly("card-1", "card-2");
        assertThat(journal.all())
                .extracting(MemberCall::submitter)
                .containsExactly(Submitter.importer("operator"), Submitter.importer("operator"));
        assertThat(report(id)).noneMatch(ImportLine::forecast);
        assertThat(accessLog.all())
                .extracting(AccessEntry::detail)
                .containsExactly(
                        "import " + id + ": 3 lines brought",
                        "import " + id + ": started",
                        "import " + id + ": done, 2 created, 0 aligned, 0 unchanged, 1 refused");
    }

    private List<String> logOf(@Nullable Long rootKdtId, ImportId id) {
        return accessLog.all().stream()
                .filter(entry -> Objects.equals(entry.rootKdtId(), rootKdtId == null ? null : new RootKdtId(rootKdtId)))
                .map(entry -> Objects.requireNonNull(entry.detail()))
                .filter(detail -> detail.startsWith("import " + id + ": "))
                .map(detail -> detail.substring(detail.indexOf(": ") + 2))
                .toList();
    }

    @Test
    void givenLinesOfOtherRootShopsThanTheOneItIsFor_thenItStandsInTheLogOfEachAndSaysNoNumbersOfOthers() {
        ImportId id = brought(
                OPERATOR,
                "13800138001,card-1",
                "13800138002,card-2,,8",
                "13800138003,card-3,,8",
                "1380013800,card-4,,8",
                "1380013800,card-5,,9",
                "13800138006,card-6");

        assertThat(logOf(7L, id))
                .containsExactly("6 lines brought", "started", "done, 2 created, 0 aligned, 0 unchanged, 1 refused");
        assertThat(logOf(8L, id)).containsExactly("started", "done, 2 created, 0 aligned, 0 unchanged, 1 refused");
        assertThat(logOf(9L, id)).as("of which nothing comes in").isEmpty();
        assertThat(logOf(null, id)).isEmpty();
    }

    @Test
    void givenMembersOfAnotherRootShopThatAreThereAlready_thenTheLogOfTheOneItIsForCountsNoneOfThem() {
        brought(OPERATOR, "13800138001,card-1,,8", "13800138002,card-2,,8", "13800138003,card-3", "13800138004,card-4");

        ImportId id = brought(
                OPERATOR,
                "13800138001,card-1,张小满,8",
                "13800138002,card-2,,8",
                "13800138003,card-3,张小满",
                "13800138004,card-4",
                "13800138005,card-5");

        assertThat(logOf(7L, id)).last().isEqualTo("done, 1 created, 1 aligned, 1 unchanged, 0 refused");
        assertThat(logOf(8L, id)).last().isEqualTo("done, 0 created, 1 aligned, 1 unchanged, 0 refused");
    }

    @Test
    void givenNoRootShopThatItIsFor_thenTheWholeIsToldToThoseWhoSeeAllAndEachRootShopItsOwn() {
        ImportFile ofNone = new ImportFile("members.csv", ImportFormat.CSV, null, List.of());
        ImportId id = importMembers
                .upload(OPERATOR, ofNone, numbered("13800138001,card-1,,7", "13800138002,card-2,,8"))
                .id();
        workOn();
        importMembers.start(OPERATOR, id);
        workOn();

        assertThat(logOf(null, id))
                .containsExactly("2 lines brought", "started", "done, 2 created, 0 aligned, 0 unchanged, 0 refused");
        assertThat(logOf(7L, id)).containsExactly("started", "done, 1 created, 0 aligned, 0 unchanged, 0 refused");
        assertThat(logOf(8L, id)).containsExactly("started", "done, 1 created, 0 aligned, 0 unchanged, 0 refused");
    }

    @Test
    void givenItIsCancelled_thenItStandsInTheLogOfTheRootShopsWhoseMembersItBroughtInOnly() {
        String[] lines = IntStream.range(0, 700)
                .mapToObj(i -> "1390000" + (1000 + i) + ",card-" + i + ",," + (i < 500 ? 8 : 9))
                .toArray(String[]::new);
        ImportId id = checked(OPERATOR, lines);
        ImportId unstarted = checked(OPERATOR, "13800138001,card,,10");
        importMembers.start(OPERATOR, id);
        work.advance();

        importMembers.cancel(OPERATOR, id);
        importMembers.cancel(OPERATOR, unstarted);

        assertThat(logOf(8L, id)).containsExactly("started", "cancelled");
        assertThat(logOf(9L, id)).containsExactly("started");
        assertThat(logOf(10L, unstarted)).isEmpty();
        assertThat(logOf(7L, unstarted)).containsExactly("1 line brought", "cancelled");
    }

    @Test
    void givenARefusedLine_thenTheReportSaysWhyAndKeepsItWholeForWhoBroughtIt() {
        ImportId id = brought(OPERATOR, "13800138001,card-1", "1380013800,card-2");

        assertThat(report(id).get(1))
                .isEqualTo(new ImportLine(
                        3,
                        LineOutcome.REFUSED,
                        false,
                        new OutOpenId("card-2"),
                        List.of(new Finding("mobile", "mobile_malformed", List.of())),
                        List.of()));
        assertThat(refusedOf(id, OPERATOR)).containsExactly("1380013800,card-2");
        assertThat(logOf(7L, id)).last().isEqualTo("refused lines taken out");
    }

    @Test
    void givenSomebodyElse_thenTheyGetNoRefusedLinesAndNothingIsWrittenDown() {
        ImportId id = brought(OPERATOR, "1380013800,card-2");
        int before = accessLog.all().size();

        assertThat(importMembers.refusedLines(id, new Actor("somebody-else", RootShops.all(), ""), line -> {
                    throw new AssertionError("not theirs");
                }))
                .isFalse();

        assertThat(accessLog.all()).hasSize(before);
    }

    /** What the refused lines say, of those that are kept. */
    private List<String> refusedOf(ImportId id, Actor actor) {
        List<String> refused = new ArrayList<>();
        assertThat(importMembers.refusedLines(id, actor, line -> {
                    Payload content = line.content();
                    if (content != null) {
                        refused.add(new String(content.bytes(), StandardCharsets.UTF_8));
                    }
                }))
                .isTrue();
        return refused;
    }

    @Test
    void givenManyLongRefusedLines_thenTheyAreHandedOutOneAfterTheOther() {
        Iterator<UploadedLine> lines = IntStream.rangeClosed(1, 20)
                .mapToObj(number -> UploadedLine.of(number, new byte[AN_EIGHTH_OF_A_MEBIBYTE]))
                .iterator();
        ImportId id = importMembers.upload(OPERATOR, FILE, lines).id();
        workOn();

        List<Long> numbers = new ArrayList<>();
        importMembers.refusedLines(id, OPERATOR, line -> numbers.add(line.number()));

        assertThat(numbers)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 20).boxed().toList());
    }

    @Test
    void givenTheSameFileAgain_thenNothingChanges() {
        String[] lines = {"13800138001,card-1,张小满", "13800138002,card-2"};
        brought(OPERATOR, lines);

        assertThat(find(brought(OPERATOR, lines)).outcome()).isEqualTo(new ImportCounts(0, 0, 2, 0));
    }

    @Test
    void givenAnIdentityWithAnotherNumber_thenTheLineIsRefused() {
        brought(OPERATOR, "13800138001,card-1");

        ImportLine line = report(brought(OPERATOR, "13800138001,card-9")).get(0);

        assertThat(line.violations())
                .containsExactly(new Finding("outOpenId", "out_open_id_differs", List.of("card-1")));
    }

    @Test
    void givenANumberOfAnotherIdentity_thenTheLineIsRefused() {
        brought(OPERATOR, "13800138001,card-1");

        ImportLine line = report(brought(OPERATOR, "13800138009,card-1")).get(0);

        assertThat(line.violations()).containsExactly(new Finding("outOpenId", "out_open_id_taken", List.of()));
    }

    @Test
    void givenANumberThatHoldsTheMobileOfItsMember_thenTheLineIsRefusedAndTheReportDoesNotRepeatIt() {
        ImportLine line = report(brought(OPERATOR, "13800138001,VIP-0013-8001")).get(0);

        assertThat(line.violations()).containsExactly(new Finding("outOpenId", "out_open_id_personal", List.of()));
        assertThat(line.outOpenId()).isNull();
    }

    @Test
    void givenLinesWithoutANumber_thenTheHubGivesOneWhenTheyAreDecidedForGood() {
        ImportId id = checked(OPERATOR, "13800138001,", "13800138001,,张小满");
        assertThat(report(id)).allMatch(line -> line.outOpenId() == null);

        importMembers.start(OPERATOR, id);
        workOn();

        assertThat(outcomes(id)).containsExactly(LineOutcome.CREATED, LineOutcome.ALIGNED);
        assertThat(journal.all())
                .extracting(MemberCall::outcome)
                .containsExactly(CallOutcome.CREATED, CallOutcome.ALIGNED);
        assertThat(report(id)).extracting(ImportLine::outOpenId).doesNotContainNull();
        assertThat(find(brought(OPERATOR, "13800138001,")).outcome()).isEqualTo(new ImportCounts(0, 0, 1, 0));
    }

    @Test
    void givenConflictsWithinAFileOfManySteps_thenTheDryRunForeseesThem() {
        List<String> lines = new ArrayList<>(List.of("13800138001,card-1", "13800138002,card-2"));
        IntStream.range(0, 1_200).forEach(i -> lines.add("1390000" + (1000 + i) + ",filler-" + i));
        lines.add("13800138001,card-1");
        lines.add("13800138001,card-1,张小满");
        lines.add("13800138001,card-1,张小满");
        lines.add("13800138001,card-9");
        lines.add("13800138009,card-2");

        ImportId id = checked(OPERATOR, lines.toArray(String[]::new));
        ImportCounts foreseen = find(id).forecast();
        importMembers.start(OPERATOR, id);
        workOn();

        assertThat(foreseen).isEqualTo(new ImportCounts(1_202, 1, 2, 2));
        assertThat(find(id).outcome()).isEqualTo(foreseen);
    }

    @Test
    void givenAnAccountOfOneShop_thenLinesOfOthersAreRefused() {
        ImportId id = brought(OF_SHOP, "13800138001,card-1", "13800138001,card-2,,8", "13800138002,card-3,,-1");

        assertThat(report(id).stream().map(ImportLine::violations))
                .containsExactly(
                        List.of(),
                        List.of(new Finding("rootKdtId", "foreign_shop", List.of())),
                        List.of(new Finding("rootKdtId", "out_of_range", List.of(1, Long.MAX_VALUE))));
    }

    @Test
    void givenALineThatCouldNotBeTakenIn_thenItIsRefusedAndTheOthersAreNot() {
        Violation tooLarge = Violation.of(Violation.BODY, ViolationCode.TOO_LARGE, 262_144);
        ImportId id = importMembers
                .upload(
                        OPERATOR,
                        FILE,
                        List.of(
                                        UploadedLine.refused(1, tooLarge),
                                        UploadedLine.of(2, "13800138001,card-1".getBytes(StandardCharsets.UTF_8)))
                                .iterator())
                .id();
        workOn();
        importMembers.start(OPERATOR, id);
        workOn();

        assertThat(outcomes(id)).containsExactly(LineOutcome.REFUSED, LineOutcome.CREATED);
        assertThat(find(id).forecast()).isEqualTo(new ImportCounts(1, 0, 0, 1));
        assertThat(find(id).outcome()).isEqualTo(new ImportCounts(1, 0, 0, 1));
    }

    @Test
    void givenAnUploadThatBreaksOff_thenNothingOfItIsKept() {
        Iterator<UploadedLine> broken = new Iterator<>() {

            private int read;

            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public UploadedLine next() {
                if (read++ > 1_500) {
                    throw new IllegalStateException("broken off");
                }
                return UploadedLine.of(read, new byte[0]);
            }
        };

        assertThatThrownBy(() -> importMembers.upload(OPERATOR, FILE, broken)).hasMessage("broken off");
        assertThat(work.advance()).isFalse();
        work.tidy();

        Import left = importMembers.list(PageRequest.first(9), OPERATOR).items().get(0);
        assertThat(left.state()).isEqualTo(ImportState.CANCELLED);
        assertThat(left.isHalfUploaded()).isTrue();
        assertThat(imports.after(left.id(), 0, Portion.of(9))).isEmpty();
        assertThat(accessLog.all()).isEmpty();
    }

    @Test
    void givenLongLines_whenTheyArrive_thenNoMoreThanAMebibyteOfThemWaitsToBeStored() {
        List<Integer> waiting = new ArrayList<>();
        Iterator<UploadedLine> lines = IntStream.rangeClosed(1, 20)
                .mapToObj(number -> {
                    waiting.add(number - 1 - stored());
                    return UploadedLine.of(number, line(number, AN_EIGHTH_OF_A_MEBIBYTE));
                })
                .iterator();

        ImportId id = importMembers.upload(OPERATOR, FILE, lines).id();

        assertThat(waiting).hasSize(20).allMatch(held -> held < 8);
        assertThat(stored()).isEqualTo(20);
        assertThat(find(id).lines()).isEqualTo(20);
    }

    private int stored() {
        Import one = importMembers.list(PageRequest.first(1), OPERATOR).items().get(0);
        return imports.after(one.id(), 0, new Portion(Integer.MAX_VALUE, Long.MAX_VALUE))
                .size();
    }

    /** Of so many bytes, most of which nobody reads. */
    private static byte[] line(int number, int size) {
        return Arrays.copyOf("139%08d,card-%d,,,".formatted(number, number).getBytes(StandardCharsets.UTF_8), size);
    }

    @Test
    void givenLongLines_thenAStepDecidesAMebibyteOfThemAndTheNextGoesOn() {
        ImportId id = importMembers
                .upload(
                        OPERATOR,
                        FILE,
                        IntStream.rangeClosed(1, 20)
                                .mapToObj(number -> UploadedLine.of(number, line(number, AN_EIGHTH_OF_A_MEBIBYTE)))
                                .iterator())
                .id();

        work.advance();
        assertThat(find(id).decided()).isEqualTo(8);
        work.advance();
        assertThat(find(id).decided()).isEqualTo(16);
        assertThat(find(id).state()).isEqualTo(ImportState.CHECKING);
        work.advance();
        assertThat(find(id).decided()).isEqualTo(20);
        work.advance();
        assertThat(find(id).state()).isEqualTo(ImportState.CHECKED);
        assertThat(find(id).forecast()).isEqualTo(new ImportCounts(20, 0, 0, 0));
    }

    @Test
    void givenAnUploadThatIsCancelledWhileItArrives_thenItStaysCancelledAndHasNoMoreLines() {
        Iterator<UploadedLine> lines = IntStream.rangeClosed(1, 3_000)
                .mapToObj(number -> {
                    if (number == 1_500) {
                        assertThat(importMembers.cancel(OPERATOR, newest())).isEqualTo(Answer.ACCEPTED);
                    }
                    return UploadedLine.of(number, line(number, 100));
                })
                .iterator();

        assertThatThrownBy(() -> importMembers.upload(OPERATOR, FILE, lines)).isInstanceOf(UploadEndedException.class);

        assertThat(find(newest()).state()).isEqualTo(ImportState.CANCELLED);
        assertThat(imports.after(newest(), 1_000, new Portion(1, 1))).isEmpty();
        assertThat(work.advance()).isFalse();
    }

    @Test
    void givenAnUploadThatIsCancelledAfterItsLastLine_thenItStaysCancelled() {
        Iterator<UploadedLine> lines = new Iterator<>() {
            private boolean last = true;

            @Override
            public boolean hasNext() {
                if (!last) {
                    importMembers.cancel(OPERATOR, newest());
                }
                return last;
            }

            @Override
            public UploadedLine next() {
                last = false;
                return UploadedLine.of(1, line(1, 100));
            }
        };

        assertThatThrownBy(() -> importMembers.upload(OPERATOR, FILE, lines)).isInstanceOf(UploadEndedException.class);

        assertThat(find(newest()).state()).isEqualTo(ImportState.CANCELLED);
    }

    private ImportId newest() {
        return importMembers.list(PageRequest.first(1), OPERATOR).items().get(0).id();
    }

    @Test
    void givenAStoreThatHandsOutLessThanWouldDo_thenEveryLineIsDecidedAllTheSame() {
        ImportId id = importMembers
                .upload(
                        OPERATOR,
                        FILE,
                        IntStream.rangeClosed(1, 600)
                                .mapToObj(number -> UploadedLine.of(number, line(number, 4_000)))
                                .iterator())
                .id();

        while (work.advance()) {
            // Until nothing is left.
        }

        assertThat(find(id).decided()).isEqualTo(600);
        assertThat(find(id).forecast()).isEqualTo(new ImportCounts(600, 0, 0, 0));
    }

    @Test
    void givenALineLongerThanAStepHasRoomFor_thenItIsDecidedAlone() {
        ImportId id = importMembers
                .upload(
                        OPERATOR,
                        FILE,
                        IntStream.rangeClosed(1, 3)
                                .mapToObj(number -> UploadedLine.of(number, line(number, 9 * AN_EIGHTH_OF_A_MEBIBYTE)))
                                .iterator())
                .id();

        work.advance();
        assertThat(find(id).decided()).isEqualTo(1);
        workOn();
        assertThat(find(id).forecast()).isEqualTo(new ImportCounts(3, 0, 0, 0));
    }

    @Test
    void givenAnEmptyFile_thenItIsDoneAtOnce() {
        ImportId id = brought(OPERATOR);

        assertThat(find(id).state()).isEqualTo(ImportState.DONE);
        assertThat(find(id).percent()).isEqualTo(100);
    }

    @Test
    void givenItIsCancelledWhileItRuns_thenWhatIsStoredStaysAndTheLinesAreForgotten() {
        String[] lines = IntStream.range(0, 700)
                .mapToObj(i -> "1390000" + (1000 + i) + ",card-" + i)
                .toArray(String[]::new);
        ImportId id = checked(OPERATOR, lines);
        importMembers.start(OPERATOR, id);
        work.advance();

        assertThat(importMembers.cancel(OPERATOR, id)).isEqualTo(Answer.ACCEPTED);
        workOn();
        work.tidy();

        assertThat(members.all()).hasSize(500);
        assertThat(find(id).state()).isEqualTo(ImportState.CANCELLED);
        assertThat(report(id)).isEmpty();
        assertThat(importMembers.cancel(OPERATOR, id)).isEqualTo(Answer.NOT_NOW);
        assertThat(importMembers.start(OPERATOR, id)).isEqualTo(Answer.NOT_NOW);
    }

    @Test
    void givenADefectInOneImport_thenAnotherWhoseTurnItIsByNowGoesOn() {
        ImportId broken = upload(OPERATOR, "13900001000,card-1");
        workOn();
        importMembers.start(OPERATOR, broken);
        ImportId next = upload(OPERATOR, "13900001001,card-2");

        work.giveUp(broken);

        assertThat(find(broken).state()).isEqualTo(ImportState.FAILED);
        assertThat(find(next).state()).isEqualTo(ImportState.CHECKING);
        work.giveUp(broken);
        assertThat(find(next).state()).isEqualTo(ImportState.CHECKING);
    }

    @Test
    void givenAnImportThatHasEnded_thenNobodyGivesItUp() {
        ImportId done = brought(OPERATOR, "13800138001,card-1");
        ImportId cancelled = upload(OPERATOR, "13800138002,card-2");
        importMembers.cancel(OPERATOR, cancelled);
        assertThat(find(cancelled).isHalfUploaded()).isFalse();

        work.giveUp(done);
        work.giveUp(cancelled);

        assertThat(find(done).state()).isEqualTo(ImportState.DONE);
        assertThat(find(cancelled).state()).isEqualTo(ImportState.CANCELLED);
    }

    @Test
    void givenAFileOfSeveralSteps_thenItSaysHowFarItIsAndWhetherItMoves() {
        ImportId id = upload(
                OPERATOR,
                IntStream.range(0, 800)
                        .mapToObj(i -> "1390000" + (1000 + i) + ",card-" + i)
                        .toArray(String[]::new));
        assertThat(find(id).percent()).isZero();
        assertThat(find(id).isMoving()).isTrue();

        work.advance();
        assertThat(find(id).percent()).isEqualTo(62);
        workOn();
        assertThat(find(id).percent()).isEqualTo(100);
        assertThat(find(id).isMoving()).as("waits for somebody to start it").isFalse();

        importMembers.start(OPERATOR, id);
        assertThat(find(id).percent()).isZero();
        assertThat(find(id).isMoving()).isTrue();
        workOn();
        assertThat(find(id).isMoving()).isFalse();
    }

    @Test
    void givenALineThatNeedsMoreMemoryThanThereIs_thenTheStepSaysWhoseItIs() {
        ImportId id = upload(OPERATOR, "13800138001,card-1");
        OutOfMemoryError tooMuch = new OutOfMemoryError("Java heap space");
        AdvanceImports exhausted = work((content, rootKdtId) -> {
            throw tooMuch;
        });

        assertThatThrownBy(exhausted::advance).isInstanceOfSatisfying(StepFailedException.class, failed -> {
            assertThat(failed.id()).isEqualTo(id);
            assertThat(failed.reason()).isSameAs(tooMuch);
        });
    }

    @Test
    void givenADefect_whenItIsStartedAgain_thenItGoesOnWhereItStopped() {
        String[] lines = IntStream.range(0, 700)
                .mapToObj(i -> "1390000" + (1000 + i) + ",card-" + i)
                .toArray(String[]::new);
        ImportId id = upload(OPERATOR, lines);
        work.giveUp(id);
        assertThat(find(id).state()).isEqualTo(ImportState.FAILED);
        assertThat(importMembers.start(OPERATOR, id)).isEqualTo(Answer.ACCEPTED);
        workOn();
        assertThat(find(id).state()).isEqualTo(ImportState.CHECKED);
        importMembers.start(OPERATOR, id);
        work.advance();
        work.giveUp(id);
        assertThat(importMembers.start(OPERATOR, id)).isEqualTo(Answer.ACCEPTED);
        workOn();

        assertThat(find(id).outcome()).isEqualTo(new ImportCounts(700, 0, 0, 0));
        assertThat(journal.all()).hasSize(700);
    }

    @Test
    void givenAnImportOfEveryShop_thenAnAccountOfOneShopDoesNotSeeIt() {
        ImportId id = checked(OPERATOR, "13800138001,card-1");
        ImportId own = checked(OF_SHOP, "13800138001,card-1");

        assertThat(importMembers.find(id, OF_SHOP)).isEmpty();
        assertThat(importMembers.start(OF_SHOP, id)).isEqualTo(Answer.UNKNOWN);
        assertThat(importMembers.cancel(OF_SHOP, id)).isEqualTo(Answer.UNKNOWN);
        assertThat(importMembers.lines(id, null, PageRequest.first(9), OF_SHOP).items())
                .isEmpty();
        assertThat(importMembers.list(PageRequest.first(9), OF_SHOP).items())
                .extracting(Import::id)
                .containsExactly(own);
    }

    @Test
    void givenAWeekHasGoneBy_thenWhatRefusedLinesSaidIsForgottenAndNobodyCanStartOldChecks() {
        ImportId done = brought(OPERATOR, "1380013800,card-2");
        ImportId waiting = checked(OPERATOR, "13800138001,card-1");
        now = now.plus(A_WEEK).plusSeconds(1);

        assertThat(work.tidy()).isFalse();
        work.tidy();

        assertThat(refusedOf(done, OPERATOR)).isEmpty();
        assertThat(outcomes(done)).containsExactly(LineOutcome.REFUSED);
        assertThat(find(waiting).state()).isEqualTo(ImportState.CANCELLED);
        assertThat(report(waiting)).isEmpty();
    }
}
