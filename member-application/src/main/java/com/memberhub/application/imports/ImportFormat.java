package com.memberhub.application.imports;

/** How a file is written. */
public enum ImportFormat {
    /** A row of field names, then a row for each member. */
    CSV,
    /** A JSON object on each line. */
    NDJSON
}
