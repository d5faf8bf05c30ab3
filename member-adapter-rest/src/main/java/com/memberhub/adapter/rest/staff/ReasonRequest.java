package com.memberhub.adapter.rest.staff;

import com.memberhub.adapter.rest.body.BoundedBody;
import com.memberhub.application.privacy.Reason;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Objects;

/** {@code {"reason": "..."}}. */
final class ReasonRequest {

    private ReasonRequest() {}

    static Reason read(HttpServletRequest request) throws IOException {
        RequestFields body = RequestFields.ofBody(BoundedBody.read(request), null);
        Reason reason = body.required("reason", Reason::new);
        body.check();
        return Objects.requireNonNull(reason);
    }
}
