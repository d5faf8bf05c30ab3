package com.memberhub.application.privacy;

/** What the journal keeps of a call is encrypted, and cannot be read with the keys that there are. */
public class UnreadableContentException extends RuntimeException {

    /** Says why; the message holds nothing of the content. */
    public UnreadableContentException(String message) {
        super(message);
    }
}
