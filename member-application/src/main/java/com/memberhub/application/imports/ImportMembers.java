package com.memberhub.application.imports;

import com.memberhub.application.directory.InvalidCursorException;
import com.memberhub.application.directory.Page;
import com.memberhub.application.directory.PageRequest;
import com.memberhub.application.staff.Actor;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Brings in the members of a merchant who starts with the hub. A line is decided by the rules of the platform's calls, and
 * its member gets the number that the line says. A number is never changed and never given twice: such a line is refused.
 * The same file brought again changes nothing.
 *
 * <p>Somebody sees the imports that were brought by accounts of root shops that are theirs too; others are as if there were
 * none.
 */
public interface ImportMembers {

    /**
     * Takes a file in and has the dry run begin.
     *
     * @param lines read once, as they arrive; whatever it throws passes through, and nothing of the file is kept
     * @throws UploadEndedException where somebody cancelled it meanwhile
     */
    Import upload(Actor actor, ImportFile file, Iterator<UploadedLine> lines);

    /** Starts what the dry run has checked, or what failed. */
    Answer start(Actor actor, ImportId id);

    /** Stops an import. Members that it stored by then stay; the lines are forgotten. */
    Answer cancel(Actor actor, ImportId id);

    /** An import as it stands now. */
    Optional<Import> find(ImportId id, Actor actor);

    /** Imports, newest first. */
    Page<Import> list(PageRequest page, Actor actor);

    /**
     * The report, line by line in the order of the file, as far as lines are decided. Empty for an unknown import.
     *
     * @param outcome only lines of this outcome; null for all
     * @throws InvalidCursorException for a cursor that is none of ours
     */
    Page<ImportLine> lines(ImportId id, @Nullable LineOutcome outcome, PageRequest page, Actor actor);

    /**
     * Hands out the refused lines in the order of the file, with what they say as long as that is kept. Only whoever brought them
     * gets them, and that is written down first. The receiver may take its time: nothing is held meanwhile.
     *
     * @return false when there is no such import of the actor's
     */
    boolean refusedLines(ImportId id, Actor actor, Consumer<RefusedLine> receiver);

    /** What came of asking to start or cancel an import. */
    enum Answer {
        /** It was done. */
        ACCEPTED,
        /** There is no such import that the actor may see. */
        UNKNOWN,
        /** The import is in a state that does not allow it. */
        NOT_NOW
    }
}
