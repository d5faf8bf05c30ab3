package com.memberhub.adapter.rest.extension;

import com.memberhub.domain.admission.MemberSubmission;
import org.springframework.stereotype.Component;

/** Reads what is sent to {@code POST /MemberCreateExtension}, for those who bring it in another way. */
@Component
public class SubmissionReader {

    private final MemberCreateRequestReader reader;

    SubmissionReader(MemberCreateRequestReader reader) {
        this.reader = reader;
    }

    /**
     * Reads a body as the endpoint does. It never fails: what is wrong with the body stands in the submission.
     *
     * @param body JSON in UTF-8
     */
    public MemberSubmission read(byte[] body) {
        return reader.read(body);
    }
}
