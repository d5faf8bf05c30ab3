package com.memberhub.application.imports;

import com.memberhub.application.directory.InvalidCursorException;
import com.memberhub.application.directory.Page;
import com.memberhub.application.directory.PageRequest;
import com.memberhub.application.privacy.Traces;
import com.memberhub.application.staff.RootShops;
import com.memberhub.domain.member.MemberKey;
import com.memberhub.domain.member.OutOpenId;
import com.memberhub.domain.member.RootKdtId;
import com.memberhub.domain.member.YzOpenId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The imports that are stored. An out-port; every method runs in the caller's transaction. */
public interface Imports {

    /** Stores a new one. */
    void add(MemberImport added);

    /** Reads without a lock. */
    Optional<MemberImport> find(ImportId id);

    /** Reads and keeps others from changing it until the transaction ends. */
    Optional<MemberImport> lock(ImportId id);

    /**
     * Locks the import whose turn it is: a dry run before one that stores, and of those the one that was started first. As
     * long as the transaction lasts nobody else gets any.
     *
     * @return empty where none goes forward by itself, or where somebody else is at it
     */
    Optional<MemberImport> lockNext();

    /** Stores what changed of one that is locked. */
    void update(MemberImport changed);

    /** Adds lines of distinct numbers. */
    void addLines(ImportId id, List<UploadedLine> lines);

    /** The lines after a line, in the order of the file: at least one where there are any, and fewer than the portion allows at will. */
    List<StoredLine> linesAfter(ImportId id, long number, Portion most);

    /**
     * Lines before a line that are decided to create or align a member and have their content still: those of one of these
     * identities, and those that give one of these numbers.
     *
     * @return at most so many, in the order of the file; of an identity the line that creates is always among them first
     */
    List<StoredLine> earlier(
            ImportId id, Collection<MemberKey> keys, Collection<OutOpenId> numbers, long number, Portion most);

    /**
     * Stores what was decided of lines. Of a line that loses its content the root shop is kept.
     *
     * @throws org.springframework.dao.ConcurrencyFailureException where one is gone meanwhile: whoever it is about was erased,
     *     and must not come back by what was read before
     */
    void settle(ImportId id, List<DecidedLine> lines);

    /**
     * What was decided of lines, by the root shop that they are of. Lines whose root shop cannot be read count nowhere.
     *
     * @param upTo the last line that counts
     */
    Map<RootKdtId, ImportCounts> countsByRootShop(ImportId id, long upTo);

    /**
     * A page of imports, newest first.
     *
     * @throws InvalidCursorException for a cursor that is none of ours
     */
    Page<MemberImport> list(PageRequest page, RootShops shops);

    /**
     * A page of decided lines, in the order of the file.
     *
     * @param reached lines after this one are forecasts
     * @throws InvalidCursorException for a cursor that is none of ours
     */
    Page<ImportLine> lines(ImportId id, @Nullable LineOutcome outcome, long reached, PageRequest page);

    /** The refused lines after a line that have their content still, in the order of the file. Empty once there are no more. */
    List<RefusedLine> refusedLinesAfter(ImportId id, long number, Portion most);

    /** Imports that last went forward before this instant and stand in one of these states. */
    List<MemberImport> idleSince(Instant before, Collection<ImportState> states, int most);

    /**
     * Takes the content and the identity from lines of imports that ended before this instant, and removes the lines of
     * cancelled ones.
     *
     * @return how many lines that were
     */
    int forgetLines(Instant endedBefore, int most);

    /**
     * Removes every line that is, or may be, of an identity, decided or not: those of its mobile and its root shop, those of
     * its mobile whose root shop cannot be read, those of which neither can be read and whose content bears {@link Traces} of the
     * person, and those with its number.
     *
     * @param yzOpenId null where none is known
     */
    void erase(MemberKey key, OutOpenId number, @Nullable YzOpenId yzOpenId);
}
