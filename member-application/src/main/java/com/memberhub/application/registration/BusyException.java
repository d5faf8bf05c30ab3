package com.memberhub.application.registration;

/** There is more to do than can be done in time. Nothing was stored; the caller may send the same again a moment later. */
public class BusyException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** It is thrown the more often, the less there is to spare: it carries no stack. */
    public BusyException(String message) {
        super(message, null, false, false);
    }
}
