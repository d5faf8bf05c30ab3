package com.memberhub.adapter.rest.problem;

/**
 * An answer that is under way cannot be finished. Nothing is added to it: the connection is cut, so that whoever reads
 * sees that it is not whole.
 */
public final class BrokenOffAnswerException extends RuntimeException {

    public BrokenOffAnswerException(Throwable cause) {
        super("an answer broke off", cause);
    }
}
