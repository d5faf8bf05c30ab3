package com.memberhub.application.planted;

import com.memberhub.domain.planted.DomainThatKnowsSpring;
import java.time.LocalDate;
import java.time.ZoneOffset;
import tools.jackson.databind.json.JsonMapper;

/** Breaks three rules on purpose: a use case reads JSON, asks the wall for the day, and closes a circle. */
public class UseCaseThatKnowsJson {

    public static String json() {
        return new JsonMapper().writeValueAsString(LocalDate.now(ZoneOffset.UTC) + DomainThatKnowsSpring.name());
    }
}
