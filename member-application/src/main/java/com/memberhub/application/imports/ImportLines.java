package com.memberhub.application.imports;

import com.memberhub.application.directory.InvalidCursorException;
import com.memberhub.application.directory.Page;
import com.memberhub.application.directory.PageRequest;
import com.memberhub.domain.member.MemberKey;
import com.memberhub.domain.member.OutOpenId;
import com.memberhub.domain.member.RootKdtId;
import com.memberhub.domain.privacy.Traces;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The lines of the imports that are stored. An out-port; every method runs in the caller's transaction. */
public interface ImportLines {

    /** Adds lines of distinct numbers. */
    void add(ImportId id, List<UploadedLine> lines);

    /** The lines after a line, in the order of the file: at least one where there are any. They may be fewer than the portion allows. */
    List<StoredLine> after(ImportId id, long number, Portion most);

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
     * A page of decided lines, in the order of the file.
     *
     * @param reached lines after this one are forecasts
     * @throws InvalidCursorException for a cursor that is none of ours
     */
    Page<ImportLine> list(ImportId id, @Nullable LineOutcome outcome, long reached, PageRequest page);

    /** The refused lines after a line, with their content or without, in the order of the file. Empty once there are no more. */
    List<RefusedLine> refusedAfter(ImportId id, long number, Portion most);

    /**
     * Takes the content and the identity from lines of imports that ended before this instant, and removes the lines of
     * cancelled ones.
     *
     * @return how many lines that were
     */
    int forget(Instant endedBefore, int most);

    /**
     * Removes every line that is, or may be, of an identity, decided or not: those of its mobile and its root shop, those of
     * its mobile whose root shop cannot be read, those of which no mobile can be read and whose content bears traces of the
     * person, and those with its number.
     */
    void erase(MemberKey key, OutOpenId number, Traces traces);
}
