package com.memberhub.application.privacy;

/** What is kept of a member, of a call or of a line of an import is encrypted, and cannot be read with the keys that there are. */
public class UnreadableContentException extends RuntimeException {

    /** Says why; the message holds nothing of the content. */
    public UnreadableContentException(String message) {
        super(message);
    }
}
