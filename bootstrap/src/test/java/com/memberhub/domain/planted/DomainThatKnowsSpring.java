package com.memberhub.domain.planted;

import com.memberhub.application.planted.UseCaseThatKnowsJson;
import org.springframework.stereotype.Component;

/** Breaks two rules on purpose: the domain knows a framework, and its use case in a circle. */
@Component
public class DomainThatKnowsSpring {

    public static String name() {
        return UseCaseThatKnowsJson.class.getName();
    }
}
