package com.memberhub.application.journal;

import java.util.Arrays;

/** The body of a call, byte for byte as it was sent. */
public final class Payload {

    private final byte[] bytes;

    /** Takes the array over without a copy: whoever made it must not change it any more. */
    public Payload(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The bytes themselves, not a copy: they must not be changed. */
    public byte[] bytes() {
        return bytes;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Payload payload && Arrays.equals(bytes, payload.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** Says the size only: the content is personal data. */
    @Override
    public String toString() {
        return "Payload[" + bytes.length + " bytes]";
    }
}
