package com.memberhub.application.directory;

/** How much the store holds and what is still on its way in, for whoever watches over the hub. */
public interface StorageDirectory {

    /** The figures now. Those of the journal are what the database knows without reading it, so asking is cheap. */
    Storage storage();

    /**
     * The figures.
     *
     * @param journalBytes the journal of calls on disk, with its indexes
     * @param journalCalls about how many calls are in it; as of the database's last look, so 0 until there was one
     * @param openImports files that are being checked or brought in
     * @param openImportLines lines of those
     * @param reachedImportLines how many of those lines are decided
     */
    record Storage(
            long journalBytes, long journalCalls, long openImports, long openImportLines, long reachedImportLines) {}
}
