package com.memberhub.adapter.rest.caller;

import com.github.benmanes.caffeine.cache.Ticker;
import com.memberhub.adapter.rest.envelope.Envelopes;
import com.memberhub.adapter.rest.network.Origin;
import com.memberhub.application.caller.RefusalReason;
import com.memberhub.application.caller.RefusedCaller;
import com.memberhub.application.caller.RefusedCallers;
import com.memberhub.domain.member.AppId;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Turns callers away: keeps that it did, counts it, and says with which answer. */
@Component
class CallerRefusals {

    private static final Logger LOG = LoggerFactory.getLogger(CallerRefusals.class);
    private static final String COUNTER = "member.hub.callers.refused";
    private static final String REASON = "reason";
    private static final String THROTTLED = "throttled";
    private static final String TOO_OFTEN = "too_often";

    /** RFC 9110 wants a challenge with each 401; of all our schemes only this one has a name there. */
    private static final String CHALLENGE = "Bearer realm=\"member-hub\"";

    private final RefusedCallers refusedCallers;
    private final Envelopes envelopes;
    private final MeterRegistry meters;
    private final Clock clock;
    private final FailureThrottle throttle;

    @Autowired
    CallerRefusals(RefusedCallers refusedCallers, Envelopes envelopes, MeterRegistry meters, Clock clock) {
        this(refusedCallers, envelopes, meters, clock, Ticker.systemTicker());
    }

    CallerRefusals(
            RefusedCallers refusedCallers, Envelopes envelopes, MeterRegistry meters, Clock clock, Ticker ticker) {
        this.refusedCallers = refusedCallers;
        this.envelopes = envelopes;
        this.meters = meters;
        this.clock = clock;
        this.throttle = new FailureThrottle(ticker);
    }

    /** The answer to a caller that could not be authenticated. */
    CallerRefusedException unknown(HttpServletRequest request, RefusalReason reason) {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE);
        return refuse(request, reason, null, new CallerRefusedException(HttpStatus.UNAUTHORIZED, headers));
    }

    /** The answer to an app that asks for what is not its own. */
    CallerRefusedException forbidden(HttpServletRequest request, RefusalReason reason, AppId appId) {
        return refuse(request, reason, appId, new CallerRefusedException(HttpStatus.FORBIDDEN, HttpHeaders.EMPTY));
    }

    /**
     * Takes a call from the rate of its app. That one calls too often is counted and no more: it is who it says.
     *
     * @throws CallerRefusedException 429 where there was none left
     */
    void requireRate(Caller caller) {
        PlatformApp app = caller.app();
        Optional<Duration> waitingTime =
                app == null ? Optional.empty() : app.rate().take();
        if (waitingTime.isPresent()) {
            count(TOO_OFTEN);
            throw CallerRefusedException.throttled(waitingTime.get());
        }
    }

    private CallerRefusedException refuse(
            HttpServletRequest request, RefusalReason reason, @Nullable AppId appId, CallerRefusedException answer) {
        String address = Origin.address(request);
        Optional<Duration> waitingTime = throttle.failed(address);
        count(waitingTime.isPresent() ? THROTTLED : reason.name().toLowerCase(Locale.ROOT));
        if (waitingTime.isPresent()) {
            return CallerRefusedException.throttled(waitingTime.get());
        }
        if (throttle.mayKeep()) {
            keep(new RefusedCaller(clock.instant(), envelopes.requestId(request), address, appId, reason));
        }
        return answer;
    }

    private void count(String reason) {
        meters.counter(COUNTER, REASON, reason).increment();
    }

    /** A database that is away is no reason to answer anything else. */
    private void keep(RefusedCaller refused) {
        LOG.info("A caller at {} is refused: {}", refused.address(), refused.reason());
        try {
            refusedCallers.append(refused);
        } catch (DataAccessException | TransactionException notNow) {
            LOG.warn(
                    "That a caller was refused could not be kept: {}",
                    notNow.getClass().getSimpleName());
        }
    }
}
