package com.memberhub.adapter.rest.staff;

import com.memberhub.adapter.rest.body.BoundedBody;
import com.memberhub.application.privacy.Reason;
import com.memberhub.domain.finding.InvalidValueException;
import com.memberhub.domain.finding.ViolationCode;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Objects;

/** {@code {"reason": "..."}}. */
final class ReasonRequest {

    private ReasonRequest() {}

    static Reason read(HttpServletRequest request) throws IOException {
        RequestFields body = RequestFields.ofBody(BoundedBody.read(request), null);
        Reason reason = body.required("reason", ReasonRequest::reason);
        body.check();
        return Objects.requireNonNull(reason);
    }

    private static Reason reason(String text) {
        try {
            return new Reason(text);
        } catch (IllegalArgumentException tooLong) {
            throw new InvalidValueException(ViolationCode.TOO_LONG, Reason.LONGEST);
        }
    }
}
