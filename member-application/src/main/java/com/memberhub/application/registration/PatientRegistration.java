package com.memberhub.application.registration;

import java.util.List;
import org.springframework.dao.ConcurrencyFailureException;

/**
 * Begins anew where another transaction was in the way: somebody was erased at that instant, or PostgreSQL ended a deadlock
 * with what staff do. The caller has a second or so, and would only send the same again. Each attempt is a transaction of its
 * own, so this is nothing for whoever registers within one.
 */
public class PatientRegistration implements RegisterMember {

    private static final int MOST_ATTEMPTS = 3;

    private final RegisterMember registration;

    public PatientRegistration(RegisterMember registration) {
        this.registration = registration;
    }

    @Override
    public List<Outcome> register(List<Command> batch) {
        for (int attempt = 1; attempt < MOST_ATTEMPTS; attempt++) {
            try {
                return registration.register(batch);
            } catch (ConcurrencyFailureException again) {
                // Nothing was stored.
            }
        }
        return registration.register(batch);
    }
}
