package com.memberhub.application.imports;

import com.memberhub.application.journal.Payload;
import com.memberhub.domain.admission.MemberSubmission;
import com.memberhub.domain.member.OutOpenId;
import com.memberhub.domain.member.RootKdtId;
import org.jspecify.annotations.Nullable;

/** Reads the content of a line. An out-port: only the adapter that took the line in knows the words in it. */
public interface ImportLineReader {

    /**
     * Reads a line. It never fails: what is wrong with it stands in the submission.
     *
     * @param rootKdtId of a line that names none
     */
    ReadLine read(Payload content, @Nullable RootKdtId rootKdtId);

    /**
     * What a line says.
     *
     * @param number the member number it asks for; null where it asks for none, or for none that is valid, which is among
     *     the violations then
     */
    record ReadLine(MemberSubmission submission, @Nullable OutOpenId number) {}
}
