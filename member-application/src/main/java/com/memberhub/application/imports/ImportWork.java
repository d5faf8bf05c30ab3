package com.memberhub.application.imports;

/** Brings imports forward, step by step. Any number of hubs on one database may do that; one step is taken at a time. */
public interface ImportWork {

    /**
     * Takes the next step of the import whose turn it is.
     *
     * @return false where there is nothing to do, or another hub is at it
     */
    boolean advance();

    /** Stops the import whose step failed for a reason that will not pass by itself. Somebody may start it again. */
    void giveUp();

    /**
     * Forgets a few of the lines that are not needed any more, and imports that nobody finishes.
     *
     * @return false where nothing is left to forget
     */
    boolean tidy();
}
