package com.memberhub.application.imports;

/**
 * An import.
 *
 * @param value a ULID, so that imports sort by time
 */
public record ImportId(String value) {

    public ImportId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("an import id is never blank");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
