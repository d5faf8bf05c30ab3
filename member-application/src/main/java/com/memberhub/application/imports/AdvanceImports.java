package com.memberhub.application.imports;

/** Brings imports forward, step by step. Any number of hubs on one database may do that; one step is taken at a time. */
public interface AdvanceImports {

    /**
     * Takes the next step of the import whose turn it is.
     *
     * @return false where there is nothing to do, or another hub is at it
     * @throws StepFailedException when a step failed; nothing of it is stored
     */
    boolean advance();

    /**
     * Stops an import whose step failed for a reason that will not pass by itself, unless it has ended or was stopped
     * meanwhile. Somebody may start it again.
     */
    void giveUp(ImportId id);

    /**
     * Forgets a few of the lines that are not needed any more, and imports that nobody finishes.
     *
     * @return false where nothing is left to forget
     */
    boolean tidy();

    /** A step failed, and whose it was. It says nothing of the line, which is personal data. */
    final class StepFailedException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient ImportId id;
        private final Throwable reason;

        public StepFailedException(ImportId id, Throwable reason) {
            super("a step of import " + id + " failed", reason);
            this.id = id;
            this.reason = reason;
        }

        public ImportId id() {
            return id;
        }

        /** Why it failed. */
        public Throwable reason() {
            return reason;
        }
    }
}
