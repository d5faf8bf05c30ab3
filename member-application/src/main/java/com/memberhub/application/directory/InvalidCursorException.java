package com.memberhub.application.directory;

/** A cursor that this hub did not give, or gave for another order. */
public final class InvalidCursorException extends RuntimeException {

    public InvalidCursorException() {
        super("the cursor is not one of this search", null, false, false);
    }
}
