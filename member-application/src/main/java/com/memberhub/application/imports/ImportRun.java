package com.memberhub.application.imports;

import com.memberhub.application.audit.AccessLog;
import com.memberhub.application.imports.ImportLineReader.ReadLine;
import com.memberhub.application.journal.Payload;
import com.memberhub.application.journal.RequestId;
import com.memberhub.application.journal.Submitter;
import com.memberhub.application.registration.PreviewMember;
import com.memberhub.application.registration.RegisterMember;
import com.memberhub.application.registration.RegisterMember.Command;
import com.memberhub.application.registration.RegisterMember.Outcome;
import com.memberhub.application.staff.Actor;
import com.memberhub.application.staff.RootShops;
import com.memberhub.domain.admission.MemberSubmission;
import com.memberhub.domain.finding.Violation;
import com.memberhub.domain.finding.ViolationCode;
import com.memberhub.domain.member.OutOpenId;
import com.memberhub.domain.member.RootKdtId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;

/**
 * Decides lines, a few hundred in one transaction: first as a forecast, then for good. The outcome of a line is stored with
 * its member, so a hub that dies in between leaves nothing half done.
 */
public class ImportRun implements AdvanceImports {

    /** A step leaves room in a batch for the lines before it that a forecast has to know. */
    private static final Portion STEP = Portion.of(RegisterMember.LARGEST_BATCH / 2);

    private static final Portion EARLIER = Portion.of(RegisterMember.LARGEST_BATCH - STEP.lines());

    private static final int STEP_SECONDS = 60;
    private static final int FORGOTTEN_AT_ONCE = 5_000;
    private static final int IMPORTS_AT_ONCE = 20;
    /** No upload lasts that long; its hub is gone. */
    private static final Duration LONGEST_UPLOAD = Duration.ofDays(1);

    private final Imports imports;
    private final ImportLines lines;
    private final ImportLineReader reader;
    private final RegisterMember registerMember;
    private final PreviewMember previewMember;
    private final ImportLog log;
    private final Supplier<RequestId> requestIds;
    private final Duration keepRefusedLines;
    private final Clock clock;

    public ImportRun(
            Imports imports,
            ImportLines lines,
            ImportLineReader reader,
            RegisterMember registerMember,
            PreviewMember previewMember,
            AccessLog accessLog,
            Supplier<RequestId> requestIds,
            Duration keepRefusedLines,
            Clock clock) {
        this.imports = imports;
        this.lines = lines;
        this.reader = reader;
        this.registerMember = registerMember;
        this.previewMember = previewMember;
        this.log = new ImportLog(lines, accessLog, clock);
        this.requestIds = requestIds;
        this.keepRefusedLines = keepRefusedLines;
        this.clock = clock;
    }

    @Override
    @Transactional(timeout = STEP_SECONDS)
    public boolean advance() {
        Optional<Import> next = imports.lockNext();
        next.ifPresent(this::stepOrSayWhose);
        return next.isPresent();
    }

    private void stepOrSayWhose(Import one) {
        try {
            step(one);
        } catch (RuntimeException | Error failed) {
            // Of an error nobody else learns whose it is, and every hub would try the same step for ever.
            throw new StepFailedException(one.id(), failed);
        }
    }

    private void step(Import one) {
        List<StoredLine> next = lines.after(one.id(), one.reached(), STEP);
        if (!next.isEmpty()) {
            imports.update(decide(one, next));
            return;
        }
        Import through = one.through(clock.instant());
        logEnd(through);
        imports.update(through);
    }

    private Import decide(Import one, List<StoredLine> next) {
        Instant now = clock.instant();
        List<Line> readable = read(one, next);
        List<Outcome> outcomes = one.isStarted() ? store(one, readable, now) : foresee(one, readable, now);
        List<DecidedLine> decided = new ArrayList<>(readable.size());
        for (int i = 0; i < readable.size(); i++) {
            decided.add(decided(readable.get(i), outcomes.get(i), !one.isStarted()));
        }
        lines.settle(one.id(), decided);
        ImportCounts counts = ImportCounts.of(
                        decided.stream().map(DecidedLine::outcome).toList())
                .plus(new ImportCounts(0, 0, 0, next.size() - readable.size()));
        return one.advanced(counts, next.get(next.size() - 1).number(), now);
    }

    private List<Outcome> store(Import one, List<Line> readable, Instant now) {
        Submitter submitter = Submitter.importer(starter(one).name());
        return registerMember.register(
                readable.stream().map(line -> command(line, submitter, now)).toList());
    }

