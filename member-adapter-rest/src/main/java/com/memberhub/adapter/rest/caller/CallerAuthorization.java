package com.memberhub.adapter.rest.caller;

import com.memberhub.application.caller.RefusalReason;
import com.memberhub.domain.finding.InvalidValueException;
import com.memberhub.domain.member.AppId;
import com.memberhub.domain.member.RootKdtId;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** What a caller may write. */
@Component
public class CallerAuthorization {

    private final CallerRefusals refusals;

    CallerAuthorization(CallerRefusals refusals) {
        this.refusals = refusals;
    }

    /**
     * Refuses a body that is another app's, or of a root shop that is not the app's own. What cannot be read contradicts
     * nobody: such a call breaks a rule, is refused for that, and is kept under no root shop.
     *
     * @param appId as the body says; null where that cannot be read
     * @param rootKdtId as the body says; null where that cannot be read
     * @return the app that calls; null for somebody at this machine, where no app is configured
     * @throws ResponseStatusException 401 for a request that nobody was found to have sent; 403, or 429 where it is one of
     *     too many
     */
    public @Nullable AppId check(HttpServletRequest request, @Nullable String appId, @Nullable Long rootKdtId) {
        Optional<Caller> caller = Caller.of(request);
        if (caller.isEmpty()) {
            throw refusals.unknown(request, RefusalReason.NO_PROOF);
        }
        PlatformApp app = caller.get().app();
        if (app == null) {
            return null;
        }
        if (appId != null && !appId.equals(app.id().value())) {
            throw refusals.forbidden(request, RefusalReason.FOREIGN_APP, app.id());
        }
        RootKdtId shop = shop(rootKdtId);
        if (shop != null && !app.shops().include(shop)) {
            throw refusals.forbidden(request, RefusalReason.FOREIGN_SHOP, app.id());
        }
        return app.id();
    }

    /** A number that is no root shop's is none that could be foreign. */
    private static @Nullable RootKdtId shop(@Nullable Long rootKdtId) {
        try {
            return rootKdtId == null ? null : new RootKdtId(rootKdtId);
        } catch (InvalidValueException notPositive) {
            return null;
        }
    }
}
