package com.memberhub.adapter.rest.caller;

import com.memberhub.domain.member.AppId;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who calls, once they have proved it.
 *
 * @param app null for somebody at this machine, where no app is configured
 */
public record Caller(@Nullable PlatformApp app) {

    private static final String ATTRIBUTE = Caller.class.getName();

    /** The app that calls; empty for somebody at this machine, where no app is configured. */
    public Optional<AppId> appId() {
        return Optional.ofNullable(app).map(PlatformApp::id);
    }

    /** Who sent this request; empty where nobody was asked to prove it, or nobody could. */
    public static Optional<Caller> of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof Caller caller ? Optional.of(caller) : Optional.empty();
    }

    void sent(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }
}
