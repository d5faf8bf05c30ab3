package com.memberhub.application.imports;

import com.memberhub.application.journal.Payload;
import com.memberhub.domain.finding.Violation;
import org.jspecify.annotations.Nullable;

/**
 * A line as it arrives.
 *
 * @param number of the line in the file, from 1; each is larger than the one before
 * @param content a JSON object as {@link ImportLineReader} reads it; null where it could not even be taken in
 * @param violation why it could not be taken in; null where it could
 * @param owner whose it is; {@link LineOwner#UNKNOWN} before it is read
 */
public record UploadedLine(
        long number, @Nullable Payload content, @Nullable Violation violation, LineOwner owner) {

    /** A line that can be read. */
    public static UploadedLine of(long number, byte[] content) {
        return new UploadedLine(number, new Payload(content), null, LineOwner.UNKNOWN);
    }

    /** A line that is refused whatever it says. */
    public static UploadedLine refused(long number, Violation violation) {
        return new UploadedLine(number, null, violation, LineOwner.UNKNOWN);
    }

    /** How many bytes its content has. */
    int size() {
        return content == null ? 0 : content.bytes().length;
    }

    UploadedLine ownedBy(LineOwner known) {
        return new UploadedLine(number, content, violation, known);
    }
}
