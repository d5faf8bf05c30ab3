package com.memberhub.application.imports;

import com.memberhub.application.audit.AccessDetail;
import com.memberhub.application.audit.AccessLog;
import com.memberhub.application.directory.Page;
import com.memberhub.application.directory.PageRequest;
import com.memberhub.application.journal.Payload;
import com.memberhub.application.staff.Actor;
import com.memberhub.domain.member.RootKdtId;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/**
 * What staff do with imports. An upload and a download are many small transactions, since they last as long as a file takes
 * on its way.
 */
public class MemberImport implements ImportMembers {

    /** The log counts all lines by root shop, of which there may be millions. */
    private static final int COUNT_SECONDS = 60;

    private static final int LINES_AT_ONCE = 1_000;
    private static final Portion AT_ONCE = Portion.of(LINES_AT_ONCE);

    private final Imports imports;
    private final ImportLines lines;
    private final ImportLineReader reader;
    private final ImportLog log;
    private final TransactionOperations transactions;
    private final Supplier<ImportId> ids;
    private final Clock clock;

    public MemberImport(
            Imports imports,
            ImportLines lines,
            ImportLineReader reader,
            AccessLog accessLog,
            TransactionOperations transactions,
            Supplier<ImportId> ids,
            Clock clock) {
        this.imports = imports;
        this.lines = lines;
        this.reader = reader;
        this.log = new ImportLog(lines, accessLog, clock);
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Import upload(Actor actor, ImportFile file, Iterator<UploadedLine> uploaded) {
        Import begun = Import.begin(ids.get(), actor, file, clock.instant());
        transactions.executeWithoutResult(status -> imports.add(begun));
        try {
            long count = takeIn(begun, uploaded);
            return Objects.requireNonNull(transactions.execute(status -> {
                Import through = uploading(begun.id()).uploaded(count, clock.instant());
                imports.update(through);
                log.append(
                        actor,
                        through,
                        (count == 1 ? AccessDetail.IMPORT_OF_ONE_UPLOADED : AccessDetail.IMPORT_UPLOADED)
                                .of(through.id(), count));
                return through;
            }));
        } catch (RuntimeException brokenOff) {
            forget(begun.id(), brokenOff);
            throw brokenOff;
        }
    }

    private long takeIn(Import begun, Iterator<UploadedLine> uploaded) {
        long count = 0;
        long bytes = 0;
        List<UploadedLine> some = new ArrayList<>(LINES_AT_ONCE);
        while (uploaded.hasNext()) {
            UploadedLine line = owned(uploaded.next(), begun.file().rootKdtId());
            some.add(line);
            bytes += line.size();
            if (AT_ONCE.isFull(some.size(), bytes) || !uploaded.hasNext()) {
                transactions.executeWithoutResult(status -> {
                    uploading(begun.id());
                    lines.add(begun.id(), some);
                });
                count += some.size();
                some.clear();
                bytes = 0;
            }
        }
        return count;
    }

    /** From the first moment: an erasure finds lines that the dry run has not reached too. */
    private UploadedLine owned(UploadedLine line, @Nullable RootKdtId rootKdtId) {
        Payload content = line.content();
        return content == null
                ? line
                : line.ownedBy(LineOwner.of(reader.read(content, rootKdtId).submission()));
    }

    /**
     * The import, locked. Otherwise somebody could cancel it meanwhile: that would be overruled, and lines would be added after
     * the others were removed.
     */
    private Import uploading(ImportId id) {
        return imports.lock(id)
                .filter(one -> one.state() == ImportState.UPLOADING)
                .orElseThrow(() -> new UploadEndedException(id));
    }

    private void forget(ImportId id, RuntimeException why) {
        try {
            transactions.executeWithoutResult(
                    status -> imports.update(uploading(id).cancelled(clock.instant())));
        } catch (UploadEndedException already) {
            // There is nothing left to be cancelled.
        } catch (RuntimeException databaseAway) {
            why.addSuppressed(databaseAway);
        }
    }

    @Override
    @Transactional(timeout = COUNT_SECONDS)
    public Answer start(Actor actor, ImportId id) {
        return act(actor, id, Import::canStart, (one, now) -> one.started(actor, now), AccessDetail.IMPORT_STARTED);
    }

    @Override
    @Transactional(timeout = COUNT_SECONDS)
    public Answer cancel(Actor actor, ImportId id) {
        return act(actor, id, Import::canCancel, Import::cancelled, AccessDetail.IMPORT_CANCELLED);
    }

    private Answer act(
            Actor actor,
            ImportId id,
            Predicate<Import> allowed,
            BiFunction<Import, Instant, Import> change,
            AccessDetail done) {
        Optional<Import> found = imports.lock(id).filter(one -> one.isWithin(actor.shops()));
        if (found.isEmpty()) {
            return Answer.UNKNOWN;
        }
        if (!allowed.test(found.get())) {
            return Answer.NOT_NOW;
        }
        Import changed = change.apply(found.get(), clock.instant());
        imports.update(changed);
        // As far as it had come: a start begins again with the first line, or goes on.
        if (changed.isStarted()) {
            log.appendForEach(actor, found.get(), done.of(id));
        } else {
            log.append(actor, found.get(), done.of(id));
        }
        return Answer.ACCEPTED;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Import> find(ImportId id, Actor actor) {
        return imports.find(id).filter(one -> one.isWithin(actor.shops()));
    }

    @Override
    @Transactional(readOnly = true)
    public Page<Import> list(PageRequest page, Actor actor) {
        return imports.list(page, actor.shops());
    }

    @Override
    @Transactional(readOnly = true)
    public Page<ImportLine> lines(ImportId id, @Nullable LineOutcome outcome, PageRequest page, Actor actor) {
        return find(id, actor)
                .map(one -> lines.list(id, outcome, one.isStarted() ? one.reached() : 0, page))
                .orElse(new Page<>(List.of(), null, 0, true));
    }

    /** The lines are handed out between transactions: whoever reads slowly holds no connection meanwhile. */
    @Override
    public boolean refusedLines(ImportId id, Actor actor, Consumer<RefusedLine> receiver) {
        if (!inTransaction(() -> mayTakeOut(id, actor))) {
            return false;
        }
        List<RefusedLine> some = refusedLinesAfter(id, 0);
        while (!some.isEmpty()) {
            some.forEach(receiver);
            some = refusedLinesAfter(id, some.get(some.size() - 1).number());
        }
        return true;
    }

    private boolean mayTakeOut(ImportId id, Actor actor) {
        Optional<Import> own =
                find(id, actor).filter(one -> one.uploader().name().equals(actor.name()));
        own.ifPresent(found -> log.append(actor, found, AccessDetail.IMPORT_REFUSED_LINES_TAKEN_OUT.of(id)));
        return own.isPresent();
    }

    private List<RefusedLine> refusedLinesAfter(ImportId id, long number) {
        return inTransaction(() -> lines.refusedAfter(id, number, AT_ONCE));
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transactions.execute(status -> work.get()));
    }
}
