package com.memberhub.adapter.rest.console;

import com.memberhub.application.directory.CallView;
import com.memberhub.application.directory.CallView.Finding;
import com.memberhub.domain.finding.Violation;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The form in which a refused call is put right.
 *
 * @param fixes the fields that are wrong
 * @param others what is wrong with no field, or with one that cannot be reached
 * @param json the whole body, which can be edited too
 * @param again whether this is the answer to a correction that was refused as well
 * @param slip what else stands in the way; null for nothing
 */
record CorrectionPage(
        CallRow call,
        List<Fix> fixes,
        List<Remedy> others,
        String json,
        boolean again,
        @Nullable String slip) {

    static CorrectionPage of(
            CallView call,
            String json,
            List<Finding> violations,
            boolean again,
            @Nullable String slip,
            Wording wording) {
        Optional<EditedPayload> payload = EditedPayload.read(json);
        return new CorrectionPage(
                CallRow.of(call, wording),
                payload.stream()
                        .flatMap(fields -> violations.stream()
                                .filter(CorrectionPage::isOfAField)
                                .map(violation -> Fix.of(violation, fields, wording)))
                        .toList(),
                violations.stream()
                        .filter(violation -> payload.isEmpty() || !isOfAField(violation))
                        .map(violation -> Remedy.of(violation, wording))
                        .toList(),
                json,
                again,
                slip);
    }

    private static boolean isOfAField(Finding violation) {
        return !violation.path().equals(Violation.BODY);
    }
}
