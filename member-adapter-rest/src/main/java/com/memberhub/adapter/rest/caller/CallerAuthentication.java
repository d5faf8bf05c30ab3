package com.memberhub.adapter.rest.caller;

import com.memberhub.adapter.rest.body.BoundedBody;
import com.memberhub.adapter.rest.caller.CallerProof.Borne;
import com.memberhub.adapter.rest.network.Origin;
import com.memberhub.application.caller.RefusalReason;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Finds out which app calls. It is the one whose secret verifies: what a body says of its sender is believed afterwards
 * only. The body is read where a proof of it is borne that may be right, and not before.
 */
@Component
class CallerAuthentication {

    private static final byte[] NOT_NEEDED = {};

    private final PlatformApps configured;

    CallerAuthentication(PlatformApps configured) {
        this.configured = configured;
    }

    Verdict authenticate(HttpServletRequest request) throws IOException {
        if (configured.apps().isEmpty()) {
            return Origin.isThisMachine(request)
                    ? new Verdict.Known(new Caller(null))
                    : new Verdict.Refused(RefusalReason.NOT_CONFIGURED);
        }
        List<PlatformApp> present = new ArrayList<>();
        boolean stale = false;
        for (PlatformApp app : configured.apps()) {
            Borne borne = app.proof().borne(request);
            stale |= borne == Borne.STALE;
            if (borne == Borne.PRESENT) {
                present.add(app);
            }
        }
        if (present.isEmpty()) {
            return new Verdict.Refused(stale ? RefusalReason.STALE_PROOF : RefusalReason.NO_PROOF);
        }
        String address = Origin.address(request);
        List<PlatformApp> near =
                present.stream().filter(app -> app.mayCallFrom(address)).toList();
        if (near.isEmpty()) {
            return new Verdict.Refused(RefusalReason.FOREIGN_NETWORK);
        }
        return oneOf(near, request)
                .<Verdict>map(app -> new Verdict.Known(new Caller(app)))
                .orElseGet(() -> new Verdict.Refused(RefusalReason.WRONG_PROOF));
    }

    private static Optional<PlatformApp> oneOf(List<PlatformApp> apps, HttpServletRequest request) throws IOException {
        Optional<PlatformApp> byToken = proven(apps, false, request, NOT_NEEDED);
        if (byToken.isPresent() || apps.stream().noneMatch(app -> app.proof().isOfTheBody())) {
            return byToken;
        }
        return proven(apps, true, request, BoundedBody.readAhead(request));
    }

    private static Optional<PlatformApp> proven(
            List<PlatformApp> apps, boolean ofTheBody, HttpServletRequest request, byte[] body) {
        Optional<PlatformApp> found = Optional.empty();
        for (PlatformApp app : apps) {
            if (app.proof().isOfTheBody() == ofTheBody && app.proof().isRight(request, body)) {
                found = Optional.of(app);
            }
        }
        return found;
    }
}
