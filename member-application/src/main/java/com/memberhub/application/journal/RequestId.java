package com.memberhub.application.journal;

/**
 * Our own id of one call, unique, and the key to everything the journal holds of it.
 *
 * @param value a ULID, 26 characters, so that calls sort by time
 */
public record RequestId(String value) {

    public RequestId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a request id is never blank");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
