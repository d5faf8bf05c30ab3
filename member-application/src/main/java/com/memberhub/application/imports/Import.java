package com.memberhub.application.imports;

import com.memberhub.application.staff.Actor;
import com.memberhub.application.staff.RootShops;
import com.memberhub.domain.member.RootKdtId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file of members on its way in. It is uploaded, decided line by line without storing anything (the dry run), and then
 * waits for somebody to start it; the second time every line is decided for good. Either way it goes forward in steps, each
 * a transaction, so a hub that dies loses nothing and another takes over.
 *
 * @param uploader who brought it; members of root shops that are not theirs are refused
 * @param starter who started it, with the root shops of who brought it; null before
 * @param lines how many lines it has; grows while it is uploading
 * @param reached the number of the last line that was decided in the dry run, or once started, for good
 * @param forecast what the dry run says
 * @param outcome what became of the lines that were decided for good
 * @param changedAt when it last went forward
 * @param finishedAt when it was done or cancelled
 */
public record Import(
        ImportId id,
        Actor uploader,
        @Nullable Actor starter,
        ImportFile file,
        ImportState state,
        long lines,
        long reached,
        ImportCounts forecast,
        ImportCounts outcome,
        Instant createdAt,
        Instant changedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {

    private static final Set<ImportState> CAN_START = Set.of(ImportState.CHECKED, ImportState.FAILED);
    private static final Set<ImportState> ENDED = Set.of(ImportState.DONE, ImportState.CANCELLED);

    static Import begin(ImportId id, Actor uploader, ImportFile file, Instant now) {
        return new Import(
                id,
                uploader,
                null,
                file,
                ImportState.UPLOADING,
                0,
                0,
                ImportCounts.NONE,
                ImportCounts.NONE,
                now,
                now,
                null,
                null);
    }

    /** Whether somebody may start it now. */
    public boolean canStart() {
        return CAN_START.contains(state);
    }

    /** Whether somebody may cancel it now. */
    public boolean canCancel() {
        return !ENDED.contains(state);
    }

    /** Whether it goes forward by itself, so that looking again is worth it. */
    public boolean isMoving() {
        return state == ImportState.UPLOADING || state == ImportState.CHECKING || state == ImportState.RUNNING;
    }

    /** Whether it ended before all of it had arrived: it could not be read, the upload broke off, or somebody stopped it. */
    public boolean isHalfUploaded() {
        return state == ImportState.CANCELLED && lines == 0;
    }

    /** Whether lines are decided for good, or were; before, what a line says is a forecast. */
    public boolean isStarted() {
        return startedAt != null;
    }

    /** How many lines are decided, in the dry run or once started, for good. */
    public long decided() {
        return isStarted() ? outcome.total() : forecast.total();
    }

    /** How far it is, from 0 to 100. */
    public int percent() {
        return lines == 0 || state == ImportState.DONE ? 100 : (int) (decided() * 100 / lines);
    }

    /**
     * The root shop that its lines are of unless they say otherwise; null where each says it, and whoever brought it may write
     * for several.
     */
    @Nullable
    RootKdtId rootKdtId() {
        RootKdtId named = file.rootKdtId();
        return named == null ? uploader.shops().single() : named;
    }

    /** Whether these root shops are enough to see all that it may hold. */
    boolean isWithin(RootShops shops) {
        Set<?> only = shops.only();
        Set<?> own = uploader.shops().only();
        return only == null || (own != null && only.containsAll(own));
    }

    Import uploaded(long all, Instant now) {
        return with(ImportState.CHECKING, starter, all, 0, forecast, outcome, now, startedAt, null);
    }

    Import started(Actor by, Instant now) {
        Actor actor = new Actor(by.name(), uploader.shops(), by.address());
        // Started once more, it goes on where it stopped; a dry run that failed begins again from the first line.
        if (isStarted()) {
            return with(ImportState.RUNNING, actor, lines, reached, forecast, outcome, now, startedAt, null);
        }
        if (state == ImportState.FAILED) {
            return with(ImportState.CHECKING, starter, lines, 0, ImportCounts.NONE, outcome, now, null, null);
        }
        return with(ImportState.RUNNING, actor, lines, 0, forecast, outcome, now, now, null);
    }

    Import advanced(ImportCounts step, long upTo, Instant now) {
        return isStarted()
                ? with(state, starter, lines, upTo, forecast, outcome.plus(step), now, startedAt, null)
                : with(state, starter, lines, upTo, forecast.plus(step), outcome, now, startedAt, null);
    }

    Import through(Instant now) {
        return isStarted() ? ended(ImportState.DONE, now) : inState(ImportState.CHECKED, now);
    }

    Import cancelled(Instant now) {
        return ended(ImportState.CANCELLED, now);
    }

    Import failed(Instant now) {
        return inState(ImportState.FAILED, now);
    }

    private Import inState(ImportState to, Instant now) {
        return with(to, starter, lines, reached, forecast, outcome, now, startedAt, null);
    }

    private Import ended(ImportState to, Instant now) {
        return with(to, starter, lines, reached, forecast, outcome, now, startedAt, now);
    }

    private Import with(
            ImportState newState,
            @Nullable Actor newStarter,
            long newLines,
            long newReached,
            ImportCounts newForecast,
            ImportCounts newOutcome,
            Instant now,
            @Nullable Instant newStartedAt,
            @Nullable Instant newFinishedAt) {
        return new Import(
                id,
                uploader,
                newStarter,
                file,
                newState,
                newLines,
                newReached,
                newForecast,
                newOutcome,
                createdAt,
                now,
                newStartedAt,
                newFinishedAt);
    }
}
