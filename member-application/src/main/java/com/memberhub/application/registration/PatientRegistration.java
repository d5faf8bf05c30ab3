package com.memberhub.application.registration;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.dao.ConcurrencyFailureException;

/**
 * Begins anew where another transaction was in the way: somebody was erased at that instant, or PostgreSQL ended a deadlock
 * with what staff do. The caller has a second or so, and would only send the same again. Each attempt is a transaction of its
 * own, so this is nothing for whoever registers within one.
 */
public class PatientRegistration implements RegisterMember {

    private static final int MOST_ATTEMPTS = 3;
    /** Whoever waited longer than that for a row would wait as long again. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final RegisterMember registration;
    private final Clock clock;

    public PatientRegistration(RegisterMember registration, Clock clock) {
        this.registration = registration;
        this.clock = clock;
    }

    @Override
    public List<Outcome> register(List<Command> batch) {
        Instant patientUntil = clock.instant().plus(PATIENCE);
        for (int attempt = 1; attempt < MOST_ATTEMPTS; attempt++) {
            try {
                return registration.register(batch);
            } catch (ConcurrencyFailureException again) {
                // Nothing was stored.
                if (clock.instant().isAfter(patientUntil)) {
                    throw again;
                }
            }
        }
        return registration.register(batch);
    }
}
