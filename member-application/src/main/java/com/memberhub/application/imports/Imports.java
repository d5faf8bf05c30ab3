package com.memberhub.application.imports;

import com.memberhub.application.directory.InvalidCursorException;
import com.memberhub.application.directory.Page;
import com.memberhub.application.directory.PageRequest;
import com.memberhub.application.staff.RootShops;
import com.memberhub.domain.privacy.Traces;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The imports that are stored, without their lines. An out-port; every method runs in the caller's transaction. */
public interface Imports {

    /** Stores a new one. */
    void add(Import added);

    /** Reads without a lock. */
    Optional<Import> find(ImportId id);

    /** Reads and keeps others from changing it until the transaction ends. */
    Optional<Import> lock(ImportId id);

    /**
     * Locks the import whose turn it is: a dry run before one that stores, and of those the one that was started first. As
     * long as the transaction lasts nobody else gets any.
     *
     * @return empty where none goes forward by itself, or where somebody else is at it
     */
    Optional<Import> lockNext();

    /** Stores what changed of one that is locked. */
    void update(Import changed);

    /**
     * A page of imports, newest first.
     *
     * @throws InvalidCursorException for a cursor that is none of ours
     */
    Page<Import> list(PageRequest page, RootShops shops);

    /** Takes away what names of files, and of columns that nobody knows, tell of a person. */
    void erase(Traces traces);

    /** Imports that last went forward before this instant and stand in one of these states. */
    List<Import> idleSince(Instant before, Collection<ImportState> states, int most);
}
