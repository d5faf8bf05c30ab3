package com.memberhub.adapter.rest.extension;

import com.memberhub.adapter.rest.caller.Caller;
import com.memberhub.domain.finding.ViolationCode;
import com.memberhub.domain.member.AppId;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * The figures of the platform's calls: how many, how long they took, what became of them, whose they were, and why they
 * were refused. Nothing that a caller makes up becomes a label: there would be no end of them.
 */
@Component
class CallMeters {

    private static final String CALLS = "member.hub.calls";
    private static final String VIOLATIONS = "member.hub.violations";

    /** Of a caller who has not proved who it is, or where no app is configured. */
    private static final String UNKNOWN = "unknown";

    /** Where the histogram is cut. 300 ms is what the service level objective asks of a call. */
    private static final Duration[] BUCKETS = Stream.of(5, 10, 25, 50, 100, 200, 300, 500, 1_000, 2_500, 5_000)
            .map(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final MeterRegistry meters;
    private final Map<Series, Timer> timers = new ConcurrentHashMap<>();
    private final Map<ViolationCode, Counter> violations = new ConcurrentHashMap<>();

    CallMeters(MeterRegistry meters) {
        this.meters = meters;
    }

    /**
     * A call was answered.
     *
     * @param decided what was decided of it; null where it did not come so far, and the status says why
     */
    void answered(HttpServletRequest request, @Nullable String decided, int status, Duration timeTaken) {
        String app = Caller.of(request).flatMap(Caller::appId).map(AppId::value).orElse(UNKNOWN);
        String outcome = decided == null ? outcome(status) : decided;
        timers.computeIfAbsent(new Series(outcome, app), this::timer).record(timeTaken);
    }

    /** A call was refused for these reasons, each told once. */
    void refused(Collection<ViolationCode> codes) {
        codes.forEach(code -> violations.computeIfAbsent(code, this::counter).increment());
    }

    private static String outcome(int status) {
        HttpStatus known = HttpStatus.resolve(status);
        if (known == HttpStatus.UNAUTHORIZED) {
            return "unauthenticated";
        }
        if (known == HttpStatus.FORBIDDEN) {
            return "forbidden";
        }
        if (known == HttpStatus.TOO_MANY_REQUESTS) {
            return "throttled";
        }
        if (known == HttpStatus.SERVICE_UNAVAILABLE) {
            return "unavailable";
        }
        return status >= HttpStatus.INTERNAL_SERVER_ERROR.value() ? "defect" : "not_taken";
    }

    private Timer timer(Series series) {
        return Timer.builder(CALLS)
                .description("Calls of the platform, from when they arrive until they are answered")
                .tag("outcome", series.outcome())
                .tag("app", series.app())
                .serviceLevelObjectives(BUCKETS)
                .register(meters);
    }

    private Counter counter(ViolationCode code) {
        return Counter.builder(VIOLATIONS)
                .description("Calls that were refused for this reason")
                .tag("code", code.wireName())
                .register(meters);
    }

    private record Series(String outcome, String app) {}
}