    /** Nothing of the file is stored yet, so its earlier lines that matter to these are decided once more before them. */
    private List<Outcome> foresee(Import one, List<Line> readable, Instant now) {
        if (readable.isEmpty()) {
            return List.of();
        }
        Submitter submitter = Submitter.importer(one.uploader().name());
        List<Line> before = read(
                one,
                lines.earlier(
                        one.id(),
                        distinct(readable, line -> line.owner().key()),
                        distinct(readable, Line::number),
                        readable.get(0).lineNumber(),
                        EARLIER));
        List<Command> batch = new ArrayList<>(before.size() + readable.size());
        before.forEach(line -> batch.add(command(line, submitter, now)));
        readable.forEach(line -> batch.add(command(line, submitter, now)));
        return previewMember.preview(batch).subList(before.size(), batch.size());
    }

    private static <T> Set<T> distinct(List<Line> readable, Function<Line, @Nullable T> part) {
        return readable.stream().map(part).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    private Command command(Line line, Submitter submitter, Instant now) {
        return new Command(requestIds.get(), now, line.content(), line.submission(), submitter, null, line.number());
    }

    private List<Line> read(Import one, List<StoredLine> stored) {
        List<Line> readable = new ArrayList<>(stored.size());
        for (StoredLine line : stored) {
            Payload content = line.content();
            if (content != null) {
                ReadLine read = reader.read(content, one.file().rootKdtId());
                LineOwner owner = LineOwner.of(read.submission());
                MemberSubmission submission = within(one.uploader().shops(), read.submission(), owner);
                OutOpenId number = read.number();
                if (number != null && owner.mobile() != null && number.tells(owner.mobile())) {
                    submission = MemberSubmission.refused(
                            submission, Violation.of("outOpenId", ViolationCode.OUT_OPEN_ID_PERSONAL));
                    number = null;
                }
                readable.add(new Line(line.number(), content, submission, number, owner));
            }
        }
        return readable;
    }

    private static MemberSubmission within(RootShops shops, MemberSubmission submission, LineOwner owner) {
        RootKdtId rootKdtId = owner.rootKdtId();
        return rootKdtId == null || shops.include(rootKdtId)
                ? submission
                : MemberSubmission.refused(submission, Violation.of("rootKdtId", ViolationCode.FOREIGN_SHOP));
    }

    private static DecidedLine decided(Line line, Outcome outcome, boolean forecast) {
        LineOutcome became = outcome.fold(
                registered -> LineOutcome.CREATED,
                aligned -> LineOutcome.ALIGNED,
                unchanged -> LineOutcome.UNCHANGED,
                refused -> LineOutcome.REFUSED);
        boolean isDone = !forecast && became != LineOutcome.REFUSED;
        return new DecidedLine(
                line.lineNumber(),
                became,
                line.owner(),
                // What the hub gives itself is given when the line is decided for good, and not before.
                isDone ? outcome.outOpenId() : line.number(),
                outcome.violations(),
                outcome.notices(),
                !isDone);
    }

    private void logEnd(Import ended) {
        if (ended.state() == ImportState.DONE) {
            log.appendEnd(starter(ended), ended);
        }
    }

    private static Actor starter(Import started) {
        return Objects.requireNonNull(started.starter(), "an import is started by somebody");
    }

    @Override
    @Transactional
    public void giveUp(ImportId id) {
        imports.lock(id)
                .filter(one -> one.state() == ImportState.CHECKING || one.state() == ImportState.RUNNING)
                .ifPresent(one -> imports.update(one.failed(clock.instant())));
    }

    @Override
    @Transactional(timeout = STEP_SECONDS)
    public boolean tidy() {
        Instant now = clock.instant();
        Instant keptSince = now.minus(keepRefusedLines);
        List<Import> idle = new ArrayList<>();
        idle.addAll(imports.idleSince(now.minus(LONGEST_UPLOAD), Set.of(ImportState.UPLOADING), IMPORTS_AT_ONCE));
        idle.addAll(imports.idleSince(keptSince, Set.of(ImportState.CHECKED, ImportState.FAILED), IMPORTS_AT_ONCE));
        idle.forEach(one -> imports.update(one.cancelled(now)));
        return lines.forget(keptSince, FORGOTTEN_AT_ONCE) == FORGOTTEN_AT_ONCE;
    }

    /** A line that was read. */
    private record Line(
            long lineNumber,
            Payload content,
            MemberSubmission submission,
            @Nullable OutOpenId number,
            LineOwner owner) {}
}
