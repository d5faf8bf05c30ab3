package com.memberhub.application.imports;

/** Where an import stands. */
public enum ImportState {
    /** The file is still arriving. */
    UPLOADING,
    /** The dry run: every line is decided and nothing is stored. */
    CHECKING,
    /** The dry run is done; somebody has to start the import or cancel it. */
    CHECKED,
    /** Members are being stored. */
    RUNNING,
    /** Every line is decided for good. */
    DONE,
    /** Somebody cancelled it, or nobody started it in time; what was stored by then stays. */
    CANCELLED,
    /** A defect of the hub stopped it; it can be started again where it stopped, or cancelled. */
    FAILED
}
