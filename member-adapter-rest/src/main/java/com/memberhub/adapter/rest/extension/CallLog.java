package com.memberhub.adapter.rest.extension;

import com.memberhub.adapter.rest.caller.Caller;
import com.memberhub.domain.admission.MemberSubmission;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.event.Level;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * What the log says of a call: one line once it is answered, with what became of it and how long that took. Nothing
 * of the member is in it. The figures of the call are taken at the same moment.
 *
 * <p>Behind Spring's filter that begins a trace, so that the line bears its id.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
class CallLog extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(CallLog.class);

    private static final String OUTCOME = CallLog.class.getName() + ".outcome";
    private static final String DETAIL = CallLog.class.getName() + ".detail";

    private static final Set<Integer> TURNED_AWAY = Stream.of(
                    HttpStatus.UNAUTHORIZED,
                    HttpStatus.FORBIDDEN,
                    HttpStatus.TOO_MANY_REQUESTS,
                    HttpStatus.SERVICE_UNAVAILABLE)
            .map(HttpStatus::value)
            .collect(Collectors.toUnmodifiableSet());

    /** What a line of the log may be made of: neither line breaks nor anybody's name. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_.:-]{1,64}");

    private final CallMeters meters;

    CallLog(CallMeters meters) {
        this.meters = meters;
    }

    /** From here on every line says whose call it is. They are taken away with the request's id. */
    static void isOf(MemberSubmission submission) {
        Long rootKdtId = submission.rootKdtId();
        if (rootKdtId != null) {
            MDC.put("rootKdtId", rootKdtId.toString());
        }
        String appId = submission.appId();
        if (appId != null) {
            MDC.put("appId", PLAIN.matcher(appId).matches() ? appId : "?");
        }
    }

    /**
     * Says what was decided.
     *
     * @param detail nothing personal: a member's number, or codes
     */
    static void decided(HttpServletRequest request, String outcome, Object detail) {
        request.setAttribute(OUTCOME, outcome);
        request.setAttribute(DETAIL, detail);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getServletPath().equals(MemberCreateExtensionController.PATH);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long start = System.nanoTime();
        boolean answered = false;
        try {
            chain.doFilter(request, response);
            answered = true;
        } finally {
            int status = answered ? response.getStatus() : HttpStatus.INTERNAL_SERVER_ERROR.value();
            Duration timeTaken = Duration.ofNanos(System.nanoTime() - start);
            meters.answered(request, (String) request.getAttribute(OUTCOME), status, timeTaken);
            log(request, status, timeTaken.toMillis());
        }
    }

    private static void log(HttpServletRequest request, int status, long milliseconds) {
        Object outcome = Objects.requireNonNullElse(request.getAttribute(OUTCOME), "failed");
        Object detail = Objects.requireNonNullElse(request.getAttribute(DETAIL), status);
        LOG.atLevel(level(request, status))
                .addKeyValue("outcome", outcome)
                .addKeyValue("status", status)
                .addKeyValue("durationMs", milliseconds)
                .log("Call {} in {} ms: {}", outcome, milliseconds, detail);
    }

    /**
     * Who turns a caller away says so and why, and calls that are too many are counted: a line for each would be one more
     * burden. So would one for each request of somebody unknown that is no call.
     */
    private static Level level(HttpServletRequest request, int status) {
        boolean isOfNobody = Caller.of(request).isEmpty() && status < HttpStatus.INTERNAL_SERVER_ERROR.value();
        return isOfNobody || TURNED_AWAY.contains(status) ? Level.DEBUG : Level.INFO;
    }
}
