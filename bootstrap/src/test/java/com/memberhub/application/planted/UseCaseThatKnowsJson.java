package com.memberhub.application.planted;

import com.memberhub.domain.planted.DomainThatKnowsSpring;
import java.time.Clock;
import tools.jackson.databind.json.JsonMapper;

/** Breaks three rules on purpose: a use case reads JSON, asks the wall for the time, and closes a circle. */
public class UseCaseThatKnowsJson {

    public static String json() {
        return new JsonMapper().writeValueAsString(Clock.systemUTC().millis() + DomainThatKnowsSpring.name());
    }
}
