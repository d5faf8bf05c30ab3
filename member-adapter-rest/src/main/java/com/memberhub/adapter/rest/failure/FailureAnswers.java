package com.memberhub.adapter.rest.failure;

import com.memberhub.adapter.rest.envelope.Envelopes;
import com.memberhub.adapter.rest.problem.Problem;
import com.memberhub.adapter.rest.problem.Problems;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Tells a failure in the form that whoever asked can read. */
@Component
class FailureAnswers {

    /** The page that says what went wrong; its model is a {@link Problem} under {@code problem}. */
    private static final String PAGE = "console/error";

    private final Envelopes envelopes;
    private final Problems problems;

    FailureAnswers(Envelopes envelopes, Problems problems) {
        this.envelopes = envelopes;
        this.problems = problems;
    }

    /** What a handler of Spring MVC returns. */
    Object of(HttpServletRequest request, Failure failure) {
        return switch (Audience.of(request)) {
            case PLATFORM -> entity(failure, MediaType.APPLICATION_JSON, envelopes.failure(request, failure.status()));
            case API -> entity(failure, MediaType.APPLICATION_PROBLEM_JSON, problem(request, failure));
            case CONSOLE -> page(request, failure);
        };
    }

    private static ResponseEntity<Object> entity(Failure failure, MediaType type, Object body) {
        return ResponseEntity.status(failure.status())
                .headers(failure.headers())
                .contentType(type)
                .body(body);
    }

    private ModelAndView page(HttpServletRequest request, Failure failure) {
        return new ModelAndView(
                PAGE,
                Map.of(
                        "problem",
                        problem(request, failure),
                        "expired",
                        failure.messageKey().equals(Problems.EXPIRED),
                        "withoutRole",
                        failure.messageKey().equals(Problems.NO_ROLE)),
                HttpStatusCode.valueOf(failure.status()));
    }

    private Problem problem(HttpServletRequest request, Failure failure) {
        return problems.of(request, failure.status(), failure.messageKey(), failure.fields());
    }
}
